SELECT
  customer_id, first_day AS first_purchase, last_day AS last_purchase, silence AS days_since_last, purchase_days, orders,
  money(b.revenue) AS revenue, money(b.refunds) AS refunds, money(b.profit) AS profit, money(window_revenue) AS revenue_window,
  average(b.revenue, orders) AS revenue_per_order,
  share(last_day - first_day, purchase_days - 1) AS mean_gap_days, median_gap AS median_gap_days,
  status, lapse_after() AS lapse_after_days, last_day + lapse_after() + 1 AS lapse_date,
  CASE WHEN status = 'lapsed' THEN silence - lapse_after() END AS days_overdue,
  tier, previous_tier, rank, rung, label(b.cohort) AS cohort, r_score, f_score, m_score, segment(r_score, f_score) AS segment,
  breadth,
  first_{dimension}, last_{dimension}, favourite_{dimension},
FROM buyers AS b JOIN people USING (customer)
ORDER BY customer
