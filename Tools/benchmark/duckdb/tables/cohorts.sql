SELECT
  label(cohort) AS cohort, age, label(month) AS period, is_complete(month) AS is_complete, is_mature(cohort) AS is_mature,
  customers, active, share(active, customers) AS retention_rate, orders, money(revenue) AS revenue,
  money(cumulative) AS cumulative_revenue, average(cumulative, customers) AS cumulative_revenue_per_customer,
FROM cohort_months AS c
ORDER BY c.cohort, age
