"""METRICS.md section 4: growth, churn_by_dimension, winback."""
from collections import defaultdict
from fractions import Fraction

from formats import boolean, bytes_of, day_text, number, rate_cells, share

BANDS = [("1-30", 1, 30), ("31-60", 31, 60), ("61-90", 61, 90), ("91-180", 91, 180), ("181-365", 181, 365), ("366+", 366, None)]


class Movement:
    """Who was active before a period, who at its end, and who came and went between."""

    def __init__(self, ledger, period):
        before, end = period.start - 1, min(period.end, ledger.as_of)
        self.period = period
        self.opening = [c for c in ledger.buyers if ledger.is_active(c, before)]
        self.closing = [c for c in ledger.buyers if ledger.is_active(c, end)]
        opened, closed = {c.name for c in self.opening}, {c.name for c in self.closing}
        self.new = [c for c in ledger.buyers if period.start <= c.first <= end]
        newcomers = {c.name for c in self.new}
        self.churned = [c for c in self.opening if c.name not in closed]
        self.reactivated = [c for c in self.closing if c.name not in opened and c.name not in newcomers]
        self.end = end

    def lost_revenue(self, churned):
        total = 0
        for customer in churned:
            last = customer.last_until(self.end)
            total += customer.revenue_in(last - 364, last)
        return total


def movements(ledger):
    return [Movement(ledger, period) for period in ledger.periods]


def rate_of(churned, opening):
    return Fraction(churned, opening) if opening else None


def year_ago_cells(ledger, period, rate, rate_by_start):
    """churn_rate_year_ago, churn_rate_change."""
    before = ledger.year_ago(period)
    rate_before = rate_by_start.get(before.start) if ledger.is_mature(before) else None
    change = None
    if rate is not None and rate_before is not None and ledger.is_complete(period):
        change = rate - rate_before
    return [number(rate_before), number(change)]


def growth(ledger):
    columns = ["period", "period_start", "period_end", "is_complete", "is_mature", "opening", "new", "reactivated", "churned",
               "closing", "retention_rate", "churn_rate", "churn_rate_low", "churn_rate_high", "churn_rate_year_ago",
               "churn_rate_change", "expected_lifetime_periods", "replacement_share", "quick_ratio", "lost_revenue"]
    rows, rates = [], {}
    for m in movements(ledger):
        opening, closing, churned, new = len(m.opening), len(m.closing), len(m.churned), len(m.new)
        rates[m.period.start] = rate_of(churned, opening)
        rows.append([m.period.label, day_text(m.period.start), day_text(m.period.end), boolean(ledger.is_complete(m.period)),
                     boolean(ledger.is_mature(m.period)), str(opening), str(new), str(len(m.reactivated)), str(churned),
                     str(closing), share(opening - churned, opening)] + rate_cells(churned, opening)
                    + year_ago_cells(ledger, m.period, rates[m.period.start], rates)
                    + [share(opening, churned), share(min(new, churned), new), share(new + len(m.reactivated), churned),
                       ledger.money(m.lost_revenue(m.churned))])
    return columns, rows


def churn_by_dimension(ledger):
    columns = ["dimension", "value", "period", "is_complete", "is_mature", "opening", "churned", "churn_rate",
               "churn_rate_low", "churn_rate_high", "churn_rate_year_ago", "churn_rate_change", "lost_revenue"]
    rows, all_movements = [], movements(ledger)
    for i, name in enumerate(ledger.dimension_names):
        opening, churned, rates = defaultdict(list), defaultdict(list), defaultdict(dict)
        for m in all_movements:
            def value_of(customer):
                return customer.carried_on[customer.last_until(m.period.start - 1)][i]
            for customer in m.opening:
                opening[value_of(customer), m.period.start].append(customer)
            for customer in m.churned:
                churned[value_of(customer), m.period.start].append(customer)
        for value in sorted({value for value, _ in opening}, key=bytes_of):
            for m in all_movements:
                key = (value, m.period.start)
                if not opening[key]:
                    continue
                rate = rate_of(len(churned[key]), len(opening[key]))
                rates[value][m.period.start] = rate
                rows.append([name, value, m.period.label, boolean(ledger.is_complete(m.period)), boolean(ledger.is_mature(m.period)),
                             str(len(opening[key])), str(len(churned[key]))] + rate_cells(len(churned[key]), len(opening[key]))
                            + year_ago_cells(ledger, m.period, rate, rates[value])
                            + [ledger.money(m.lost_revenue(churned[key]))])
    return columns, rows


def lapses(ledger):
    """(lapse date, next purchase day or None) of every lapse that has happened by the as-of day."""
    for customer in ledger.buyers:
        for last, following in zip(customer.purchases, customer.purchases[1:] + [None]):
            lapse = last + ledger.threshold(customer, last) + 1
            if lapse <= ledger.as_of and (following is None or following > lapse):
                yield lapse, following


def winback(ledger):
    columns = ["band", "lapsed", "came_back", "rate", "rate_low", "rate_high"]
    cases, rows = list(lapses(ledger)), []
    for name, first, last in BANDS:
        counted = came_back = 0
        for lapse, following in cases:
            begins = lapse + first
            ends = ledger.as_of if last is None else lapse + last
            if begins > ledger.as_of or ends > ledger.as_of or (following is not None and following < begins):
                continue
            counted += 1
            came_back += following is not None and following <= ends
        rows.append([name, str(counted), str(came_back)] + rate_cells(came_back, counted))
    return columns, rows
