"""DAILY.md section 3: calendar, snapshot, first_purchases, purchase_days, repurchase_drivers, churn_drivers."""
from collections import defaultdict
from datetime import date
from fractions import Fraction

from calendar_periods import Period, label, period_start
from churn import movements
from formats import boolean, bytes_of, day_text, number, share, whole


def calendar(ledger):
    columns = ["day", "weekday", "iso_week", "month", "quarter", "year", "period", "period_start", "period_end",
               "is_complete", "is_mature", "is_in_window", "is_after_as_of"]
    rows = []
    for period in ledger.periods:
        for day in range(period.start, period.end + 1):
            names = [label(kind, period_start(kind, day)) for kind in ("week", "month", "quarter", "year")]
            names[3] = str(date.fromordinal(day).year)
            rows.append([day_text(day), str(date.fromordinal(day).isoweekday())] + names
                        + [period.label, day_text(period.start), day_text(period.end), boolean(ledger.is_complete(period)),
                           boolean(ledger.is_mature(period)), boolean(ledger.window[0] <= day <= ledger.window[1]),
                           boolean(day > ledger.as_of)])
    return columns, rows


def first_purchases(ledger):
    windows = ledger.pipeline.windows
    columns = (["customer_id", "cohort", "is_mature", "first_purchase", "first_amount", "first_orders", "first_product"]
               + [f"first_{name}" for name in ledger.dimension_names] + ["second_purchase", "days_to_second"]
               + [f"again_{days}" for days in windows])
    rows = []
    for customer in ledger.buyers:
        first = customer.first
        cohort = ledger.period_of(first)
        second = customer.purchases[1] if len(customer.purchases) > 1 else None
        again = []
        for days in windows:
            if first + days > ledger.as_of:
                again.append("")
            else:
                again.append(boolean(second is not None and second - first <= days))
        rows.append([customer.name, cohort.label, boolean(ledger.is_mature(cohort)), day_text(first),
                     ledger.money(customer.net_on[first]), str(customer.orders_on[first]), first_product(ledger, customer)]
                    + list(customer.carried_on[first])
                    + [day_text(second), whole(None if second is None else second - first)] + again)
    return columns, rows


def snapshot(ledger):
    """One row. What only the program knows (snapshot, version, build) is empty here, and not compared."""
    columns = ["pipeline", "snapshot", "as_of", "data_start", "period", "currency", "decimals", "version", "build", "lines", "latest_line"]
    pipeline, intake = ledger.pipeline, ledger.intake
    read = [line.day for line in intake.lines if line.fate in ("accepted", "after_as_of", "duplicate")]
    return columns, [[pipeline.get("pipeline"), "", day_text(intake.as_of), day_text(intake.data_start), pipeline.period, pipeline.currency,
                      str(pipeline.decimals), "", "", str(len(ledger.lines)), day_text(max(read) if read else None)]]


def purchase_days(ledger):
    columns = ["customer_id", "day", "number", "net", "orders", "gap_days", "is_last"] + ledger.dimension_names
    rows = []
    for customer in ledger.buyers:
        before = None
        for number_of_day, day in enumerate(customer.purchases, 1):
            rows.append([customer.name, day_text(day), str(number_of_day), ledger.money(customer.net_on[day]), str(customer.orders_on[day]),
                         whole(None if before is None else day - before), boolean(day == customer.purchases[-1])]
                        + list(customer.carried_on[day]))
            before = day
    return columns, rows


def first_product(ledger, customer):
    if not ledger.pipeline.has_product:
        return ""
    sums = defaultdict(int)
    for line in customer.lines_on[customer.first]:
        if ledger.is_bought(line):
            sums[line.product] += line.amount
    return min(sums, key=lambda product: (-sums[product], bytes_of(product)))


def drivers(ledger, counts, comparable):
    """Kitagawa (1955) in fractions. counts: {(dimension, period start): {value: (part, whole)}}."""
    rows = []
    periods = [p for p in ledger.periods if comparable(p)]
    starts = {p.start for p in periods}
    for period in periods:
        before_start = period_start(ledger.pipeline.period, period.start - 1)
        for against, start in (("previous", before_start), ("year_ago", ledger.year_ago(period).start)):
            if start not in starts:
                continue
            for name in ledger.dimension_names:
                before, after = counts[name, start], counts[name, period.start]
                total0 = [sum(c[i] for c in before.values()) for i in (0, 1)]
                total1 = [sum(c[i] for c in after.values()) for i in (0, 1)]
                rate0, rate1 = Fraction(*total0), Fraction(*total1)
                mixes = rates = Fraction(0)

                def row(value, own0, own1, mix, rate, change):
                    rows.append([period.label, against, name, value, str(own0[1]), str(own0[0]), share(*own0), share(own0[1], total0[1]),
                                 str(own1[1]), str(own1[0]), share(*own1), share(own1[1], total1[1]),
                                 number(mix), number(rate), number(change)])

                for value in sorted(set(before) | set(after), key=bytes_of):
                    own0, own1 = before.get(value, (0, 0)), after.get(value, (0, 0))
                    r0 = Fraction(*(own0 if own0[1] else own1))
                    r1 = Fraction(*(own1 if own1[1] else own0))
                    s0, s1 = Fraction(own0[1], total0[1]), Fraction(own1[1], total1[1])
                    rate, mix = (s0 + s1) / 2 * (r1 - r0), (s1 - s0) * ((r0 + r1) / 2 - (rate0 + rate1) / 2)
                    mixes, rates = mixes + mix, rates + rate
                    row(value, own0, own1, mix, rate, mix + rate)
                assert mixes + rates == rate1 - rate0
                row("(total)", total0, total1, mixes, rates, rate1 - rate0)
    return rows


def columns_of(whole_name, part_name):
    return ["period", "against", "dimension", "value", f"{whole_name}_before", f"{part_name}_before", "rate_before", "share_before",
            whole_name, part_name, "rate", "share", "mix_effect", "rate_effect", "change"]


def repurchase_drivers(ledger):
    days = ledger.pipeline.driver_window
    counts, recent, cohorts = defaultdict(dict), set(), set()
    for customer in ledger.buyers:
        start = ledger.period_of(customer.first).start
        cohorts.add(start)
        if customer.first + days > ledger.as_of:
            recent.add(start)
        back = len(customer.purchases) > 1 and customer.purchases[1] - customer.first <= days
        for name, value in zip(ledger.dimension_names, customer.carried_on[customer.first]):
            part, all_of_them = counts[name, start].get(value, (0, 0))
            counts[name, start][value] = (part + back, all_of_them + 1)
    rows = drivers(ledger, counts, lambda period: period.start in cohorts - recent)
    return columns_of("eligible", "repurchased"), rows


def churn_drivers(ledger):
    counts, openings = defaultdict(dict), {}
    for m in movements(ledger):
        openings[m.period.start] = len(m.opening)
        churned = {c.name for c in m.churned}
        for customer in m.opening:
            carried = customer.carried_on[customer.last_until(m.period.start - 1)]
            for name, value in zip(ledger.dimension_names, carried):
                part, all_of_them = counts[name, m.period.start].get(value, (0, 0))
                counts[name, m.period.start][value] = (part + (customer.name in churned), all_of_them + 1)
    rows = drivers(ledger, counts, lambda period: openings[period.start] and ledger.is_complete(period) and ledger.is_mature(period))
    return columns_of("opening", "churned"), rows
