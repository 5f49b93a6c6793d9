"""METRICS.md section 5: concentration and pareto."""
import math
from collections import defaultdict
from fractions import Fraction

from calendar_periods import periods_between
from formats import number, share


class Distribution:
    """Non-negative values of one entity in one scope, falling, and the Lorenz curve over them."""

    def __init__(self, values):
        self.negative = sum(1 for value in values if value < 0)
        self.falling = sorted((max(value, 0) for value in values), reverse=True)
        self.count, self.total = len(self.falling), sum(self.falling)
        self.top_sums = [0]
        for value in self.falling:
            self.top_sums.append(self.top_sums[-1] + value)

    def lorenz(self, p):
        """The share of the total that the top n × p hold, linearly interpolated; None without a total."""
        if not self.total:
            return None
        place = p * self.count
        below = math.floor(place)
        held = Fraction(self.top_sums[below])
        if below < self.count:
            held += (place - below) * self.falling[below]
        return held / self.total

    def gini(self):
        if not self.total:
            return None
        n = self.count
        return Fraction(sum((2 * i - n - 1) * x for i, x in enumerate(reversed(self.falling), 1)), n * self.total)

    def gini_unbiased(self):
        return None if self.gini() is None or self.count < 2 else self.gini() * self.count / (self.count - 1)

    def hhi(self):
        return Fraction(sum(x * x for x in self.falling), self.total ** 2) if self.total else None

    def entities_for_80(self):
        """The fewest top entities with at least 80% of the total."""
        if not self.total:
            return None
        return next(k for k, held in enumerate(self.top_sums) if 5 * held >= 4 * self.total)


def entities(ledger):
    return ["customer"] + (["product"] if ledger.pipeline.has_product else []) + ledger.dimension_names


def scopes(ledger):
    """name -> first day, last day: the window, all time, and each complete calendar year."""
    found = {"trailing": ledger.window, "all": (min(ledger.data_start, ledger.as_of), ledger.as_of)}
    for year in periods_between("year", ledger.data_start, ledger.as_of):
        if ledger.is_complete(year):
            found[year.label] = (year.start, year.end)
    return found


def distribution(ledger, entity, first, last):
    if entity == "customer":
        return Distribution([c.revenue_in(first, last) for c in ledger.members(first, last)])
    totals, sold = defaultdict(int), set()
    for customer in ledger.buyers:
        for line in customer.lines:
            if first <= line.day <= last:
                value = line.product if entity == "product" else line.dimensions[ledger.dimension_names.index(entity)]
                totals[value] += line.amount
                if line.amount > 0:
                    sold.add(value)
    return Distribution([totals[value] for value in sold])


def concentration(ledger):
    columns = ["entity", "scope", "entities", "total", "negative_entities", "gini", "gini_unbiased", "hhi", "top_1_share",
               "top_5_share", "top_10_share", "top_20_share", "top_50_share", "entities_for_80", "share_for_80"]
    rows = []
    for entity in entities(ledger):
        for scope, (first, last) in scopes(ledger).items():
            d = distribution(ledger, entity, first, last)
            tops = [number(d.lorenz(Fraction(p, 100))) for p in (1, 5, 10, 20, 50)]
            fewest = d.entities_for_80()
            rows.append([entity, scope, str(d.count), ledger.money(d.total), str(d.negative), number(d.gini()),
                         number(d.gini_unbiased()), number(d.hhi())] + tops
                        + (["", ""] if fewest is None else [str(fewest), share(fewest, d.count)]))
    return columns, rows


def pareto(ledger):
    columns = ["entity", "scope", "percent", "entities", "revenue_share", "cutoff"]
    rows = []
    for entity in entities(ledger):
        for scope in ("trailing", "all"):
            d = distribution(ledger, entity, *scopes(ledger)[scope])
            if not d.count:
                continue
            for percent in range(1, 101):
                p = Fraction(percent, 100)
                rows.append([entity, scope, str(percent), "%d.%02d" % divmod(d.count * percent, 100), number(d.lorenz(p)),
                             ledger.money(d.falling[math.ceil(p * d.count) - 1])])
    return columns, rows
