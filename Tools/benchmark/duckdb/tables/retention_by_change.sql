WITH banded AS (
  SELECT
    CASE
      WHEN u_days = 0 AND first_day >= previous_start() THEN 'new' WHEN u_days = 0 THEN 'returned' WHEN u <= 0 THEN 'no_base'
      WHEN 2 * v < u THEN 'halved' WHEN 10 * v < 9 * u THEN 'less' WHEN 10 * v <= 11 * u THEN 'same' WHEN v <= 2 * u THEN 'more'
      ELSE 'doubled' END AS band,
    count(*) AS customers, count(*) FILTER (is_kept) AS stayed,
    sum(u)::BIGINT AS u, sum(v)::BIGINT AS v, sum(w)::BIGINT AS w,
  FROM changes WHERE v_days > 0 GROUP BY band
)
SELECT
  bands.band, coalesce(customers, 0) AS customers, coalesce(stayed, 0) AS stayed, share(stayed, customers) AS rate,
  rate_low(stayed, customers) AS rate_low, rate_high(stayed, customers) AS rate_high,
  money(coalesce(u, 0)) AS revenue_before, money(coalesce(v, 0)) AS revenue, money(coalesce(w, 0)) AS revenue_after,
FROM (VALUES ('halved', 1), ('less', 2), ('same', 3), ('more', 4), ('doubled', 5), ('no_base', 6), ('returned', 7), ('new', 8))
  AS bands(band, position)
LEFT JOIN banded ON banded.band = bands.band
WHERE earlier_start() >= data_start()
ORDER BY position
