WITH
tiers AS (
  SELECT name AS tier, place, count(buyers.customer) AS members, coalesce(sum(window_revenue), 0)::BIGINT AS total
  FROM (VALUES ('platinum', 1), ('gold', 2), ('iron', 3)) AS names(name, place)
  LEFT JOIN buyers ON buyers.tier = name AND window_days > 0
  GROUP BY ALL
),
everybody AS (SELECT sum(members)::BIGINT AS members, sum(total)::BIGINT AS total FROM tiers),
held AS (
  SELECT NULL::INTEGER AS position, NULL AS dimension, NULL AS value, NULL::INTEGER AS customer, 0::BIGINT AS held, false AS is_buyer
  WHERE false
  -- for each line_dimension
  UNION ALL
  SELECT {position}, '{line_dimension}', lines.{line_dimension}, customer, sum(amount)::BIGINT, bool_or(is_bought AND is_purchase)
  FROM lines JOIN customer_days USING (customer, day) WHERE lines.day >= window_start()
  GROUP BY customer, lines.{line_dimension}
  -- end
),
groups AS (
  SELECT position, dimension, value, tier, count(*) FILTER (is_buyer) AS buyers, sum(held)::BIGINT AS held
  FROM held JOIN (FROM buyers WHERE window_days > 0) USING (customer) GROUP BY ALL
),
bases AS (
  SELECT position, dimension, value, sum(buyers)::BIGINT AS base_buyers, sum(held)::BIGINT AS base_held
  FROM groups GROUP BY ALL
)
SELECT
  bases.dimension, bases.value, tiers.tier, tiers.members, coalesce(buyers, 0) AS buyers,
  share(coalesce(buyers, 0), tiers.members) AS penetration,
  rate_low(coalesce(buyers, 0), tiers.members) AS penetration_low, rate_high(coalesce(buyers, 0), tiers.members) AS penetration_high,
  money(coalesce(held, 0)) AS revenue, CASE WHEN tiers.total > 0 THEN number(coalesce(held, 0) / tiers.total) END AS revenue_share,
  share(base_buyers, everybody.members) AS base_penetration,
  CASE WHEN everybody.total > 0 THEN number(base_held / everybody.total) END AS base_revenue_share,
  CASE WHEN base_buyers > 0 AND tiers.members > 0
    THEN number(coalesce(buyers, 0) / tiers.members / (base_buyers / everybody.members)) END AS penetration_index,
  CASE WHEN base_held > 0 AND tiers.total > 0 AND everybody.total > 0
    THEN number(coalesce(held, 0) / tiers.total / (base_held / everybody.total)) END AS revenue_index,
FROM bases CROSS JOIN tiers CROSS JOIN everybody
LEFT JOIN groups ON groups.position = bases.position AND groups.value = bases.value AND groups.tier = tiers.tier
ORDER BY bases.position, bases.value, place
