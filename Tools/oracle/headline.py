"""METRICS.md section 2: headline."""
from fractions import Fraction

from churn import Movement
from concentration import distribution
from formats import day_text, number, share
from repurchase import repurchase_counts


def headline(ledger):
    columns = ["as_of", "data_start", "currency", "lines", "customers", "active_customers", "orders", "revenue",
               "revenue_per_order", "repurchase_rate_90", "repurchase_rate_365", "churn_rate", "churn_rate_period",
               "top_20_share", "gini", "one_time_share"]
    buyers, as_of = ledger.buyers, ledger.as_of
    revenue = sum(line.amount for line in ledger.lines)
    orders = sum(sum(c.orders_on.values()) for c in buyers)
    rates = []
    for days in (90, 365):
        eligible, repurchased, _ = repurchase_counts(ledger, buyers, days)
        rates.append(share(repurchased, eligible))
    churn_rate = churn_period = ""
    settled = [period for period in ledger.periods if ledger.is_complete(period) and ledger.is_mature(period)]
    if settled:
        latest = Movement(ledger, settled[-1])
        churn_rate, churn_period = share(len(latest.churned), len(latest.opening)), settled[-1].label
    window = distribution(ledger, "customer", *ledger.window)
    row = [day_text(ledger.intake.as_of), day_text(ledger.intake.data_start), ledger.pipeline.currency, str(len(ledger.lines)), str(len(buyers)),
           str(sum(1 for c in buyers if ledger.is_active(c, as_of))), str(orders), ledger.money(revenue),
           ledger.average(revenue, orders)] + rates + [churn_rate, churn_period, number(window.lorenz(Fraction(1, 5))),
           number(window.gini()), share(sum(1 for c in buyers if len(c.purchases) == 1), len(buyers))]
    return columns, [row]
