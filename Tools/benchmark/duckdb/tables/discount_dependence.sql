WITH
days AS (
  SELECT customer, day, coalesce(discount, 0) > 0 AS is_discounted FROM customer_days WHERE is_purchase
),
people AS (
  SELECT
    buyers.*, discounted_days, firsts.is_discounted AS began_discounted,
    first_day + 90 <= as_of() AS is_eligible, second_day - first_day <= 90 AS is_repeated,
  FROM buyers
  JOIN (SELECT customer, count(*) FILTER (is_discounted) AS discounted_days FROM days WHERE day >= window_start() GROUP BY customer)
    USING (customer)
  JOIN days AS firsts ON firsts.customer = buyers.customer AND firsts.day = buyers.first_day
  WHERE window_days > 0
),
grouped AS (
  SELECT 1 AS place, 'all' AS "group", 'all' AS value, * FROM people
  UNION ALL SELECT 2, 'tier', tier, * FROM people
  UNION ALL SELECT 3, 'first_purchase', CASE WHEN began_discounted THEN 'discounted' ELSE 'full_price' END, * FROM people
),
sums AS (
  SELECT
    "group", value, count(*) AS customers, sum(window_revenue)::BIGINT AS revenue, coalesce(sum(window_discount), 0)::BIGINT AS discount,
    sum(window_days)::BIGINT AS purchase_days, sum(discounted_days)::BIGINT AS discounted_days,
    count(*) FILTER (discounted_days = window_days) AS always, count(*) FILTER (discounted_days = 0) AS never,
    count(*) FILTER (is_eligible) AS eligible, count(*) FILTER (is_eligible AND is_repeated) AS repurchased,
  FROM grouped GROUP BY ALL
)
SELECT
  rows."group", rows.value, coalesce(customers, 0) AS customers, money(coalesce(revenue, 0)) AS revenue,
  money(coalesce(discount, 0)) AS discount, share(discount, revenue + discount) AS discount_share,
  coalesce(purchase_days, 0) AS purchase_days, coalesce(discounted_days, 0) AS discounted_days,
  share(discounted_days, purchase_days) AS discounted_day_share, coalesce(always, 0) AS always, coalesce(never, 0) AS never,
  coalesce(eligible, 0) AS eligible, coalesce(repurchased, 0) AS repurchased, share(repurchased, eligible) AS rate,
  rate_low(repurchased, eligible) AS rate_low, rate_high(repurchased, eligible) AS rate_high,
FROM (VALUES (1, 'all', 'all'), (2, 'tier', 'platinum'), (3, 'tier', 'gold'), (4, 'tier', 'iron'),
  (5, 'first_purchase', 'discounted'), (6, 'first_purchase', 'full_price')) AS rows(position, "group", value)
LEFT JOIN sums ON sums."group" = rows."group" AND sums.value = rows.value
WHERE EXISTS (FROM customer_days WHERE discount IS NOT NULL)
ORDER BY position
