"""METRICS.md section 5: tiers, pyramid, pyramid_migration."""
import math
from collections import defaultdict

from formats import share


class Tiering:
    """The tiers of one window: who is a member, with what value, in which tier."""

    def __init__(self, ledger, first, last):
        self.ledger, self.first, self.last = ledger, first, last
        self.members = ledger.members(first, last)
        self.value = {c.name: ledger.value_in(c, first, last) for c in self.members}
        falling = sorted(self.value.values(), reverse=True)
        cuts = [(tier.name, self.cut(tier, falling)) for tier in ledger.pipeline.tiers]
        self.tier = {}
        for name, value in self.value.items():
            reached = [tier for tier, cut in cuts if cut is not None and value >= cut]
            self.tier[name] = reached[0] if reached else cuts[-1][0]

    def cut(self, tier, falling):
        """The value a member must reach; None when nobody can."""
        if tier.kind == "at_least":
            return tier.bound * 10 ** self.ledger.pipeline.decimals
        if not falling:
            return None
        if tier.kind == "top":
            rank = math.ceil(tier.bound * len(falling))
        else:
            rank, carried = 0, 0
            total = sum(max(value, 0) for value in falling)
            while carried < tier.bound * total:
                carried += max(falling[rank], 0)
                rank += 1
        return falling[rank - 1] if rank else None

    def tier_of(self, customer):
        """A tier's name, `inactive`, or `new` for who had not yet bought by the window's end."""
        if customer.name in self.tier:
            return self.tier[customer.name]
        return "inactive" if customer.first <= self.last else "new"


def window_tiers(ledger):
    return Tiering(ledger, *ledger.window)


def previous_tiers(ledger):
    """The tiers of the window before W; None when that starts before data start."""
    first = ledger.window[0] - ledger.pipeline.window_days
    return None if first < ledger.data_start else Tiering(ledger, first, ledger.window[0] - 1)


def rule_text(tier, ledger):
    if tier.kind == "at_least":
        return "at_least " + ledger.money(int(tier.bound * 10 ** ledger.pipeline.decimals))
    text = "%.12f" % float(tier.bound)
    return f"{tier.kind} {text.rstrip('0').rstrip('.')}"


def pyramid(ledger):
    columns = ["tier", "position", "rule", "threshold", "customers", "customer_share", "revenue", "revenue_share", "profit",
               "orders", "purchase_days", "revenue_per_customer", "revenue_per_order", "repeat_customers", "repeat_rate",
               "at_risk_customers"]
    tiering, window = window_tiers(ledger), ledger.window
    all_members = len(tiering.members)
    all_revenue = sum(c.revenue_in(*window) for c in tiering.members)
    rows = []
    rules = [(tier.name, rule_text(tier, ledger)) for tier in ledger.pipeline.tiers] + [("inactive", "inactive")]
    for position, (name, rule) in enumerate(rules, 1):
        group = [c for c in ledger.buyers if tiering.tier_of(c) == name]
        is_tier = name != "inactive"
        revenue = sum(c.revenue_in(*window) for c in group)
        orders = sum(c.orders_in(*window) for c in group)
        days = sum(len(c.purchases_in(*window)) for c in group)
        repeat = sum(1 for c in group if len(c.purchases_in(*window)) >= 2)
        threshold = min((tiering.value[c.name] for c in group), default=None) if is_tier else None
        rows.append([name, str(position), rule, ledger.money(threshold), str(len(group)),
                     share(len(group), all_members) if is_tier else "", ledger.money(revenue),
                     share(revenue, all_revenue) if is_tier else "", ledger.money(ledger.total_profit(group, *window)),
                     str(orders), str(days), ledger.average(revenue, len(group)), ledger.average(revenue, orders),
                     str(repeat), share(repeat, len(group)),
                     str(sum(1 for c in group if ledger.status(c, ledger.as_of) == "at_risk"))])
    return columns, rows


def pyramid_migration(ledger):
    columns = ["from_tier", "to_tier", "customers", "share_of_from", "revenue_before", "revenue_after", "revenue_change"]
    now, before = window_tiers(ledger), previous_tiers(ledger)
    if before is None:
        return columns, []
    names = [tier.name for tier in ledger.pipeline.tiers]
    groups = defaultdict(list)
    for customer in ledger.buyers:
        groups[before.tier_of(customer), now.tier_of(customer)].append(customer)
    rows = []
    for from_tier in names + ["inactive", "new"]:
        leaving = sum(len(groups[from_tier, to_tier]) for to_tier in names + ["inactive"])
        for to_tier in names + ["inactive"]:
            group = groups[from_tier, to_tier]
            revenue_before = sum(c.revenue_in(before.first, before.last) for c in group)
            revenue_after = sum(c.revenue_in(now.first, now.last) for c in group)
            rows.append([from_tier, to_tier, str(len(group)), share(len(group), leaving), ledger.money(revenue_before),
                         ledger.money(revenue_after), ledger.money(revenue_after - revenue_before)])
    return columns, rows
