-- What each customer, product and value holds of the revenue, by scope: ranked from the top, with running sums.
CREATE TABLE scopes AS
SELECT 0 AS place, 'trailing' AS scope, window_start() AS first_day, as_of() AS last_day
UNION ALL SELECT 1, 'all', data_start(), as_of()
UNION ALL
SELECT y, y::VARCHAR, make_date(y, 1, 1), make_date(y, 12, 31)
FROM (SELECT unnest(range(year(data_start()), year(as_of()) + 1))::INTEGER AS y)
WHERE make_date(y, 1, 1) >= data_start() AND make_date(y, 12, 31) <= as_of();

CREATE TABLE customer_years AS
SELECT customer, year(day)::INTEGER AS y, sum(net)::BIGINT AS held FROM customer_days GROUP BY ALL HAVING bool_or(is_purchase);

CREATE TABLE strangers AS SELECT DISTINCT customer FROM customer_days ANTI JOIN buyers USING (customer);

-- for each entity
CREATE TABLE days_of_{entity} AS
SELECT {entity} AS value, day, sum(amount)::BIGINT AS held, bool_or(amount > 0) AS is_sold
FROM lines ANTI JOIN strangers USING (customer) GROUP BY ALL;
-- end

CREATE TABLE holdings AS
SELECT 0 AS place, 'customer' AS entity, 'trailing' AS scope, window_revenue AS held FROM members
UNION ALL SELECT 0, 'customer', 'all', revenue FROM buyers
UNION ALL SELECT 0, 'customer', scope, held FROM customer_years JOIN scopes ON place = y
-- for each entity
UNION ALL
SELECT {position}, '{entity}', scope, sum(held)::BIGINT
FROM days_of_{entity} JOIN scopes ON day BETWEEN first_day AND last_day
GROUP BY scope, value HAVING bool_or(is_sold)
-- end
;

CREATE TABLE ranked AS
SELECT
  place, entity, scope, held < 0 AS is_negative,
  greatest(held, 0) AS x,
  row_number() OVER falling AS rank,
  (sum(greatest(held, 0)) OVER falling)::BIGINT AS running,
FROM holdings
WINDOW falling AS (PARTITION BY place, entity, scope ORDER BY held DESC ROWS UNBOUNDED PRECEDING);

CREATE TABLE lorenz AS
SELECT place, entity, scope, count(*) AS n, sum(x)::BIGINT AS total, count(*) FILTER (is_negative) AS negative
FROM ranked GROUP BY ALL;

-- The Lorenz curve at n × percent, linearly interpolated.
CREATE TABLE curve AS
SELECT
  lorenz.*, percent,
  CASE WHEN total > 0 THEN coalesce(above.running - above.x + (n * percent % 100) / 100 * above.x, total) / total END AS held,
  cut.x AS cutoff,
FROM lorenz CROSS JOIN (SELECT unnest(range(1, 101)) AS percent)
JOIN ranked AS cut ON (cut.entity, cut.scope) = (lorenz.entity, lorenz.scope) AND cut.rank = (n * percent + 99) // 100
LEFT JOIN ranked AS above
  ON (above.entity, above.scope) = (lorenz.entity, lorenz.scope) AND above.rank = n * percent // 100 + 1;
