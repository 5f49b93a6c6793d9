"""Kaplan–Meier: the time from purchase n to purchase n + 1, censored at the as-of day."""
import math

from formats import Z


class Times:
    """How many buyers have their event, or are censored, on each day after purchase n."""

    def __init__(self, buyers, n, as_of):
        self.events, self.censored = {}, {}
        for customer in buyers:
            if len(customer.purchases) > n:
                count(self.events, customer.purchases[n] - customer.purchases[n - 1])
            elif len(customer.purchases) == n:
                count(self.censored, as_of - customer.purchases[n - 1])

    def days(self, until):
        """(day, at risk, events, censored, S, Greenwood's sum) for day 1 … until; None as sum when S is 0.
        Censoring on a day counts after the events of the day."""
        at_risk = sum(self.events.values()) + sum(self.censored.values()) - self.censored.get(0, 0)
        survival, greenwood = 1.0, 0.0
        for day in range(1, until + 1):
            events, censored = self.events.get(day, 0), self.censored.get(day, 0)
            if events:
                survival *= (at_risk - events) / at_risk
                if events == at_risk:
                    greenwood = None
                elif greenwood is not None:
                    greenwood += events / (at_risk * (at_risk - events))
            yield day, at_risk, events, censored, survival, greenwood
            at_risk -= events + censored

    def median(self):
        """The first day with S <= 1/2 + 1e-9; None when there is none."""
        for day, _, _, _, survival, _ in self.days(max(self.events, default=0)):
            if survival <= 0.5 + 1e-9:
                return day
        return None


def count(counts, day):
    counts[day] = counts.get(day, 0) + 1


def interval(survival, greenwood):
    """The log(−log) interval of 1 − S as (low, high); None when S is 0 or 1."""
    if survival <= 0 or survival >= 1 or greenwood is None:
        return None
    error = math.sqrt(greenwood) / abs(math.log(survival))
    return 1 - survival ** math.exp(-Z * error), 1 - survival ** math.exp(Z * error)
