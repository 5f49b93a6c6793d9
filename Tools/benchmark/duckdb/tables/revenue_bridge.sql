WITH
classes AS (
  SELECT class, count(*) AS customers, sum(v)::BIGINT AS before, sum(w)::BIGINT AS after
  FROM changes WHERE class IS NOT NULL GROUP BY class
  UNION ALL SELECT 'total', count(*), sum(v)::BIGINT, sum(w)::BIGINT FROM changes WHERE class IS NOT NULL
),
total AS (SELECT before AS base FROM classes WHERE class = 'total')
SELECT
  component, coalesce(customers, 0) AS customers, money(coalesce(before, 0)) AS revenue_before,
  money(coalesce(after, 0)) AS revenue_after, money(coalesce(after - before, 0)) AS change,
  CASE WHEN base > 0 THEN number(coalesce(after - before, 0) / base) END AS share_of_before,
FROM (VALUES ('new', 1), ('returned', 2), ('kept_more', 3), ('kept_same', 4), ('kept_less', 5), ('lost', 6), ('other', 7),
  ('total', 8)) AS components(component, position)
LEFT JOIN classes ON class = component CROSS JOIN total
WHERE has_previous()
ORDER BY position
