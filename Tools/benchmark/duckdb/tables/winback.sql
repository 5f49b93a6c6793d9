WITH
lapses AS (
  SELECT day + lapse_after() + 1 AS lapse, next_day - lapse AS back FROM purchases
  WHERE day + lapse_after() + 1 <= as_of() AND (next_day IS NULL OR next_day > day + lapse_after() + 1)
),
bands AS (
  FROM (VALUES ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90), ('91-180', 91, 180), ('181-365', 181, 365),
    ('366+', 366, NULL)) AS bands(band, first, last)
)
SELECT
  band,
  count(lapse) AS lapsed,
  count(*) FILTER (back <= coalesce(last, back)) AS came_back,
  share(came_back, lapsed) AS rate, rate_low(came_back, lapsed) AS rate_low, rate_high(came_back, lapsed) AS rate_high,
FROM bands LEFT JOIN lapses
  ON lapse + coalesce(last, first) <= as_of() AND (back IS NULL OR back >= first)
GROUP BY band, first ORDER BY first
