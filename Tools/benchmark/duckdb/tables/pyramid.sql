WITH
groups AS (
  SELECT
    tier, min(window_revenue) AS threshold, count(*) AS customers, sum(window_revenue)::BIGINT AS revenue,
    sum(window_profit)::BIGINT AS profit, sum(window_orders)::BIGINT AS orders, sum(window_days)::BIGINT AS days,
    count(*) FILTER (window_days > 1) AS repeat_customers, count(*) FILTER (status = 'at_risk') AS at_risk,
  FROM buyers GROUP BY tier
),
members AS (SELECT count(*) AS n, sum(window_revenue)::BIGINT AS total FROM buyers WHERE window_days > 0)
SELECT
  tier, position, rule,
  CASE WHEN position < 4 THEN money(threshold) END AS threshold,
  coalesce(groups.customers, 0) AS customers,
  CASE WHEN position < 4 THEN share(groups.customers, n) END AS customer_share,
  money(coalesce(groups.revenue, 0)) AS revenue,
  CASE WHEN position < 4 THEN share(groups.revenue, total) END AS revenue_share,
  money(groups.profit) AS profit, coalesce(groups.orders, 0) AS orders, coalesce(groups.days, 0) AS purchase_days,
  average(groups.revenue, groups.customers) AS revenue_per_customer,
  average(groups.revenue, groups.orders) AS revenue_per_order,
  coalesce(groups.repeat_customers, 0) AS repeat_customers, share(groups.repeat_customers, groups.customers) AS repeat_rate,
  coalesce(groups.at_risk, 0) AS at_risk_customers,
FROM (VALUES ('platinum', 1, 'top 0.05'), ('gold', 2, 'top 0.2'), ('iron', 3, 'top 1'), ('inactive', 4, 'inactive'))
  AS tiers(tier, position, rule)
LEFT JOIN groups USING (tier) CROSS JOIN members
ORDER BY position
