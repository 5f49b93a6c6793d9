"""METRICS.md section 3: repurchase, repurchase_cohorts, purchase_steps, repurchase_curve, periods, cohorts, retention_curve."""
from collections import defaultdict
from fractions import Fraction

from calendar_periods import periods_between
from formats import boolean, bytes_of, day_text, number, quantile, rate_cells, share, whole
from kaplan_meier import Times, interval


def repurchase_counts(ledger, buyers, days):
    """(eligible, repurchased, too recent) within a number of days of the first purchase day."""
    eligible = [c for c in buyers if c.first + days <= ledger.as_of]
    repurchased = [c for c in eligible if len(c.purchases) > 1 and c.purchases[1] - c.first <= days]
    return len(eligible), len(repurchased), len(buyers) - len(eligible)


def repurchase_cells(ledger, buyers, days):
    eligible, repurchased, too_recent = repurchase_counts(ledger, buyers, days)
    return [str(eligible), str(repurchased)] + rate_cells(repurchased, eligible) + [str(too_recent)]


def repurchase(ledger):
    columns = ["dimension", "value", "window_days", "eligible", "repurchased", "rate", "rate_low", "rate_high", "too_recent"]
    groups = [("all", "all", ledger.buyers)]
    for i, name in enumerate(ledger.dimension_names):
        by_value = defaultdict(list)
        for customer in ledger.buyers:
            by_value[customer.carried_on[customer.first][i]].append(customer)
        groups += [(name, value, by_value[value]) for value in sorted(by_value, key=bytes_of)]
    rows = [[dimension, value, str(days)] + repurchase_cells(ledger, buyers, days)
            for dimension, value, buyers in groups for days in ledger.pipeline.windows]
    return columns, rows


def buyers_by_cohort(ledger):
    """[(period, buyers whose first purchase day is in it)], only periods with buyers."""
    groups = defaultdict(list)
    for customer in ledger.buyers:
        groups[ledger.period_of(customer.first).start].append(customer)
    return [(ledger.period_of(start), groups[start]) for start in sorted(groups)]


def repurchase_cohorts(ledger):
    columns = ["cohort", "is_mature", "window_days", "eligible", "repurchased", "rate", "rate_low", "rate_high", "too_recent"]
    rows = [[cohort.label, boolean(ledger.is_mature(cohort)), str(days)] + repurchase_cells(ledger, buyers, days)
            for cohort, buyers in buyers_by_cohort(ledger) for days in ledger.pipeline.windows]
    return columns, rows


def purchase_steps(ledger):
    columns = ["n", "reached", "went_on", "rate", "rate_low", "rate_high", "median_days",
               "gap_mean", "gap_p25", "gap_p50", "gap_p75", "gap_p90"]
    rows = []
    for n in range(1, ledger.pipeline.steps + 1):
        reached = sum(1 for c in ledger.buyers if len(c.purchases) >= n)
        gaps = [c.purchases[n] - c.purchases[n - 1] for c in ledger.buyers if len(c.purchases) > n]
        quantiles = [whole(quantile(gaps, Fraction(q, 100))) for q in (25, 50, 75, 90)]
        rows.append([str(n), str(reached), str(len(gaps))] + rate_cells(len(gaps), reached)
                    + [whole(Times(ledger.buyers, n, ledger.as_of).median()), share(sum(gaps), len(gaps))] + quantiles)
    return columns, rows


def repurchase_curve(ledger):
    columns = ["n", "day", "at_risk", "repurchased", "censored", "share", "share_low", "share_high"]
    rows = []
    for n in (1, 2, 3):
        for day, at_risk, events, censored, survival, greenwood in Times(ledger.buyers, n, ledger.as_of).days(ledger.pipeline.curve_days):
            cells = ["", "", ""]
            if at_risk:
                bounds = interval(survival, greenwood)
                cells = [number(1 - survival)] + ([number(min(max(b, 0.0), 1.0)) for b in bounds] if bounds else ["", ""])
            rows.append([str(n), str(day), str(at_risk), str(events), str(censored)] + cells)
    return columns, rows


def revenue_by_period(ledger):
    """period start -> {customer name: revenue in it}, and period start -> refunds. Of every accepted line."""
    revenue, refunds = defaultdict(lambda: defaultdict(int)), defaultdict(int)
    start_of = {}
    for line in ledger.lines:
        if line.day not in start_of:
            start_of[line.day] = ledger.period_of(line.day).start
        revenue[start_of[line.day]][line.customer] += line.amount
        refunds[start_of[line.day]] -= min(line.amount, 0)
    return revenue, refunds


def periods(ledger):
    columns = ["period", "period_start", "period_end", "is_complete", "is_mature", "buyers", "first_time_buyers",
               "returning_buyers", "returning_rate", "repeat_buyers", "repeat_rate", "bought_again_next_period",
               "buyback_rate", "orders", "purchase_days", "revenue", "refunds", "first_time_revenue",
               "returning_revenue", "revenue_per_order", "revenue_per_buyer"]
    revenue_of, refunds_of = revenue_by_period(ledger)
    rows = []
    for i, period in enumerate(ledger.periods):
        bounds = (period.start, period.end)
        buyers = [c for c in ledger.buyers if c.purchases_in(*bounds)]
        first_time = {c.name for c in buyers if period.start <= c.first <= period.end}
        returning = len(buyers) - len(first_time)
        repeat = sum(1 for c in buyers if len(c.purchases_in(*bounds)) >= 2)
        again = None
        if i + 1 < len(ledger.periods) and ledger.is_complete(ledger.periods[i + 1]):
            following = ledger.periods[i + 1]
            again = sum(1 for c in buyers if c.purchases_in(following.start, following.end))
        orders = sum(c.orders_in(*bounds) for c in buyers)
        purchase_days = sum(len(c.purchases_in(*bounds)) for c in buyers)
        revenue = sum(revenue_of[period.start].values())
        first_revenue = sum(amount for name, amount in revenue_of[period.start].items() if name in first_time)
        rows.append([period.label, day_text(period.start), day_text(period.end), boolean(ledger.is_complete(period)),
                     boolean(ledger.is_mature(period)), str(len(buyers)), str(len(first_time)), str(returning),
                     share(returning, len(buyers)), str(repeat), share(repeat, len(buyers)), whole(again),
                     "" if again is None else share(again, len(buyers)), str(orders), str(purchase_days),
                     ledger.money(revenue), ledger.money(refunds_of[period.start]), ledger.money(first_revenue),
                     ledger.money(revenue - first_revenue), ledger.average(revenue, orders),
                     ledger.average(revenue, len(buyers))])
    return columns, rows


def cohort_cells(ledger):
    """(cohort, age, period, buyers of the cohort, active, orders, revenue, cumulative revenue) of every begun cell.
    Revenue is counted from each buyer's first purchase day on."""
    for cohort, buyers in buyers_by_cohort(ledger):
        cumulative = 0
        for age, period in enumerate(periods_between(ledger.pipeline.period, cohort.start, ledger.as_of)):
            active = sum(1 for c in buyers if c.purchases_in(period.start, period.end))
            orders = sum(c.orders_in(period.start, period.end) for c in buyers)
            revenue = sum(c.revenue_in(max(period.start, c.first), period.end) for c in buyers)
            cumulative += revenue
            yield cohort, age, period, len(buyers), active, orders, revenue, cumulative


def cohorts(ledger):
    columns = ["cohort", "age", "period", "is_complete", "is_mature", "customers", "active", "retention_rate", "orders",
               "revenue", "cumulative_revenue", "cumulative_revenue_per_customer"]
    rows = [[cohort.label, str(age), period.label, boolean(ledger.is_complete(period)), boolean(ledger.is_mature(cohort)),
             str(customers), str(active), share(active, customers), str(orders), ledger.money(revenue),
             ledger.money(cumulative), ledger.average(cumulative, customers)]
            for cohort, age, period, customers, active, orders, revenue, cumulative in cohort_cells(ledger)]
    return columns, rows


def retention_curve(ledger):
    columns = ["age", "cohorts", "eligible", "active", "rate", "rate_low", "rate_high"]
    ages = defaultdict(list)
    for _, age, period, customers, active, _, _, _ in cohort_cells(ledger):
        if ledger.is_complete(period):
            ages[age].append((customers, active))
    rows = []
    for age in sorted(ages):
        eligible, active = (sum(cell[i] for cell in ages[age]) for i in (0, 1))
        rows.append([str(age), str(len(ages[age])), str(eligible), str(active)] + rate_cells(active, eligible))
    return columns, rows
