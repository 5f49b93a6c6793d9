"""Periods: month, ISO week, quarter, year. A day is its ordinal number throughout."""
from datetime import date


class Period:
    def __init__(self, kind, start):
        self.kind, self.start = kind, start
        self.end = next_start(kind, start) - 1
        self.label = label(kind, start)


def period_start(kind, day):
    d = date.fromordinal(day)
    if kind == "week":
        return day - (d.isoweekday() - 1)
    month = {"month": d.month, "quarter": (d.month - 1) // 3 * 3 + 1, "year": 1}[kind]
    return date(d.year, month, 1).toordinal()


def next_start(kind, start):
    if kind == "week":
        return start + 7
    return months_later(start, {"month": 1, "quarter": 3, "year": 12}[kind])


def year_ago_start(kind, start):
    """The period 12 months, 52 weeks, 4 quarters or 1 year before."""
    return start - 52 * 7 if kind == "week" else months_later(start, -12)


def months_later(start, months):
    d = date.fromordinal(start)
    count = d.year * 12 + (d.month - 1) + months
    return date(count // 12, count % 12 + 1, 1).toordinal()


def label(kind, start):
    d = date.fromordinal(start)
    if kind == "week":
        year, week, _ = d.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return {"month": f"{d.year:04d}-{d.month:02d}",
            "quarter": f"{d.year:04d}-Q{(d.month - 1) // 3 + 1}",
            "year": f"{d.year:04d}"}[kind]


def periods_between(kind, first_day, last_day):
    """Every period from the one with the first day to the one with the last day."""
    found = []
    if first_day is None or last_day is None or last_day < first_day:
        return found
    start = period_start(kind, first_day)
    while start <= last_day:
        found.append(Period(kind, start))
        start = next_start(kind, start)
    return found
