WITH
-- A purchase that lasts from its own month's end to a later one's opens the months after each of these ends.
changes AS (
  SELECT 0 AS place, NULL::VARCHAR AS dimension, NULL::VARCHAR AS value, NULL::INTEGER AS month, 0 AS change WHERE false
  -- for each dimension
  UNION ALL SELECT {position}, '{dimension}', {dimension}, month + 1, count(*) FROM active_months GROUP BY ALL
  UNION ALL SELECT {position}, '{dimension}', {dimension}, active_to + 2, -count(*) FROM active_months GROUP BY ALL
  -- end
),
losses AS (
  SELECT 0 AS place, NULL::VARCHAR AS value, NULL::INTEGER AS month, 0 AS churned, 0 AS lost WHERE false
  UNION ALL SELECT {position}, {dimension}, month, count(*), sum(lost)::BIGINT FROM churned GROUP BY ALL
),
spine AS (SELECT DISTINCT place, dimension, value, calendar.month FROM changes CROSS JOIN calendar),
net AS (SELECT place, value, month, sum(change) AS change FROM changes GROUP BY ALL),
movements AS (
  SELECT
    place, dimension, value, month,
    sum(coalesce(change, 0)) OVER (PARTITION BY place, value ORDER BY month)::BIGINT AS opening,
    coalesce(churned, 0) AS churned, coalesce(lost, 0) AS lost,
  FROM spine LEFT JOIN net USING (place, value, month) LEFT JOIN losses USING (place, value, month)
)
SELECT
  m.dimension, m.value, label(m.month) AS period, is_complete(m.month) AS is_complete, is_mature(m.month) AS is_mature,
  m.opening, m.churned, share(m.churned, m.opening) AS churn_rate,
  rate_low(m.churned, m.opening) AS churn_rate_low, rate_high(m.churned, m.opening) AS churn_rate_high,
  share(ago.churned, ago.opening) AS churn_rate_year_ago,
  CASE WHEN is_complete(m.month) AND ago.opening > 0
    THEN number((m.churned * ago.opening - ago.churned * m.opening) / (m.opening * ago.opening)) END AS churn_rate_change,
  money(m.lost) AS lost_revenue,
FROM movements AS m
LEFT JOIN movements AS ago
  ON (ago.place, ago.value) = (m.place, m.value) AND ago.month = m.month - 12 AND is_mature(ago.month)
WHERE m.opening > 0
ORDER BY m.place, m.value, m.month
