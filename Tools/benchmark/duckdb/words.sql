-- The words that the tables are written in: settings as functions, and how a cell is written.

CREATE MACRO as_of() AS getvariable('as_of');
CREATE MACRO data_start() AS getvariable('data_start');
CREATE MACRO lapse_after() AS getvariable('lapse_after');
CREATE MACRO window_start() AS as_of() - 364;
CREATE MACRO previous_start() AS as_of() - 729;
CREATE MACRO earlier_start() AS as_of() - 1094;
CREATE MACRO has_previous() AS previous_start() >= data_start();

-- Months are numbered, so that periods are whole numbers until they are written.
CREATE MACRO month_of(day) AS (12 * year(day) + month(day) - 1)::INTEGER;
CREATE MACRO month_start(number) AS make_date(number // 12, number % 12 + 1, 1);
CREATE MACRO month_end(number) AS last_day(month_start(number));
CREATE MACRO label(number) AS strftime(month_start(number), '%Y-%m');
CREATE MACRO is_complete(number) AS month_start(number) >= data_start() AND month_end(number) <= as_of();
CREATE MACRO is_mature(number) AS month_start(number) >= data_start() + lapse_after() + 1;

CREATE MACRO number(x) AS CASE WHEN abs(x) < 5e-7 THEN printf('%.6f', abs(x)) ELSE printf('%.6f', x) END;
CREATE MACRO share(part, whole) AS CASE WHEN whole <> 0 THEN number(part / whole) END;
CREATE MACRO money(units) AS (units::DECIMAL(18, 0) * {unit});
-- The exact quotient, rounded half away from zero.
CREATE MACRO average(units, n) AS CASE WHEN n > 0 THEN
  money(sign(units) * ((2 * abs(units)::HUGEINT + n) // (2 * n))) END;

-- A quotient of whole numbers, rounded half away from zero: exact while the dividend fits 128 bits.
CREATE MACRO rounded(dividend, divisor) AS sign(dividend) * ((2 * abs(dividend) + divisor) // (2 * divisor));

-- The 95% Wilson score interval.
CREATE MACRO z() AS 1.959963984540054;
CREATE MACRO wilson(part, n, side) AS CASE WHEN n > 0 THEN number(least(1, greatest(0,
  (part / n + z() * z() / (2 * n) + side * z() * sqrt(part / n * (1 - part / n) / n + z() * z() / (4.0 * n * n)))
  / (1 + z() * z() / n)))) END;
CREATE MACRO rate_low(part, n) AS wilson(part, n, -1);
CREATE MACRO rate_high(part, n) AS wilson(part, n, 1);
