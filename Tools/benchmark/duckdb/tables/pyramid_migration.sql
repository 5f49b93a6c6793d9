WITH
tiers AS (
  FROM (VALUES ('platinum', 1), ('gold', 2), ('iron', 3), ('inactive', 4), ('new', 5)) AS tiers(tier, position)
  WHERE has_previous()
),
moves AS (
  SELECT
    previous_tier, tier, count(*) AS customers,
    sum(previous_revenue)::BIGINT AS before, sum(window_revenue)::BIGINT AS after,
  FROM buyers GROUP BY ALL
)
SELECT
  t.tier AS from_tier, u.tier AS to_tier, coalesce(moves.customers, 0) AS customers,
  share(coalesce(moves.customers, 0), sum(moves.customers) OVER (PARTITION BY t.tier)) AS share_of_from,
  money(coalesce(before, 0)) AS revenue_before, money(coalesce(after, 0)) AS revenue_after,
  money(coalesce(after - before, 0)) AS revenue_change,
FROM tiers AS t JOIN tiers AS u ON u.position < 5
LEFT JOIN moves ON (moves.previous_tier, moves.tier) = (t.tier, u.tier)
ORDER BY t.position, u.position
