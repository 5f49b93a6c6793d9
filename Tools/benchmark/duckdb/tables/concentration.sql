WITH
entities AS (
  SELECT 0 AS place, 'customer' AS entity
  UNION ALL SELECT {position}, '{entity}'
),
sums AS (
  SELECT entity, scope, sum((n + 1 - 2 * rank) * x) AS spread, sum((x / total) * (x / total)) AS hhi,
    min(rank) FILTER (5 * running >= 4 * total) AS fewest
  FROM ranked JOIN lorenz USING (entity, scope) WHERE total > 0 GROUP BY ALL
),
tops AS (
  SELECT entity, scope, map(list(percent), list(held)) AS top FROM curve WHERE percent IN (1, 5, 10, 20, 50) GROUP BY ALL
)
SELECT
  entity, scope,
  coalesce(n, 0) AS entities, money(coalesce(lorenz.total, 0)) AS total, coalesce(negative, 0) AS negative_entities,
  number(spread / (n * lorenz.total)) AS gini,
  CASE WHEN n > 1 THEN number(spread / ((n - 1) * lorenz.total)) END AS gini_unbiased,
  number(hhi) AS hhi,
  number(top[1]) AS top_1_share, number(top[5]) AS top_5_share, number(top[10]) AS top_10_share,
  number(top[20]) AS top_20_share, number(top[50]) AS top_50_share,
  fewest AS entities_for_80, share(fewest, n) AS share_for_80,
FROM entities CROSS JOIN scopes
LEFT JOIN lorenz USING (entity, scope) LEFT JOIN sums USING (entity, scope) LEFT JOIN tops USING (entity, scope)
ORDER BY entities.place, scopes.place
