WITH
bought AS (
  SELECT 0 AS place, NULL::VARCHAR AS entity, NULL::VARCHAR AS value, 0 AS buyers, 0 AS rebuyers, 0 AS came_back, 0 AS revenue
  WHERE false
  -- for each line_entity
  UNION ALL
  SELECT {position}, '{line_entity}', value, buyers, rebuyers, came_back, revenue
  FROM (
    SELECT {line_entity} AS value, count(*) AS buyers, count(*) FILTER (b.first_day < b.last_day) AS rebuyers,
      count(*) FILTER (b.first_day < buyers.last_day) AS came_back
    FROM bought_{line_entity} AS b JOIN buyers USING (customer) GROUP BY ALL
  )
  JOIN (SELECT value, sum(held)::BIGINT AS revenue FROM days_of_{line_entity} GROUP BY value) USING (value)
  -- end
)
SELECT
  entity, value, buyers, rebuyers, share(rebuyers, buyers) AS rebuy_rate,
  rate_low(rebuyers, buyers) AS rebuy_low, rate_high(rebuyers, buyers) AS rebuy_high,
  came_back, share(came_back, buyers) AS came_back_rate, money(bought.revenue) AS revenue,
FROM bought WHERE buyers >= 30
ORDER BY place, value
