SELECT
  entity, scope, percent, (n * percent::DECIMAL(18, 0) * 0.01)::DECIMAL(18, 2) AS entities, number(held) AS revenue_share,
  money(cutoff) AS cutoff,
FROM curve JOIN scopes USING (scope) WHERE scope IN ('trailing', 'all')
ORDER BY curve.place, scopes.place, percent
