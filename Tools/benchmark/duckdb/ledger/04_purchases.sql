-- Purchase days, numbered, each with the next one.
CREATE TABLE purchases AS
SELECT
  customer, day, net, orders,
  row_number() OVER days::INTEGER AS n,
  lead(day) OVER days AS next_day,
  {dimension}, lead({dimension}) OVER days AS next_{dimension},
FROM customer_days WHERE is_purchase
WINDOW days AS (PARTITION BY customer ORDER BY day);
