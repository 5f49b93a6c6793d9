-- Kaplan–Meier with the log(−log) interval; who is censored on a day counts after the day's events.
WITH
waits AS (
  SELECT n, coalesce(next_day, as_of()) - day AS day, count(next_day) AS events, count(*) - count(next_day) AS censored
  FROM purchases WHERE n <= 3 GROUP BY ALL
),
days AS (
  SELECT unnest(range(1, (SELECT greatest(365, max(day)) FROM waits) + 1)) AS day
),
exposed AS (
  SELECT n, day, coalesce(events, 0) AS repurchased, coalesce(waits.censored, 0) AS censored,
    (sum(coalesce(events, 0) + coalesce(waits.censored, 0)) OVER (PARTITION BY n ORDER BY day DESC))::BIGINT AS at_risk,
  FROM (SELECT unnest([1, 2, 3]) AS n) CROSS JOIN days LEFT JOIN waits USING (n, day)
),
survival AS (
  SELECT *,
    product(CASE WHEN at_risk > 0 THEN 1 - repurchased / at_risk ELSE 1 END) OVER so_far AS s,
    sum(CASE WHEN repurchased > 0 AND at_risk > repurchased THEN repurchased / (at_risk * (at_risk - repurchased)) END)
      OVER so_far AS greenwood,
  FROM exposed WINDOW so_far AS (PARTITION BY n ORDER BY day)
),
bounded AS (
  SELECT *, CASE WHEN s > 0 AND s < 1 THEN z() * sqrt(greenwood) / abs(ln(s)) END AS e FROM survival WHERE day <= 365
)
SELECT
  n, day, at_risk, repurchased, censored,
  CASE WHEN at_risk > 0 THEN number(1 - s) END AS share,
  CASE WHEN at_risk > 0 THEN number(1 - pow(s, exp(-e))) END AS share_low,
  CASE WHEN at_risk > 0 THEN number(1 - pow(s, exp(e))) END AS share_high,
FROM bounded ORDER BY n, day
