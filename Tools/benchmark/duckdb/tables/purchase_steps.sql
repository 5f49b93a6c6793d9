-- Medians are Kaplan–Meier's, censored on the as-of day; the gaps are of those who went on.
WITH
waits AS (
  SELECT n, next_day - day AS gap, coalesce(gap, as_of() - day) AS wait FROM purchases WHERE n <= 10
),
days AS (
  SELECT n, wait AS day, count(gap) AS events, count(*) AS ends FROM waits GROUP BY ALL
),
survival AS (
  SELECT n, day, events,
    product(1 - events / at_risk) OVER (PARTITION BY n ORDER BY day) AS s
  FROM (SELECT n, day, events, sum(ends) OVER (PARTITION BY n ORDER BY day DESC) AS at_risk FROM days)
),
medians AS (SELECT n, min(day) AS median_days FROM survival WHERE events > 0 AND s <= 0.5 + 1e-9 GROUP BY n),
steps AS (
  SELECT
    n, count(*) AS reached, count(gap) AS went_on, sum(gap)::BIGINT AS gap_sum,
    quantile_disc(gap, [0.25, 0.5, 0.75, 0.9]) AS gap_quantiles,
  FROM waits GROUP BY n
)
SELECT
  n, coalesce(reached, 0) AS reached, coalesce(went_on, 0) AS went_on,
  share(went_on, reached) AS rate, rate_low(went_on, reached) AS rate_low, rate_high(went_on, reached) AS rate_high,
  median_days, share(gap_sum, went_on) AS gap_mean,
  gap_quantiles[1] AS gap_p25, gap_quantiles[2] AS gap_p50, gap_quantiles[3] AS gap_p75, gap_quantiles[4] AS gap_p90,
FROM (SELECT unnest(range(1, 11)) AS n) LEFT JOIN steps USING (n) LEFT JOIN medians USING (n)
ORDER BY n
