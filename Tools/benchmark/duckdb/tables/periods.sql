WITH
months AS (
  SELECT
    month,
    count(*) FILTER (purchase_days > 0) AS buyers,
    count(*) FILTER (purchase_days > 0 AND cohort = month) AS first_time_buyers,
    count(*) FILTER (purchase_days > 1) AS repeat_buyers,
    sum(orders)::BIGINT AS orders,
    sum(purchase_days)::BIGINT AS purchase_days,
    sum(revenue)::BIGINT AS revenue,
    sum(refunds)::BIGINT AS refunds,
    coalesce(sum(revenue) FILTER (cohort = month), 0)::BIGINT AS first_time_revenue,
  FROM customer_months GROUP BY month
),
again AS (SELECT month, count(*) AS again FROM active_months WHERE next_month = month + 1 GROUP BY month)
SELECT
  label(month) AS period, month_start(month) AS period_start, month_end(month) AS period_end,
  is_complete(month) AS is_complete, is_mature(month) AS is_mature,
  coalesce(months.buyers, 0) AS buyers, coalesce(months.first_time_buyers, 0) AS first_time_buyers,
  buyers - first_time_buyers AS returning_buyers, share(returning_buyers, buyers) AS returning_rate,
  coalesce(months.repeat_buyers, 0) AS repeat_buyers, share(repeat_buyers, buyers) AS repeat_rate,
  CASE WHEN is_complete(month + 1) THEN coalesce(again, 0) END AS bought_again_next_period,
  share(bought_again_next_period, buyers) AS buyback_rate,
  coalesce(months.orders, 0) AS orders, coalesce(months.purchase_days, 0) AS purchase_days,
  money(coalesce(months.revenue, 0)) AS revenue, money(coalesce(months.refunds, 0)) AS refunds,
  money(coalesce(months.first_time_revenue, 0)) AS first_time_revenue,
  money(coalesce(months.revenue - months.first_time_revenue, 0)) AS returning_revenue,
  average(months.revenue, months.orders) AS revenue_per_order, average(months.revenue, months.buyers) AS revenue_per_buyer,
FROM calendar LEFT JOIN months USING (month) LEFT JOIN again USING (month)
ORDER BY month
