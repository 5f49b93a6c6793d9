WITH moves AS (
  SELECT 0 AS place, NULL::VARCHAR AS dimension, NULL::VARCHAR AS from_value, NULL::VARCHAR AS to_value, 0 AS moves WHERE false
  UNION ALL SELECT {position}, '{dimension}', {dimension}, next_{dimension}, count(*) FROM purchases WHERE next_day IS NOT NULL GROUP BY ALL
)
SELECT
  dimension, from_value, to_value, moves,
  share(moves, sum(moves) OVER (PARTITION BY place, from_value)) AS share_of_from,
  number(moves * sum(moves) OVER (PARTITION BY place) / (sum(moves) OVER (PARTITION BY place, from_value) * sum(moves) OVER (PARTITION BY place, to_value))) AS lift,
FROM moves ORDER BY place, from_value, to_value
