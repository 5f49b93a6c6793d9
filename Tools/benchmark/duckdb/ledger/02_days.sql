-- Lines to the orders of a day, orders to customer-days.
CREATE TABLE order_days AS
SELECT
  customer, order_id, day,
  sum(amount)::BIGINT AS net,
  -sum(least(amount, 0))::BIGINT AS refunds,
  sum(cost)::BIGINT AS cost,
  sum(discount)::BIGINT AS discount,
  bool_or(is_bought) AS is_bought,
  min({dimension}) FILTER (is_bought) AS low_{dimension}, max({dimension}) FILTER (is_bought) AS high_{dimension},
FROM lines GROUP BY ALL;

-- An order counts on the earliest day on which it has a sale; lines without an order id are one order a day.
CREATE TABLE orders AS
SELECT customer, day, count(*)::INTEGER AS orders
FROM (
  SELECT customer, min(day) AS day FROM order_days WHERE is_bought AND order_id IS NOT NULL GROUP BY customer, order_id
  UNION ALL
  SELECT customer, day FROM order_days WHERE is_bought AND order_id IS NULL
)
GROUP BY ALL;

CREATE TABLE bare_days AS
SELECT
  customer, day,
  sum(net)::BIGINT AS net,
  sum(refunds)::BIGINT AS refunds,
  sum(cost)::BIGINT AS cost,
  sum(discount)::BIGINT AS discount,
  sum(net) >= {minimum} AS is_purchase,
  min(low_{dimension}) AS low_{dimension}, max(high_{dimension}) AS high_{dimension},
FROM order_days GROUP BY ALL;
DROP TABLE order_days;
