WITH
entered AS (
  SELECT
    month,
    count(*) FILTER (cohort = month) AS new,
    count(*) FILTER (cohort < month AND lasted_to < month - 1) AS reactivated,
  FROM active_months GROUP BY month
),
left_behind AS (SELECT month, count(*) AS churned, sum(lost)::BIGINT AS lost FROM churned GROUP BY month),
movements AS (
  SELECT
    month, coalesce(new, 0) AS new, coalesce(reactivated, 0) AS reactivated, coalesce(churned, 0) AS churned,
    coalesce(lost, 0) AS lost,
    sum(coalesce(new, 0) + coalesce(reactivated, 0) - coalesce(churned, 0)) OVER (ORDER BY month)::BIGINT AS closing,
    closing - coalesce(new, 0) - coalesce(reactivated, 0) + coalesce(churned, 0) AS opening,
  FROM calendar LEFT JOIN entered USING (month) LEFT JOIN left_behind USING (month)
)
SELECT
  label(m.month) AS period, month_start(m.month) AS period_start, month_end(m.month) AS period_end,
  is_complete(m.month) AS is_complete, is_mature(m.month) AS is_mature,
  m.opening, m.new, m.reactivated, m.churned, m.closing,
  share(m.opening - m.churned, m.opening) AS retention_rate, share(m.churned, m.opening) AS churn_rate,
  rate_low(m.churned, m.opening) AS churn_rate_low, rate_high(m.churned, m.opening) AS churn_rate_high,
  share(ago.churned, ago.opening) AS churn_rate_year_ago,
  CASE WHEN is_complete(m.month) AND m.opening > 0 AND ago.opening > 0
    THEN number((m.churned * ago.opening - ago.churned * m.opening) / (m.opening * ago.opening)) END AS churn_rate_change,
  share(m.opening, m.churned) AS expected_lifetime_periods,
  share(least(m.new, m.churned), m.new) AS replacement_share,
  share(m.new + m.reactivated, m.churned) AS quick_ratio,
  money(m.lost) AS lost_revenue,
FROM movements AS m LEFT JOIN movements AS ago ON ago.month = m.month - 12 AND is_mature(ago.month)
ORDER BY m.month
