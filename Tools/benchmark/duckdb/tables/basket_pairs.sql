-- The 200 values of most units, with all that are in as many as the last of them, and pairs with 30 units or more.
WITH
held AS (
  SELECT NULL::INTEGER AS position, NULL AS entity, NULL::INTEGER AS kind, NULL::INTEGER AS customer, NULL::DATE AS day, NULL AS value
  WHERE false
  -- for each line_entity
  UNION ALL SELECT {position}, '{line_entity}', 1, customer, day, value FROM baskets_{line_entity}
  UNION ALL SELECT DISTINCT {position}, '{line_entity}', 2, customer, NULL::DATE, value FROM baskets_{line_entity}
  -- end
),
counted AS (
  SELECT position, kind, value, count(*) AS units, rank() OVER (PARTITION BY position, kind ORDER BY count(*) DESC) AS place
  FROM held GROUP BY position, kind, value
),
chosen AS (FROM counted WHERE place <= 200 AND units >= 30),
shown AS (SELECT held.* FROM held SEMI JOIN chosen USING (position, kind, value)),
pairs AS (
  SELECT a.position, a.entity, a.kind, a.value, b.value AS other, count(*) AS together
  FROM shown AS a JOIN shown AS b
    ON a.position = b.position AND a.kind = b.kind AND a.customer = b.customer AND a.day IS NOT DISTINCT FROM b.day
    AND a.value <> b.value
  GROUP BY ALL HAVING count(*) >= 30
),
all_units AS (SELECT 1 AS kind, count(*) AS n FROM purchases UNION ALL SELECT 2, count(*) FROM buyers),
numbers AS (
  SELECT
    pairs.*, one.units AS x, two.units AS y, n,
    together::HUGEINT * (n - x - y + together) AS ad, (x - together)::HUGEINT * (y - together) AS bc,
  FROM pairs JOIN all_units USING (kind)
  JOIN chosen AS one ON (one.position, one.kind, one.value) = (pairs.position, pairs.kind, pairs.value)
  JOIN chosen AS two ON (two.position, two.kind, two.value) = (pairs.position, pairs.kind, pairs.other)
)
SELECT
  entity, CASE kind WHEN 1 THEN 'purchase_day' ELSE 'customer' END AS unit, value, other, n AS units, x AS with_value,
  y AS with_other, together AS with_both, share(together, n) AS support, share(together, x) AS confidence,
  rate_low(together, x) AS confidence_low, rate_high(together, x) AS confidence_high,
  number(together::HUGEINT * n / (x::HUGEINT * y)) AS lift,
  share(ad - bc, ad + bc) AS yule_q,
FROM numbers ORDER BY position, kind, value, other
