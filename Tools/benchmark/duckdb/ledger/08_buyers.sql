-- A history with all that the crowd makes of it.
CREATE MACRO rung(purchase_days, silence, tier) AS CASE
  WHEN silence > lapse_after() THEN 'lapsed'
  WHEN purchase_days >= 4 AND tier = 'platinum' THEN 'partner'
  WHEN purchase_days >= 4 THEN 'client'
  WHEN purchase_days >= 2 THEN 'repeat'
  ELSE 'first_time' END;

CREATE MACRO segment(r, f) AS CASE
  WHEN r IS NULL THEN NULL
  WHEN r = 5 AND f >= 4 THEN 'champions' WHEN r >= 3 AND f >= 4 THEN 'loyal'
  WHEN r >= 4 AND f >= 2 THEN 'potential_loyalists' WHEN r = 5 THEN 'new' WHEN r = 4 THEN 'promising'
  WHEN r = 3 AND f = 3 THEN 'need_attention' WHEN r = 3 THEN 'about_to_sleep'
  WHEN f = 5 THEN 'cannot_lose' WHEN f >= 3 THEN 'at_risk' ELSE 'hibernating' END;

CREATE TABLE buyers AS
SELECT
  histories.*, second_day, median_gap, breadth, rank,
  as_of() - last_day AS silence,
  CASE WHEN silence > lapse_after() THEN 'lapsed'
    WHEN 10 * silence > 8 * lapse_after() THEN 'at_risk' ELSE 'active' END AS status,
  coalesce(tier(window_days, window_revenue, getvariable('cuts')), 'inactive') AS tier,
  CASE WHEN has_previous() THEN coalesce(tier(previous_days, previous_revenue, getvariable('previous_cuts')),
    CASE WHEN first_day < window_start() THEN 'inactive' ELSE 'new' END) END AS previous_tier,
  rung(purchase_days, silence, tier) AS rung,
  rung(purchase_days_then, window_start() - 1 - last_day_then,
    tier(previous_days, previous_revenue, getvariable('previous_cuts'))) AS rung_then,
  CASE WHEN window_days > 0 THEN score(last_day, getvariable('recency_cuts')) END AS r_score,
  CASE WHEN window_days > 0 THEN score(window_days, getvariable('frequency_cuts')) END AS f_score,
  CASE WHEN window_days > 0 THEN score(window_revenue, getvariable('revenue_cuts')) END AS m_score,
  month_of(first_day) AS cohort,
  coalesce(favourite_{dimension}, low_{dimension}) AS favourite_{dimension},
FROM histories
LEFT JOIN gaps USING (customer)
LEFT JOIN breadths USING (customer)
LEFT JOIN ranks USING (customer)
LEFT JOIN favourite_{dimension} USING (customer)
;
