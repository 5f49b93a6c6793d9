-- CDNOW: no header, runs of blanks between the fields, no orders and no products.
CREATE TABLE records AS
SELECT
  fields[1] AS customer_id,
  strptime(fields[3], '%Y%m%d')::DATE AS day,
  (fields[5]::DECIMAL(12, 2) * 100)::BIGINT AS amount,
  NULL::BIGINT AS cost,
  NULL::BIGINT AS discount,
  NULL::VARCHAR AS order_id,
FROM (
  SELECT string_split_regex(trim(record), ' +') AS fields
  FROM read_csv({files}, auto_detect = false, header = false, delim = '\t', quote = '', escape = '',
    columns = {'record': 'VARCHAR'})
);
