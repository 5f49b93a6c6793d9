-- What only the whole crowd can tell: the cuts of tiers and scores.
CREATE MACRO value_at(falling, rank) AS falling[greatest(rank, 1)];
CREATE MACRO tier_cuts(falling) AS [
  value_at(falling, (len(falling) * 5 + 99) // 100), value_at(falling, (len(falling) * 20 + 99) // 100)];
CREATE MACRO tier(days, revenue, cuts) AS CASE
  WHEN days = 0 THEN NULL WHEN revenue >= cuts[1] THEN 'platinum' WHEN revenue >= cuts[2] THEN 'gold' ELSE 'iron' END;
-- Nearest-rank quantiles at 20, 40, 60 and 80%, and how many of them a value exceeds.
CREATE MACRO score_cuts(rising) AS [value_at(rising, (len(rising) * fifth + 4) // 5) FOR fifth IN [1, 2, 3, 4]];
CREATE MACRO score(x, cuts) AS 1 + len(list_filter(cuts, lambda cut: x > cut));

CREATE TABLE members AS FROM histories WHERE window_days > 0;
SET VARIABLE cuts = (SELECT tier_cuts(list(window_revenue ORDER BY window_revenue DESC)) FROM members);
SET VARIABLE previous_cuts = (
  SELECT tier_cuts(list(previous_revenue ORDER BY previous_revenue DESC)) FROM histories WHERE previous_days > 0);
SET VARIABLE recency_cuts = (SELECT score_cuts(list(last_day ORDER BY last_day)) FROM members);
SET VARIABLE frequency_cuts = (SELECT score_cuts(list(window_days ORDER BY window_days)) FROM members);
SET VARIABLE revenue_cuts = (SELECT score_cuts(list(window_revenue ORDER BY window_revenue)) FROM members);

CREATE TABLE ranks AS SELECT customer, rank() OVER (ORDER BY window_revenue DESC) AS rank FROM members;
