"""RELATIONS.md sections 1 and 2: why revenue changed, and what is bought together (from the lines alone)."""
from collections import Counter, defaultdict
from fractions import Fraction

from customers import line_value
from formats import bytes_of, number, rate_cells, share
from intake import NONE
from pyramid import window_tiers
from repurchase import repurchase_cells

CLASSES = ["new", "returned", "kept_more", "kept_same", "kept_less", "lost", "other"]
BANDS = ["halved", "less", "same", "more", "doubled", "no_base", "returned", "new"]


def window_before(ledger, windows):
    """The window so many window lengths before W; None when it starts before data start."""
    length = ledger.pipeline.window_days
    first = ledger.window[0] - windows * length
    return None if first < ledger.data_start else (first, first + length - 1)


def class_of_change(customer, before, after):
    """The customer's class, or None without a line in either window."""
    in_before, in_after = bool(customer.purchases_in(*before)), bool(customer.purchases_in(*after))
    if in_after and not in_before:
        return "new" if customer.first >= after[0] else "returned"
    if in_after:
        change = customer.revenue_in(*after) - customer.revenue_in(*before)
        return "kept_more" if change > 0 else "kept_less" if change < 0 else "kept_same"
    if in_before:
        return "lost"
    return "other" if customer.lines_in(before[0], after[1]) else None


def all_customers(ledger):
    return sorted(ledger.customers.values(), key=lambda customer: bytes_of(customer.name))


def half_away(fraction):
    """A fraction of the smallest unit, rounded half away from zero."""
    doubled = abs(fraction) * 2
    rounded = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
    return -rounded if fraction < 0 else rounded


def revenue_bridge(ledger):
    columns = ["component", "customers", "revenue_before", "revenue_after", "change", "share_of_before"]
    before, after = window_before(ledger, 1), ledger.window
    if before is None:
        return columns, []
    sums = {name: [0, 0, 0] for name in CLASSES + ["total"]}
    for customer in all_customers(ledger):
        name = class_of_change(customer, before, after)
        for key in [name, "total"] if name else []:
            for i, part in enumerate([1, customer.revenue_in(*before), customer.revenue_in(*after)]):
                sums[key][i] += part
    base = sums["total"][1]
    return columns, [[name, str(count), ledger.money(old), ledger.money(new), ledger.money(new - old),
                      share(new - old, base) if base > 0 else ""]
                     for name, (count, old, new) in sums.items()]


class Side:
    """Purchase days of one window: customers, days and net, by group."""

    def __init__(self):
        self.customers, self.days, self.net = set(), 0, 0

    def add(self, customer, net):
        self.customers.add(customer.name)
        self.days += 1
        self.net += net


def drivers_cells(ledger, before, after):
    n0, n1 = len(before.customers), len(after.customers)
    change = after.net - before.net
    cells = [str(n0), str(n1), str(before.days), str(after.days), share(before.days, n0), share(after.days, n1),
             ledger.average(before.net, before.days), ledger.average(after.net, after.days),
             ledger.money(before.net), ledger.money(after.net), ledger.money(change)]
    if not n0 or not n1:
        return cells + [ledger.money(change), "", ""]
    f0, f1 = Fraction(before.days, n0), Fraction(after.days, n1)
    s0, s1 = Fraction(before.net, before.days), Fraction(after.net, after.days)

    def shapley(step, a0, a1, b0, b1):
        return half_away(step * ((a0 * b0 + a1 * b1) / 3 + (a0 * b1 + a1 * b0) / 6))

    customers = shapley(Fraction(n1 - n0), f0, f1, s0, s1)
    frequency = shapley(f1 - f0, Fraction(n0), Fraction(n1), s0, s1)
    return cells + [ledger.money(customers), ledger.money(frequency), ledger.money(change - customers - frequency)]


def revenue_drivers(ledger):
    columns = ["dimension", "value", "customers_before", "customers_after", "purchase_days_before", "purchase_days_after",
               "frequency_before", "frequency_after", "spend_before", "spend_after", "revenue_before", "revenue_after", "change",
               "from_customers", "from_frequency", "from_spend"]
    before = window_before(ledger, 1)
    if before is None:
        return columns, []
    windows = [before, ledger.window]
    everybody = [Side(), Side()]
    groups = [defaultdict(lambda: [Side(), Side()]) for _ in ledger.dimension_names]
    for customer in ledger.buyers:
        for side, window in enumerate(windows):
            for day in customer.purchases_in(*window):
                everybody[side].add(customer, customer.net_on[day])
                for i, by_value in enumerate(groups):
                    by_value[customer.carried_on[day][i]][side].add(customer, customer.net_on[day])
    rows = [["all", "all"] + drivers_cells(ledger, *everybody)]
    for name, by_value in zip(ledger.dimension_names, groups):
        rows += [[name, value] + drivers_cells(ledger, *by_value[value]) for value in sorted(by_value, key=bytes_of)]
    return columns, rows


def band_of(customer, base, before):
    """The band of a member of V."""
    if not customer.purchases_in(*base):
        return "new" if customer.first >= before[0] else "returned"
    u, v = customer.revenue_in(*base), customer.revenue_in(*before)
    if u <= 0:
        return "no_base"
    if 2 * v < u:
        return "halved"
    if 10 * v < 9 * u:
        return "less"
    if 10 * v <= 11 * u:
        return "same"
    return "more" if v <= 2 * u else "doubled"


def retention_by_change(ledger):
    columns = ["band", "customers", "stayed", "rate", "rate_low", "rate_high", "revenue_before", "revenue", "revenue_after"]
    base, before = window_before(ledger, 2), window_before(ledger, 1)
    if base is None:
        return columns, []
    groups = defaultdict(list)
    for customer in ledger.members(*before):
        groups[band_of(customer, base, before)].append(customer)
    rows = []
    for band in BANDS:
        group = groups[band]
        stayed = sum(1 for customer in group if customer.purchases_in(*ledger.window))
        money = [ledger.money(sum(c.revenue_in(*window) for c in group)) for window in (base, before, ledger.window)]
        rows.append([band, str(len(group)), str(stayed)] + rate_cells(stayed, len(group)) + money)
    return columns, rows


def split_change(customer, name, d, e):
    """(class, part) of a customer's change d in a value, with e the change in everything else."""
    if not name.startswith("kept"):
        return [(name, d)]
    if d > 0:
        switched = min(d, max(0, -e))
        return [("switched_in", switched), ("more", d - switched)]
    switched = max(d, min(0, -e))
    return [("switched_out", switched), ("less", d - switched)]


def gain_loss(ledger):
    parts = ["new", "returned", "more", "switched_in", "less", "switched_out", "lost", "other"]
    columns = ["dimension", "value", "revenue_before", "revenue_after", "change"] + parts
    before, after = window_before(ledger, 1), ledger.window
    if before is None:
        return columns, []
    rows = []
    for dimension in ledger.pipeline.line_dimensions:
        sums = defaultdict(Counter)
        for customer in all_customers(ledger):
            values = defaultdict(lambda: [0, 0])
            for side, window in enumerate([before, after]):
                for line in customer.lines_in(*window):
                    values[line_value(ledger, line, dimension)][side] += line.amount
            total = sum(new - old for old, new in values.values())
            name = class_of_change(customer, before, after)
            for value, (old, new) in values.items():
                sums[value]["before"] += old
                sums[value]["after"] += new
                for part, money in split_change(customer, name, new - old, total - (new - old)):
                    sums[value][part] += money
        for value in sorted(sums, key=bytes_of):
            found = sums[value]
            rows.append([dimension, value, ledger.money(found["before"]), ledger.money(found["after"]),
                         ledger.money(found["after"] - found["before"])] + [ledger.money(found[part]) for part in parts])
    return columns, rows


def values_bought(ledger, customer, day, entity):
    """The values of a basket."""
    return {line_value(ledger, line, entity) for line in customer.lines_on[day] if ledger.is_bought(line)}


def basket_pairs(ledger):
    columns = ["entity", "unit", "value", "other", "units", "with_value", "with_other", "with_both", "support", "confidence",
               "confidence_low", "confidence_high", "lift", "yule_q"]
    most = int(ledger.pipeline.get("baskets", "values", default="200"))
    fewest = int(ledger.pipeline.get("baskets", "min", default="30"))
    rows = []
    for entity in (["product"] if ledger.pipeline.has_product else []) + ledger.pipeline.line_dimensions:
        baskets = [[values_bought(ledger, c, day, entity) for day in c.purchases] for c in ledger.buyers]
        for unit, sets in [("purchase_day", [b for of_one in baskets for b in of_one]),
                           ("customer", [set().union(*of_one) for of_one in baskets])]:
            holding = Counter(value for held in sets for value in held if value not in ("", NONE))
            counts = sorted(holding.values(), reverse=True)
            cut = counts[min(most, len(counts)) - 1] if counts else 0
            frequent = {value for value, count in holding.items() if count >= cut}
            both = Counter()
            for held in sets:
                inside = held & frequent
                both.update((a, b) for a in inside for b in inside if a != b)
            n = len(sets)
            for (a, b) in sorted(both, key=lambda pair: (bytes_of(pair[0]), bytes_of(pair[1]))):
                ab = both[a, b]
                if ab < fewest:
                    continue
                only_a, only_b = holding[a] - ab, holding[b] - ab
                neither = n - ab - only_a - only_b
                down = ab * neither + only_a * only_b
                q = number(Fraction(ab * neither - only_a * only_b, down)) if down else ""
                rows.append([entity, unit, a, b, str(n), str(holding[a]), str(holding[b]), str(ab), share(ab, n)]
                            + rate_cells(ab, holding[a]) + [number(Fraction(ab * n, holding[a] * holding[b])), q])
    return columns, rows


def index(part, base):
    return number(part / base) if part is not None and base is not None and base > 0 else ""


def fraction(part, whole):
    return Fraction(part, whole) if whole else None


def tier_profile(ledger):
    columns = ["dimension", "value", "tier", "members", "buyers", "penetration", "penetration_low", "penetration_high", "revenue",
               "revenue_share", "base_penetration", "base_revenue_share", "penetration_index", "revenue_index"]
    tiering, window = window_tiers(ledger), ledger.window
    tiers = [tier.name for tier in ledger.pipeline.tiers]
    members = Counter(tiering.tier_of(c) for c in tiering.members)
    revenue_of = Counter()
    for customer in tiering.members:
        revenue_of[tiering.tier_of(customer)] += customer.revenue_in(*window)
    all_members, all_revenue = len(tiering.members), sum(revenue_of.values())
    rows = []
    for dimension in ledger.pipeline.line_dimensions:
        buyers, revenue = Counter(), Counter()
        for customer in tiering.members:
            tier = tiering.tier_of(customer)
            for line in customer.lines_in(*window):
                revenue[line_value(ledger, line, dimension), tier] += line.amount
            bought = set().union(*[values_bought(ledger, customer, day, dimension) for day in customer.purchases_in(*window)])
            buyers.update((value, tier) for value in bought)
        for value in sorted({value for value, _ in revenue}, key=bytes_of):
            value_buyers = sum(buyers[value, tier] for tier in tiers)
            value_revenue = sum(revenue[value, tier] for tier in tiers)
            for tier in tiers:
                got, money = buyers[value, tier], revenue[value, tier]
                rows.append([dimension, value, tier, str(members[tier]), str(got)] + rate_cells(got, members[tier])
                            + [ledger.money(money), share(money, revenue_of[tier]), share(value_buyers, all_members),
                               share(value_revenue, all_revenue),
                               index(fraction(got, members[tier]), fraction(value_buyers, all_members)),
                               index(fraction(money, revenue_of[tier]), fraction(value_revenue, all_revenue))])
    return columns, rows


def discount_dependence(ledger):
    columns = ["group", "value", "customers", "revenue", "discount", "discount_share", "purchase_days", "discounted_days",
               "discounted_day_share", "always", "never", "eligible", "repurchased", "rate", "rate_low", "rate_high"]
    if not ledger.pipeline.has_discount:
        return columns, []
    tiering, window = window_tiers(ledger), ledger.window

    def is_discounted(customer, day):
        return sum(line.discount for line in customer.lines_on[day]) > 0

    groups = [("all", "all", tiering.members)]
    groups += [("tier", tier.name, [c for c in tiering.members if tiering.tier_of(c) == tier.name]) for tier in ledger.pipeline.tiers]
    groups += [("first_purchase", name, [c for c in tiering.members if is_discounted(c, c.first) == wanted])
               for name, wanted in [("discounted", True), ("full_price", False)]]
    rows = []
    for group, value, customers in groups:
        revenue = sum(c.revenue_in(*window) for c in customers)
        discount = sum(line.discount for c in customers for line in c.lines_in(*window))
        days = [[is_discounted(c, day) for day in c.purchases_in(*window)] for c in customers]
        all_days, discounted = sum(len(of_one) for of_one in days), sum(sum(of_one) for of_one in days)
        repurchased = repurchase_cells(ledger, customers, 90)
        rows.append([group, value, str(len(customers)), ledger.money(revenue), ledger.money(discount), share(discount, revenue + discount),
                     str(all_days), str(discounted), share(discounted, all_days), str(sum(1 for of_one in days if all(of_one))),
                     str(sum(1 for of_one in days if not any(of_one)))] + repurchased[:5])
    return columns, rows
