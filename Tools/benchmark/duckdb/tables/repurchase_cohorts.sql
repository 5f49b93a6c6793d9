SELECT
  label(cohort) AS cohort, is_mature(cohort) AS is_mature, days AS window_days,
  count(*) FILTER (first_day + days <= as_of()) AS eligible,
  count(*) FILTER (first_day + days <= as_of() AND second_day - first_day <= days) AS repurchased,
  share(repurchased, eligible) AS rate,
  rate_low(repurchased, eligible) AS rate_low, rate_high(repurchased, eligible) AS rate_high,
  count(*) - eligible AS too_recent,
FROM buyers CROSS JOIN (SELECT unnest([30, 60, 90, 180, 365]) AS days)
GROUP BY buyers.cohort, days
ORDER BY buyers.cohort, days
