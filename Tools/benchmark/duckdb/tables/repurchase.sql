WITH groups AS (
  SELECT 0 AS place, 'all' AS dimension, 'all' AS value, first_day, second_day FROM buyers
  UNION ALL SELECT {position}, '{dimension}', first_{dimension}, first_day, second_day FROM buyers
)
SELECT
  dimension, value, days AS window_days,
  count(*) FILTER (first_day + days <= as_of()) AS eligible,
  count(*) FILTER (first_day + days <= as_of() AND second_day - first_day <= days) AS repurchased,
  share(repurchased, eligible) AS rate,
  rate_low(repurchased, eligible) AS rate_low, rate_high(repurchased, eligible) AS rate_high,
  count(*) - eligible AS too_recent,
FROM groups CROSS JOIN (SELECT unnest([30, 60, 90, 180, 365]) AS days)
GROUP BY place, dimension, value, days
ORDER BY place, value, days
