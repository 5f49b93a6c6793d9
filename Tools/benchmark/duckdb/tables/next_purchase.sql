WITH
moves AS (
  SELECT 0 AS place, NULL::VARCHAR AS dimension, NULL::VARCHAR AS from_value, NULL::VARCHAR AS to_value, 0 AS moves WHERE false
  -- for each dimension
  UNION ALL
  SELECT {position}, '{dimension}', {dimension}, next_{dimension}, count(*)
  FROM purchases WHERE next_day IS NOT NULL GROUP BY ALL
  -- end
),
margins AS (
  SELECT *,
    sum(moves) OVER (PARTITION BY place, from_value) AS moves_from,
    sum(moves) OVER (PARTITION BY place, to_value) AS moves_to,
    sum(moves) OVER (PARTITION BY place) AS all_moves,
  FROM moves
)
SELECT
  dimension, from_value, to_value, moves,
  share(moves, moves_from) AS share_of_from,
  share(moves * all_moves, moves_from * moves_to) AS lift,
FROM margins ORDER BY place, from_value, to_value
