-- Online Retail: Latin-1, American dates, an amount only as quantity × unit price, and many records without a customer.
CREATE TABLE records AS
SELECT
  CustomerID AS customer_id,
  InvoiceDate::DATE AS day,
  (Quantity * UnitPrice * 1000)::BIGINT AS amount,
  NULL::BIGINT AS cost,
  NULL::BIGINT AS discount,
  InvoiceNo AS order_id,
  StockCode AS product,
  Country AS country,
FROM read_csv({files}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', encoding = 'latin-1',
  timestampformat = '%m/%d/%Y %H:%M', columns = {
  'InvoiceNo': 'VARCHAR', 'StockCode': 'VARCHAR', 'Description': 'VARCHAR', 'Quantity': 'INTEGER', 'InvoiceDate': 'TIMESTAMP',
  'UnitPrice': 'DECIMAL(12,3)', 'CustomerID': 'VARCHAR', 'Country': 'VARCHAR'
})
WHERE CustomerID IS NOT NULL;
