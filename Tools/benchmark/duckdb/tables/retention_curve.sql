WITH ages AS (
  SELECT age, count(*) AS cohorts, sum(customers)::BIGINT AS eligible, sum(active)::BIGINT AS active
  FROM cohort_months WHERE is_complete(month) GROUP BY age
)
SELECT
  *, share(active, eligible) AS rate, rate_low(active, eligible) AS rate_low, rate_high(active, eligible) AS rate_high,
FROM ages ORDER BY age
