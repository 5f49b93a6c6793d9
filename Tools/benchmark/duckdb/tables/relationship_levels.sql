WITH
groups AS (
  SELECT 0 AS place, NULL::VARCHAR AS "group", NULL::VARCHAR AS value, 0 AS customers, 0 AS profit, 0 AS revenue WHERE false
  -- for each judged
  UNION ALL
  SELECT 0, 'tier', tier, count(*), sum(window_profit)::BIGINT, sum(window_revenue)::BIGINT
  FROM buyers WHERE window_days > 0 GROUP BY tier
  UNION ALL
  SELECT 1, '{judged}', last_{judged}, count(*), sum(window_profit)::BIGINT, sum(window_revenue)::BIGINT
  FROM buyers WHERE window_days > 0 GROUP BY last_{judged}
  -- end
),
classes AS (
  SELECT *,
    CASE WHEN customers <= 20 THEN 'few' WHEN customers >= 200 THEN 'many' ELSE 'medium' END AS customer_class,
    CASE WHEN revenue > 0 THEN profit / revenue END AS margin,
    CASE WHEN margin < 0.1 THEN 'low' WHEN margin >= 0.3 THEN 'high' WHEN margin IS NOT NULL THEN 'medium' END AS margin_class,
  FROM groups
)
SELECT
  "group", value, customers, customer_class, number(classes.margin) AS margin, margin_class,
  CASE customer_class || ' ' || margin_class
    WHEN 'few high' THEN 'partnership' WHEN 'few medium' THEN 'proactive' WHEN 'few low' THEN 'accountable'
    WHEN 'medium high' THEN 'proactive' WHEN 'medium medium' THEN 'accountable' WHEN 'medium low' THEN 'reactive'
    WHEN 'many high' THEN 'accountable' WHEN 'many medium' THEN 'reactive' WHEN 'many low' THEN 'basic' END AS level,
FROM classes
ORDER BY place, CASE value WHEN 'platinum' THEN '1' WHEN 'gold' THEN '2' WHEN 'iron' THEN '3' ELSE value END
