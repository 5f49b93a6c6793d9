-- What each customer did in each month, and until which month's end the last purchase in it kept the customer active.
CREATE TABLE calendar AS SELECT unnest(range(month_of(data_start()), month_of(as_of()) + 1))::INTEGER AS month;

CREATE TABLE customer_months AS
SELECT
  customer,
  month_of(day) AS month,
  sum(net)::BIGINT AS revenue,
  sum(net) FILTER (day >= first_day)::BIGINT AS revenue_since_first,
  sum(refunds)::BIGINT AS refunds,
  sum(customer_days.orders)::BIGINT AS orders,
  count(*) FILTER (is_purchase) AS purchase_days,
  max(day) FILTER (is_purchase) AS last_day,
  any_value(cohort) AS cohort,
  arg_max({dimension}, day) FILTER (is_purchase) AS {dimension},
FROM customer_days LEFT JOIN (SELECT customer, first_day, cohort FROM buyers) USING (customer)
GROUP BY ALL;

-- A purchase keeps a customer active for θ days, or until a later month's purchase takes over. Months are looked at on
-- their last day; the one that is not over yet, on the as-of day.
CREATE MACRO lasts_to(day) AS CASE
  WHEN day + lapse_after() >= as_of() THEN month_of(as_of()) ELSE month_of(day + lapse_after() + 1) - 1 END;

CREATE TABLE active_months AS
SELECT
  customer, month, last_day, cohort,
  {dimension},
  lead(month) OVER months AS next_month,
  least(lasts_to(last_day), lead(month) OVER months - 1) AS active_to,
  lasts_to(lag(last_day) OVER months) AS lasted_to,
FROM customer_months WHERE purchase_days > 0
WINDOW months AS (PARTITION BY customer ORDER BY month);

-- Who was there at a month's beginning and not at its end, and what they had brought in the 365 days up to their last purchase.
CREATE TABLE churned AS
SELECT
  gone.customer, active_to + 1 AS month, sum(d.net)::BIGINT AS lost,
  gone.{dimension},
FROM (FROM active_months WHERE active_to < month_of(as_of()) AND (next_month IS NULL OR next_month > active_to + 1)) AS gone
JOIN customer_days AS d ON d.customer = gone.customer AND d.day BETWEEN gone.last_day - 364 AND gone.last_day
GROUP BY ALL;

-- Every cohort in every month from its own to the last, with zero rows too.
CREATE TABLE cohort_months AS
WITH
sizes AS (SELECT cohort, count(*) AS customers FROM buyers GROUP BY cohort),
sums AS (
  SELECT cohort, month, count(*) FILTER (purchase_days > 0) AS active, sum(orders)::BIGINT AS orders,
    coalesce(sum(revenue_since_first), 0)::BIGINT AS revenue
  FROM customer_months WHERE month >= cohort GROUP BY ALL
)
SELECT
  cohort, month, month - cohort AS age, customers, coalesce(active, 0) AS active, coalesce(orders, 0) AS orders,
  coalesce(revenue, 0) AS revenue,
  (sum(coalesce(revenue, 0)) OVER (PARTITION BY cohort ORDER BY month))::BIGINT AS cumulative,
FROM sizes JOIN calendar ON month >= cohort LEFT JOIN sums USING (cohort, month);
