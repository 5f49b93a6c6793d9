-- n customers, p purchase days, r revenue: each of V (0) and W (1).
WITH
days AS (FROM customer_days WHERE is_purchase AND day >= previous_start()),
sides AS (
  SELECT 0 AS position, 'all' AS dimension, 'all' AS value, day >= window_start() AS is_after, customer, net FROM days
  -- for each dimension
  UNION ALL SELECT {position}, '{dimension}', {dimension}, day >= window_start(), customer, net FROM days
  -- end
),
groups AS (
  SELECT
    position, dimension, value,
    count(DISTINCT customer) FILTER (NOT is_after)::HUGEINT AS n0, count(DISTINCT customer) FILTER (is_after)::HUGEINT AS n1,
    count(*) FILTER (NOT is_after)::HUGEINT AS p0, count(*) FILTER (is_after)::HUGEINT AS p1,
    coalesce(sum(net) FILTER (NOT is_after), 0)::HUGEINT AS r0, coalesce(sum(net) FILTER (is_after), 0)::HUGEINT AS r1,
  FROM sides GROUP BY ALL
),
parts AS (
  SELECT
    *, n0 > 0 AND n1 > 0 AS has_both,
    CASE WHEN has_both THEN rounded(
      (n1 - n0) * (2 * p0 * p1 * (r0 * n1 + r1 * n0) + p0 * p0 * n1 * r1 + p1 * p1 * n0 * r0), 6 * n0 * n1 * p0 * p1)
      ELSE r1 - r0 END AS by_customers,
    CASE WHEN has_both THEN rounded(
      (p1 * n0 - p0 * n1) * (2 * (n0 * r0 * p1 + n1 * r1 * p0) + n0 * r1 * p0 + n1 * r0 * p1), 6 * n0 * n1 * p0 * p1)
      END AS by_frequency,
  FROM groups
)
SELECT
  dimension, value, n0 AS customers_before, n1 AS customers_after, p0 AS purchase_days_before, p1 AS purchase_days_after,
  share(p0, n0) AS frequency_before, share(p1, n1) AS frequency_after,
  average(r0, p0) AS spend_before, average(r1, p1) AS spend_after,
  money(r0) AS revenue_before, money(r1) AS revenue_after, money(r1 - r0) AS change,
  money(by_customers) AS from_customers, money(by_frequency) AS from_frequency,
  money(r1 - r0 - by_customers - by_frequency) AS from_spend,
FROM parts WHERE has_previous()
ORDER BY position, value
