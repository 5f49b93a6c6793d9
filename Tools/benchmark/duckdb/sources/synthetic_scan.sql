SELECT count(*), sum(amount)
FROM read_csv({files}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {
  'order_id': 'VARCHAR', 'ordered_at': 'TIMESTAMP', 'customer_id': 'VARCHAR', 'product': 'VARCHAR', 'category': 'VARCHAR',
  'region': 'VARCHAR', 'channel': 'VARCHAR', 'quantity': 'INTEGER', 'unit_price': 'DECIMAL(12,2)', 'amount': 'DECIMAL(12,2)'
})
