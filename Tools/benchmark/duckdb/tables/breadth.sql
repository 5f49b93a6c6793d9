WITH groups AS (
  SELECT least(breadth, 11) AS breadth, count(*) AS customers, sum(revenue)::BIGINT AS revenue,
    count(*) FILTER (purchase_days > 1) AS repeated, count(*) FILTER (status <> 'lapsed') AS active
  FROM buyers GROUP BY ALL
)
SELECT
  CASE WHEN b = 11 THEN '11+' ELSE b::VARCHAR END AS breadth, coalesce(groups.customers, 0) AS customers,
  share(coalesce(groups.customers, 0), (SELECT count(*) FROM buyers)) AS share, money(coalesce(groups.revenue, 0)) AS revenue,
  average(groups.revenue, groups.customers) AS revenue_per_customer,
  share(repeated, groups.customers) AS repeat_rate, share(active, groups.customers) AS active_share,
FROM (SELECT unnest(range(1, 12)) AS b WHERE EXISTS (FROM breadths)) LEFT JOIN groups ON groups.breadth = b
ORDER BY b
