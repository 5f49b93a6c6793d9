-- One row a buyer: the whole history, the window W, the window before it.
CREATE TABLE histories AS
SELECT
  customer,
  min(day) FILTER (is_purchase) AS first_day,
  max(day) FILTER (is_purchase) AS last_day,
  count(*) FILTER (is_purchase) AS purchase_days,
  sum(orders)::BIGINT AS orders,
  sum(net)::BIGINT AS revenue,
  sum(refunds)::BIGINT AS refunds,
  sum(net - cost)::BIGINT AS profit,
  count(*) FILTER (is_purchase AND day >= window_start()) AS window_days,
  coalesce(sum(orders) FILTER (day >= window_start()), 0)::BIGINT AS window_orders,
  coalesce(sum(net) FILTER (day >= window_start()), 0)::BIGINT AS window_revenue,
  CASE WHEN count(cost) > 0 THEN coalesce(sum(net - cost) FILTER (day >= window_start()), 0)::BIGINT END AS window_profit,
  CASE WHEN count(discount) > 0 THEN coalesce(sum(discount) FILTER (day >= window_start()), 0)::BIGINT END AS window_discount,
  count(*) FILTER (is_purchase AND day BETWEEN previous_start() AND window_start() - 1) AS previous_days,
  coalesce(sum(net) FILTER (day BETWEEN previous_start() AND window_start() - 1), 0)::BIGINT AS previous_revenue,
  count(*) FILTER (is_purchase AND day < window_start()) AS purchase_days_then,
  max(day) FILTER (is_purchase AND day < window_start()) AS last_day_then,
  arg_min({dimension}, day) FILTER (is_purchase) AS first_{dimension},
  arg_max({dimension}, day) FILTER (is_purchase) AS last_{dimension},
  min({dimension}) AS low_{dimension}, max({dimension}) AS high_{dimension},
FROM customer_days GROUP BY customer HAVING bool_or(is_purchase);

CREATE TABLE gaps AS
SELECT customer, min(next_day) AS second_day, quantile_disc(next_day - day, 0.5) AS median_gap
FROM purchases WHERE next_day IS NOT NULL GROUP BY customer;

-- The value of most purchase days, ties by their net, then bytes; only who bought under several values is weighed.
-- for each dimension
CREATE TABLE favourite_{dimension} AS
SELECT customer, first({dimension} ORDER BY days DESC, net DESC, {dimension}) AS favourite_{dimension}
FROM (
  SELECT customer, {dimension}, count(*) AS days, sum(net) AS net
  FROM purchases SEMI JOIN (FROM histories WHERE low_{dimension} <> high_{dimension}) USING (customer)
  GROUP BY ALL
)
GROUP BY ALL;
-- end
