"""METRICS.md section 2 and RELATIONS.md section 9: reconciliation. The names of the identities are this program's own wording."""
from campaigns import points
from churn import churn_by_dimension, movements
from customers import ladder
from feedback import recovery
from pyramid import pyramid
from referrals import referrals, referrers
from relation_exports import exports
from repurchase import cohorts, periods
from revenue_change import gain_loss, retention_by_change, revenue_bridge, revenue_drivers, tier_profile
from staff import staff
from value import customer_value, model_holdout, value_summary


def units(text, decimals):
    return int(text.replace(".", "")) if decimals else int(text)


def column(table, name):
    columns, rows = table
    return [row[columns.index(name)] for row in rows]


def worst(pairs):
    """The (left, right) with the largest difference; the first one on a tie."""
    return max(pairs, key=lambda pair: abs(pair[0] - pair[1]))


def reconciliation(ledger):
    columns = ["identity", "left", "right", "difference"]
    decimals, window, rows = ledger.pipeline.decimals, ledger.window, []

    def add(identity, left, right, is_money=False):
        write = ledger.money if is_money else str
        rows.append([identity, write(left), write(right), write(left - right)])

    def money_sum(table, name):
        return sum(units(text, decimals) for text in column(table, name))

    quality_columns, quality_rows = ledger.intake.quality()
    total = dict(zip(quality_columns, quality_rows[-1]))
    add("lines read", int(total["lines"]),
        sum(int(total[kind]) for kind in ("accepted", "after_as_of", "duplicate", "excluded", "refused")))
    revenue = sum(line.amount for line in ledger.lines)
    add("accepted revenue = periods", revenue, money_sum(periods(ledger), "revenue"), True)
    before_first = sum(net for c in ledger.buyers for day, net in c.net_on.items() if day < c.first)
    refund_only = sum(sum(c.net_on.values()) for c in ledger.refund_only)
    add("accepted revenue = cohorts", revenue, money_sum(cohorts(ledger), "revenue") + before_first + refund_only, True)
    tiers = pyramid(ledger)
    add("pyramid customers", sum(int(text) for text in column(tiers, "customers")[:-1]), len(ledger.members(*window)))
    refund_only_window = sum(c.revenue_in(*window) for c in ledger.refund_only)
    add("pyramid revenue", money_sum(tiers, "revenue") + refund_only_window,
        sum(line.amount for line in ledger.lines if window[0] <= line.day <= window[1]), True)
    moves = movements(ledger)
    if len(moves) > 1:
        add("growth chain", *worst([(len(a.closing), len(b.opening)) for a, b in zip(moves, moves[1:])]))
    if moves:
        add("growth balance", *worst([(len(m.opening) + len(m.new) + len(m.reactivated) - len(m.churned), len(m.closing))
                                      for m in moves]))
    rungs = ladder(ledger)
    add("ladder", sum(int(count) for name, count in zip(column(rungs, "rung"), column(rungs, "customers")) if name != "prospect"),
        len(ledger.buyers))
    if ledger.dimension_names:
        by_dimension = churn_by_dimension(ledger)
        found = list(zip(*(column(by_dimension, name) for name in ("dimension", "period", "opening"))))
        pairs = [(sum(int(opening) for dimension, period, opening in found if (dimension, period) == (name, m.period.label)),
                  len(m.opening)) for name in ledger.dimension_names for m in moves]
        if pairs:
            add("churn_by_dimension", *worst(pairs))
    add_values(ledger, add)
    add_changes(ledger, add)
    add_relations(ledger, add)
    return columns, rows


def add_values(ledger, add):
    """VALUE.md section 4; each only when its table has a subject."""
    decimals = ledger.pipeline.decimals
    columns, rows = value_summary(ledger)
    groups = list(dict.fromkeys(row[0] for row in rows))

    def of_groups(name):
        at = columns.index(name)
        return [sum(units(row[at], decimals) for row in rows if row[0] == group) for group in groups]

    bought = sum(sum(c.net_on.values()) for c in ledger.buyers)
    add("value_summary.revenue", *worst([(total, bought) for total in of_groups("revenue")]), True)
    written = [text for text in column(customer_value(ledger), "value") if text]
    if written:
        total = sum(units(text, decimals) for text in written)
        add("value_summary.value_total", *worst([(own, total) for own in of_groups("value_total")]), True)
    holdout = model_holdout(ledger)[1]
    if holdout:
        add("model_holdout.buyers", *worst([(sum(int(row[2]) for row in holdout if row[0] == model and row[1] != "all"),
                                             next(int(row[2]) for row in holdout if row[0] == model and row[1] == "all"))
                                            for model in dict.fromkeys(row[0] for row in holdout)]))


def add_changes(ledger, add):
    """RELATIONS.md section 9, for the tables from the lines alone; each only when its table has a subject."""
    decimals = ledger.pipeline.decimals
    bridge = revenue_bridge(ledger)
    if bridge[1]:
        add_bridge(ledger, add, bridge)
    profile = tier_profile(ledger)
    names = ledger.pipeline.line_dimensions
    if names:
        found = list(zip(column(profile, "dimension"), column(profile, "revenue")))
        revenue = sum(c.revenue_in(*ledger.window) for c in ledger.members(*ledger.window))
        add("tier_profile", *worst([(sum(units(text, decimals) for dimension, text in found if dimension == name), revenue)
                                    for name in names]), True)


def add_bridge(ledger, add, bridge):
    decimals = ledger.pipeline.decimals
    after_first, after_last = ledger.window
    before_first = after_first - ledger.pipeline.window_days

    def revenue(first, last):
        return sum(line.amount for line in ledger.lines if first <= line.day <= last)

    total = units(column(bridge, "change")[-1], decimals)
    add("revenue_bridge", total, revenue(after_first, after_last) - revenue(before_first, after_first - 1), True)
    kept = sum(int(customers) for component, customers in zip(column(bridge, "component"), column(bridge, "customers"))
               if component.startswith("kept_"))
    retention = retention_by_change(ledger)
    if retention[1]:
        add("retention_by_change", sum(int(stayed) for stayed in column(retention, "stayed")), kept)
    off_days = sum(amount * (1 if day >= after_first else -1)
                   for c in ledger.buyers + ledger.refund_only for day, amount in c.net_on.items()
                   if day >= before_first and day not in c.purchases)
    add("revenue_drivers", units(column(revenue_drivers(ledger), "change")[0], decimals) + off_days, total, True)
    gains = gain_loss(ledger)
    parts = ["new", "returned", "more", "switched_in", "less", "switched_out", "lost", "other"]
    sums = {}
    for row in gains[1]:
        cells = dict(zip(gains[0], row))
        sums[cells["dimension"]] = sums.get(cells["dimension"], 0) + sum(units(cells[part], decimals) for part in parts)
    # A dimension without a line in either window has no rows, and its parts add up to 0.
    if ledger.pipeline.line_dimensions:
        add("gain_loss", *worst([(sums.get(name, 0), total) for name in ledger.pipeline.line_dimensions]), True)


def add_relations(ledger, add):
    """RELATIONS.md section 9, for the exports beside the lines; each only when its table has a subject."""
    decimals = ledger.pipeline.decimals

    def whole_rows(table, *names):
        return list(zip(*([int(text) for text in column(table, name)] for name in names)))

    accounts = exports(ledger)
    if accounts[1]:
        add("exports", *worst([(row[0], sum(row[1:])) for row in whole_rows(
            accounts, "records", "refused", "excluded", "accepted", "after_as_of", "set_aside")]))
    cases = recovery(ledger)
    if cases[1]:
        first = min(record.day for record in ledger.relations.accepted("feedback"))
        rows = [row for row in cases[1] if row[0] in ("complained", "satisfied", "neutral", "silent")]
        add("recovery", sum(int(row[cases[0].index(name)]) for row in rows for name in ("eligible", "too_recent")),
            sum(1 for c in ledger.buyers if c.purchases[-1] >= first))
    people = staff(ledger)
    if people[1]:
        add("staff", *worst([(o + h - gone, c) for o, h, gone, c in whole_rows(people, "opening", "hired", "left", "closing")]))
    owed = points(ledger)
    if owed[1]:
        add("points", *worst([(o + e - r - x, c) for o, e, r, x, c in whole_rows(
            owed, "opening", "earned", "redeemed", "expired", "closing")]))
        revenue = dict(zip(column(periods(ledger), "period"), column(periods(ledger), "revenue")))
        pairs = [(units(m, decimals) + units(o, decimals), units(revenue[label], decimals)) for label, m, o in zip(
            *(column(owed, name) for name in ("period", "member_revenue", "other_revenue"))) if label in revenue]
        if pairs:
            add("points and periods", *worst(pairs), True)
    classes = referrals(ledger)
    if classes[1]:
        of_class = dict(zip(column(classes, "class"), zip(column(classes, "customers"), column(classes, "revenue"))))
        add("referrers", sum(units(text, decimals) for text in column(referrers(ledger), "referred_revenue")),
            units(of_class["referred"][1], decimals), True)
        add("referred buyers", int(of_class["referred"][0]) + int(of_class["not_referred"][0]), len(ledger.buyers))
