SELECT
  age, count(*) AS cohorts, sum(customers)::BIGINT AS eligible, sum(c.active)::BIGINT AS active,
  share(sum(c.active), eligible) AS rate, rate_low(sum(c.active), eligible) AS rate_low, rate_high(sum(c.active), eligible) AS rate_high,
FROM cohort_months AS c WHERE is_complete(month)
GROUP BY age ORDER BY age
