"""METRICS.md sections 5 and 6: ladder, customers, rfm, key_accounts, relationship_levels."""
from collections import defaultdict
from fractions import Fraction

from formats import bytes_of, day_text, number, quantile, share, whole
from pyramid import Tiering, previous_tiers, window_tiers

RUNGS = ["partner", "client", "repeat", "first_time", "lapsed"]


# -- the ladder ------------------------------------------------------------------------------------------

def rung(ledger, customer, day, tiering):
    """A buyer's rung as of a day, with the tiers of the window that ends on it."""
    if not ledger.is_active(customer, day):
        return "lapsed"
    purchases = customer.count_until(day)
    if purchases >= ledger.pipeline.client_from:
        return "partner" if tiering.tier_of(customer) == ledger.pipeline.tiers[0].name else "client"
    return "repeat" if purchases >= 2 else "first_time"


def ladder(ledger):
    columns = ["rung", "position", "customers", "share", "revenue", "revenue_per_customer", "customers_year_ago"]
    tiering, window = window_tiers(ledger), ledger.window
    groups = defaultdict(list)
    for customer in ledger.buyers:
        groups[rung(ledger, customer, ledger.as_of, tiering)].append(customer)
    year_ago = ledger.as_of - 365
    count_then = defaultdict(int)
    if year_ago >= ledger.data_start:
        tiering_then = Tiering(ledger, year_ago - ledger.pipeline.window_days + 1, year_ago)
        for customer in ledger.buyers:
            if customer.first <= year_ago:
                count_then[rung(ledger, customer, year_ago, tiering_then)] += 1
    rows = []
    for position, name in enumerate(RUNGS, 1):
        revenue = sum(c.revenue_in(*window) for c in groups[name])
        rows.append([name, str(position), str(len(groups[name])), share(len(groups[name]), len(ledger.buyers)),
                     ledger.money(revenue), ledger.average(revenue, len(groups[name])),
                     str(count_then[name]) if year_ago >= ledger.data_start else ""])
    if ledger.intake.contacts is not None:
        buyers = {c.name for c in ledger.buyers}
        prospects = len(ledger.intake.contacts - buyers)
        rows.append(["prospect", str(len(RUNGS) + 1), str(prospects), "", "", "", ""])
    return columns, rows


# -- RFM -------------------------------------------------------------------------------------------------

def segment(r, f):
    if r == 5:
        return {1: "new", 2: "potential_loyalists", 3: "potential_loyalists"}.get(f, "champions")
    if r == 4:
        return {1: "promising", 2: "potential_loyalists", 3: "potential_loyalists"}.get(f, "loyal")
    if r == 3:
        return {1: "about_to_sleep", 2: "about_to_sleep", 3: "need_attention"}.get(f, "loyal")
    return {1: "hibernating", 2: "hibernating", 3: "at_risk", 4: "at_risk", 5: "cannot_lose"}[f]


def scores(values):
    """name -> 1 … 5; a larger value is better; equal values share the lower score."""
    cuts = [quantile(list(values.values()), Fraction(q, 100)) for q in (20, 40, 60, 80)]
    return {name: 1 + sum(1 for cut in cuts if value > cut) for name, value in values.items()}


def rfm_scores(ledger):
    """name -> (r, f, m) of the members of W."""
    members, window = ledger.members(*ledger.window), ledger.window
    r = scores({c.name: -(ledger.as_of - c.purchases[-1]) for c in members})
    f = scores({c.name: len(c.purchases_in(*window)) for c in members})
    m = scores({c.name: c.revenue_in(*window) for c in members})
    return {c.name: (r[c.name], f[c.name], m[c.name]) for c in members}


def rfm(ledger):
    columns = ["r_score", "f_score", "segment", "customers", "customer_share", "revenue", "revenue_share", "mean_m_score"]
    score_of, members = rfm_scores(ledger), ledger.members(*ledger.window)
    all_revenue = sum(c.revenue_in(*ledger.window) for c in members)
    rows = []
    for r in range(1, 6):
        for f in range(1, 6):
            group = [c for c in members if score_of[c.name][:2] == (r, f)]
            revenue = sum(c.revenue_in(*ledger.window) for c in group)
            rows.append([str(r), str(f), segment(r, f), str(len(group)), share(len(group), len(members)), ledger.money(revenue),
                         share(revenue, all_revenue), share(sum(score_of[c.name][2] for c in group), len(group))])
    return columns, rows


# -- the customer database -------------------------------------------------------------------------------

def line_value(ledger, line, entity):
    """A line's own value of a dimension (or of the product)."""
    return line.product if entity == "product" else line.dimensions[ledger.dimension_names.index(entity)]


def breadth_of(ledger, customer):
    """Distinct values of cross_sell.dimension bought; None without that setting."""
    if not ledger.pipeline.cross_sell:
        return None
    return len({line_value(ledger, line, ledger.pipeline.cross_sell)
                for day in customer.purchases for line in customer.lines_on[day] if ledger.is_bought(line)})


def favourite(customer, dimension):
    """The carried value of most purchase days; ties by the largest net of those days, then bytes."""
    days, net = defaultdict(int), defaultdict(int)
    for day in customer.purchases:
        value = customer.carried_on[day][dimension]
        days[value] += 1
        net[value] += customer.net_on[day]
    return min(days, key=lambda value: (-days[value], -net[value], bytes_of(value)))


def silence_cells(ledger, customer):
    """status, days_since_last, θ, days_overdue (empty unless lapsed)."""
    silence = ledger.as_of - customer.purchases[-1]
    threshold = ledger.threshold(customer, ledger.as_of)
    status = ledger.status(customer, ledger.as_of)
    return status, silence, threshold, str(silence - threshold) if status == "lapsed" else ""


def ranks(tiering):
    """name -> 1 + members with a higher value."""
    falling, found = sorted(tiering.value.items(), key=lambda item: -item[1]), {}
    for position, (name, value) in enumerate(falling, 1):
        same = position > 1 and value == falling[position - 2][1]
        found[name] = found[falling[position - 2][0]] if same else position
    return found


def customers(ledger):
    columns = ["customer_id", "first_purchase", "last_purchase", "days_since_last", "purchase_days", "orders", "revenue",
               "refunds", "profit", "revenue_window", "revenue_per_order", "mean_gap_days", "median_gap_days", "status",
               "lapse_after_days", "lapse_date", "days_overdue", "tier", "previous_tier", "rank", "rung", "cohort",
               "r_score", "f_score", "m_score", "segment", "breadth"]
    for name in ledger.dimension_names:
        columns += ["first_" + name, "last_" + name, "favourite_" + name]
    now, before, score_of = window_tiers(ledger), previous_tiers(ledger), rfm_scores(ledger)
    rank_of = ranks(now)
    always = (min(ledger.data_start, ledger.as_of), ledger.as_of)
    rows = []
    for c in ledger.buyers:
        first, last = c.first, c.purchases[-1]
        orders, revenue = sum(c.orders_on.values()), sum(c.net_on.values())
        gaps = [later - earlier for earlier, later in zip(c.purchases, c.purchases[1:])]
        status, silence, threshold, overdue = silence_cells(ledger, c)
        rfm_cells = ["", "", "", ""]
        if c.name in score_of:
            r, f, m = score_of[c.name]
            rfm_cells = [str(r), str(f), str(m), segment(r, f)]
        row = [c.name, day_text(first), day_text(last), str(silence), str(len(c.purchases)), str(orders), ledger.money(revenue),
               ledger.money(c.refunds_in(*always)), ledger.money(ledger.profit_in(c, *always)),
               ledger.money(c.revenue_in(*ledger.window)), ledger.average(revenue, orders), share(sum(gaps), len(gaps)),
               whole(quantile(gaps, Fraction(1, 2))), status, str(threshold), day_text(last + threshold + 1), overdue,
               now.tier_of(c), before.tier_of(c) if before else "", whole(rank_of.get(c.name)),
               rung(ledger, c, ledger.as_of, now), ledger.period_of(first).label] + rfm_cells + [whole(breadth_of(ledger, c))]
        for i in range(len(ledger.dimension_names)):
            row += [c.carried_on[first][i], c.carried_on[last][i], favourite(c, i)]
        rows.append(row)
    return columns, rows


# -- key accounts ----------------------------------------------------------------------------------------

def margin_of(profit, revenue):
    """profit / revenue, unknown unless revenue > 0."""
    return None if profit is None or revenue <= 0 else Fraction(profit, revenue)


def key_accounts(ledger):
    columns = ["rank", "customer_id", "tier", "previous_tier", "revenue", "revenue_share", "cumulative_share",
               "revenue_previous_window", "revenue_change", "profit", "margin", "discount_share", "orders", "breadth",
               "status", "days_since_last", "lapse_after_days", "days_overdue"]
    now, before, window = window_tiers(ledger), previous_tiers(ledger), ledger.window
    rank_of = ranks(now)
    all_revenue = sum(c.revenue_in(*window) for c in now.members)
    first_ones = sorted(now.members, key=lambda c: (-now.value[c.name], bytes_of(c.name)))[:ledger.pipeline.key_accounts]
    rows, cumulative = [], 0
    for c in first_ones:
        revenue, profit = c.revenue_in(*window), ledger.profit_in(c, *window)
        cumulative += revenue
        revenue_before = c.revenue_in(before.first, before.last) if before else None
        discount_share = ""
        if ledger.pipeline.has_discount:
            discount = sum(line.discount for line in c.lines_in(*window))
            discount_share = share(discount, revenue + discount)
        status, silence, threshold, overdue = silence_cells(ledger, c)
        rows.append([str(rank_of[c.name]), c.name, now.tier_of(c), before.tier_of(c) if before else "", ledger.money(revenue),
                     share(revenue, all_revenue), share(cumulative, all_revenue), ledger.money(revenue_before),
                     ledger.money(None if revenue_before is None else revenue - revenue_before), ledger.money(profit),
                     number(margin_of(profit, revenue)), discount_share, str(c.orders_in(*window)),
                     whole(breadth_of(ledger, c)), status, str(silence), str(threshold), overdue])
    return columns, rows


# -- relationship levels ---------------------------------------------------------------------------------

def relationship_levels(ledger):
    columns = ["group", "value", "customers", "customer_class", "margin", "margin_class", "level"]
    pipeline = ledger.pipeline
    if not pipeline.relationship:
        return columns, []
    tiering = window_tiers(ledger)
    groups = [("tier", tier.name, [c for c in tiering.members if tiering.tier_of(c) == tier.name]) for tier in pipeline.tiers]
    if pipeline.relationship_dimension:
        by_value = defaultdict(list)
        for c in tiering.members:
            by_value[ledger.carried_value(c, c.purchases[-1], pipeline.relationship_dimension)].append(c)
        groups += [(pipeline.relationship_dimension, value, by_value[value]) for value in sorted(by_value, key=bytes_of)]
    rows = []
    for group, value, members in groups:
        count = len(members)
        customer_class = "few" if count <= pipeline.few else "many" if count >= pipeline.many else "medium"
        if pipeline.has_cost:
            revenue = sum(c.revenue_in(*ledger.window) for c in members)
            margin = margin_of(ledger.total_profit(members, *ledger.window), revenue)
        else:
            margin = pipeline.margins.get(value)
        margin_class = level = ""
        if margin is not None:
            margin_class = "low" if margin < pipeline.margin_low else "high" if margin >= pipeline.margin_high else "medium"
            level = pipeline.levels[customer_class, margin_class]
        rows.append([group, value, str(count), customer_class, number(margin), margin_class, level])
    return columns, rows
