-- d is a customer's change in the value, e that in everything else.
WITH
held AS (
  SELECT NULL::INTEGER AS position, NULL AS dimension, NULL AS value, NULL::INTEGER AS customer, 0::BIGINT AS before, 0::BIGINT AS after
  WHERE false
  -- for each line_dimension
  UNION ALL
  SELECT
    {position}, '{line_dimension}', {line_dimension}, customer,
    coalesce(sum(amount) FILTER (day < window_start()), 0)::BIGINT, coalesce(sum(amount) FILTER (day >= window_start()), 0)::BIGINT
  FROM lines WHERE day >= previous_start() GROUP BY customer, {line_dimension}
  -- end
),
moved AS (
  SELECT
    held.*, class, is_kept, after - before AS d, w - v - d AS e,
    CASE WHEN is_kept AND d > 0 THEN least(d, greatest(0, -e)) WHEN is_kept THEN greatest(d, least(0, -e)) END AS switched,
  FROM held JOIN changes USING (customer)
)
SELECT
  dimension, value, money(sum(before)::BIGINT) AS revenue_before, money(sum(after)::BIGINT) AS revenue_after,
  money(sum(d)::BIGINT) AS change,
  money(coalesce(sum(d) FILTER (class = 'new'), 0)::BIGINT) AS new,
  money(coalesce(sum(d) FILTER (class = 'returned'), 0)::BIGINT) AS returned,
  money(coalesce(sum(d - switched) FILTER (is_kept AND d > 0), 0)::BIGINT) AS more,
  money(coalesce(sum(switched) FILTER (is_kept AND d > 0), 0)::BIGINT) AS switched_in,
  money(coalesce(sum(d - switched) FILTER (is_kept AND d <= 0), 0)::BIGINT) AS less,
  money(coalesce(sum(switched) FILTER (is_kept AND d <= 0), 0)::BIGINT) AS switched_out,
  money(coalesce(sum(d) FILTER (class = 'lost'), 0)::BIGINT) AS lost,
  money(coalesce(sum(d) FILTER (class = 'other'), 0)::BIGINT) AS other,
FROM moved WHERE has_previous()
GROUP BY position, dimension, value ORDER BY position, value
