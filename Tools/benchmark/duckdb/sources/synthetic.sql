-- One lean export, or a folder of them: nothing in it is refused.
CREATE TABLE records AS
SELECT
  customer_id,
  ordered_at::DATE AS day,
  (amount * 100)::BIGINT AS amount,
  NULL::BIGINT AS cost,
  NULL::BIGINT AS discount,
  order_id,
  product,
  region,
  channel,
  category,
FROM read_csv({files}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
  'order_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'customer_id': 'VARCHAR', 'product': 'VARCHAR', 'category': 'VARCHAR',
  'region': 'VARCHAR', 'channel': 'VARCHAR', 'quantity': 'INTEGER', 'unit_price': 'DECIMAL(12,2)', 'amount': 'DECIMAL(12,2)'
});
