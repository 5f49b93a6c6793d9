-- The sample shop's daily files. Records that cannot be read are skipped, as Patron refuses them.
CREATE TABLE records AS
SELECT
  customer_id,
  ordered_at::DATE AS day,
  (amount * 100)::BIGINT AS amount,
  (cost * 100)::BIGINT AS cost,
  (discount * 100)::BIGINT AS discount,
  order_id,
  product,
  region,
  channel,
  coalesce(sales_rep, '(none)') AS sales_rep,
  category,
FROM read_csv({files}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', ignore_errors = true,
  columns = {
  'order_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'customer_id': 'VARCHAR', 'product': 'VARCHAR', 'category': 'VARCHAR',
  'region': 'VARCHAR', 'channel': 'VARCHAR', 'sales_rep': 'VARCHAR', 'quantity': 'INTEGER', 'unit_price': 'DECIMAL(12,2)',
  'discount': 'DECIMAL(12,2)', 'amount': 'DECIMAL(12,2)', 'cost': 'DECIMAL(12,2)'
})
-- DuckDB reads a lone quote inside an unquoted field as a character; to Patron such a record is not CSV.
WHERE customer_id IS NOT NULL AND product NOT SIMILAR TO '[^"]*"';
