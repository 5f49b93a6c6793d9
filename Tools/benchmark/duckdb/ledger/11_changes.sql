-- What each customer did in W, in V, the window before it, and in U, the one before that; and the class of change.
CREATE TABLE changes AS
SELECT
  *,
  CASE
    WHEN w_days > 0 AND first_day >= window_start() THEN 'new'
    WHEN w_days > 0 AND v_days = 0 THEN 'returned'
    WHEN w_days > 0 AND w > v THEN 'kept_more'
    WHEN w_days > 0 AND w = v THEN 'kept_same'
    WHEN w_days > 0 THEN 'kept_less'
    WHEN v_days > 0 THEN 'lost'
    WHEN has_lines THEN 'other'
  END AS class,
  w_days > 0 AND v_days > 0 AS is_kept,
FROM (
  SELECT
    customer,
    min(day) FILTER (is_purchase) AS first_day,
    coalesce(sum(net) FILTER (day >= window_start()), 0)::BIGINT AS w,
    coalesce(sum(net) FILTER (day BETWEEN previous_start() AND window_start() - 1), 0)::BIGINT AS v,
    coalesce(sum(net) FILTER (day BETWEEN earlier_start() AND previous_start() - 1), 0)::BIGINT AS u,
    count(*) FILTER (is_purchase AND day >= window_start()) AS w_days,
    count(*) FILTER (is_purchase AND day BETWEEN previous_start() AND window_start() - 1) AS v_days,
    count(*) FILTER (is_purchase AND day BETWEEN earlier_start() AND previous_start() - 1) AS u_days,
    bool_or(day >= previous_start()) AS has_lines,
  FROM customer_days GROUP BY customer
);

-- A customer's purchase day is a basket: the values of its sale lines, each once.
-- for each line_entity
CREATE TABLE baskets_{line_entity} AS
SELECT DISTINCT customer, day, {line_entity} AS value
FROM lines ANTI JOIN vain_days USING (customer, day)
WHERE is_bought AND {line_entity} IS NOT NULL AND {line_entity} <> '(none)';
-- end
