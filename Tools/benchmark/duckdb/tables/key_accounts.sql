WITH
members AS (SELECT sum(window_revenue)::BIGINT AS total FROM buyers WHERE window_days > 0),
accounts AS (FROM buyers WHERE window_days > 0 ORDER BY window_revenue DESC, customer LIMIT 50)
SELECT
  rank, customer_id, tier, previous_tier, money(window_revenue) AS revenue, share(window_revenue, total) AS revenue_share,
  share(sum(window_revenue) OVER (ORDER BY window_revenue DESC, customer ROWS UNBOUNDED PRECEDING), total) AS cumulative_share,
  CASE WHEN has_previous() THEN money(previous_revenue) END AS revenue_previous_window,
  CASE WHEN has_previous() THEN money(window_revenue - previous_revenue) END AS revenue_change,
  money(window_profit) AS profit, CASE WHEN window_revenue > 0 THEN share(window_profit, window_revenue) END AS margin,
  share(window_discount, window_revenue + window_discount) AS discount_share,
  window_orders AS orders, breadth, status, silence AS days_since_last, lapse_after() AS lapse_after_days,
  CASE WHEN status = 'lapsed' THEN silence - lapse_after() END AS days_overdue,
FROM accounts JOIN people USING (customer) CROSS JOIN members
ORDER BY window_revenue DESC, customer
