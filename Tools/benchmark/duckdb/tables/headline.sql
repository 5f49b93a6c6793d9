WITH
crowd AS (
  SELECT
    count(*) AS customers,
    count(*) FILTER (status <> 'lapsed') AS active_customers,
    sum(orders)::BIGINT AS orders,
    count(*) FILTER (first_day + 90 <= as_of()) AS eligible_90,
    count(*) FILTER (first_day + 90 <= as_of() AND second_day - first_day <= 90) AS repurchased_90,
    count(*) FILTER (first_day + 365 <= as_of()) AS eligible_365,
    count(*) FILTER (first_day + 365 <= as_of() AND second_day - first_day <= 365) AS repurchased_365,
    count(*) FILTER (purchase_days = 1) AS one_time,
  FROM buyers
),
settled AS (SELECT max(month) AS month FROM calendar WHERE is_complete(month) AND is_mature(month)),
lost AS (SELECT month, count(*) AS churned FROM churned GROUP BY month),
opened AS (
  SELECT settled.month, count(*) AS opening
  FROM settled JOIN active_months ON settled.month - 1 BETWEEN active_months.month AND active_to GROUP BY ALL
),
account AS (SELECT count(*) AS lines, sum(amount)::BIGINT AS revenue FROM lines)
SELECT
  as_of() AS as_of, data_start() AS data_start, '{currency}' AS currency, lines, customers, active_customers, orders,
  money(revenue) AS revenue, average(revenue, orders) AS revenue_per_order,
  share(repurchased_90, eligible_90) AS repurchase_rate_90, share(repurchased_365, eligible_365) AS repurchase_rate_365,
  share(coalesce(churned, 0), opening) AS churn_rate, label(settled.month) AS churn_rate_period,
  (SELECT number(held) FROM curve WHERE entity = 'customer' AND scope = 'trailing' AND percent = 20) AS top_20_share,
  (SELECT number(sum((n + 1 - 2 * rank) * x) / (n * total)) FROM ranked JOIN lorenz USING (entity, scope)
    WHERE entity = 'customer' AND scope = 'trailing' GROUP BY n, total) AS gini,
  share(one_time, customers) AS one_time_share,
FROM crowd, account, settled LEFT JOIN opened USING (month) LEFT JOIN lost USING (month)
