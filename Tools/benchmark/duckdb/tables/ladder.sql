WITH
now AS (SELECT rung, count(*) AS customers, sum(window_revenue)::BIGINT AS revenue FROM buyers GROUP BY rung),
year_ago AS (SELECT rung_then AS rung, count(*) AS customers FROM buyers WHERE purchase_days_then > 0 GROUP BY ALL)
SELECT
  rung, position, coalesce(now.customers, 0) AS customers,
  share(coalesce(now.customers, 0), sum(now.customers) OVER ()) AS share,
  money(coalesce(now.revenue, 0)) AS revenue, average(now.revenue, now.customers) AS revenue_per_customer,
  CASE WHEN window_start() > data_start() THEN coalesce(year_ago.customers, 0) END AS customers_year_ago,
FROM (VALUES ('partner', 1), ('client', 2), ('repeat', 3), ('first_time', 4), ('lapsed', 5)) AS rungs(rung, position)
LEFT JOIN now USING (rung) LEFT JOIN year_ago USING (rung)
ORDER BY position
