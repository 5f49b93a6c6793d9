WITH
scored AS (
  SELECT r_score, f_score, count(*) AS customers, sum(window_revenue)::BIGINT AS revenue, sum(m_score) AS m
  FROM buyers WHERE window_days > 0 GROUP BY ALL
)
SELECT
  r_score, f_score, segment(r_score, f_score) AS segment, coalesce(scored.customers, 0) AS customers,
  share(coalesce(scored.customers, 0), sum(scored.customers) OVER ()) AS customer_share,
  money(coalesce(scored.revenue, 0)) AS revenue,
  share(coalesce(scored.revenue, 0), sum(scored.revenue) OVER ()) AS revenue_share,
  share(m, scored.customers) AS mean_m_score,
FROM (SELECT unnest(range(1, 6)) AS r_score) CROSS JOIN (SELECT unnest(range(1, 6)) AS f_score)
LEFT JOIN scored USING (r_score, f_score)
ORDER BY r_score, f_score
