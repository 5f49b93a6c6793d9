"""RELATIONS.md sections 7 and 8: referrals, referrers, levels."""
from collections import defaultdict
from fractions import Fraction

from customers import breadth_of
from differences import rate_difference
from feedback import Words
from formats import bytes_of, number, quantile, rate_cells, share, whole
from pyramid import window_tiers
from relation_exports import relations_of
from repurchase import repurchase_counts

FIRST = -10 ** 9
UNKNOWN = "(unknown)"


def all_time(ledger, customer):
    return customer.revenue_in(FIRST, ledger.as_of)


def referrals(ledger):
    columns = ["class", "customers", "active", "active_share", "active_low", "active_high", "eligible", "repurchased_90", "rate",
               "rate_low", "rate_high", "rate_difference", "rate_difference_low", "rate_difference_high", "revenue",
               "revenue_per_customer", "matured", "matured_revenue", "matured_revenue_per_customer"]
    relations = relations_of(ledger)
    records = relations.accepted("referrals")
    if records is None:
        return columns, []
    brought, referrers = {r.customer for r in records}, {r.referrer for r in records}
    classes = [("not_referred", [c for c in ledger.buyers if c.name not in brought]),
               ("referred", [c for c in ledger.buyers if c.name in brought]),
               ("referrer", [c for c in ledger.buyers if c.name in referrers])]
    days, rows = int(relations.get("referrals", "days", default="365")), []
    counts = {name: repurchase_counts(ledger, group, 90) for name, group in classes}
    for name, group in classes:
        active = sum(1 for c in group if ledger.is_active(c, ledger.as_of))
        eligible, back, _ = counts[name]
        difference = ["", "", ""]
        if name == "referred":
            others, others_back, _ = counts["not_referred"]
            difference = rate_difference(back, eligible, others_back, others)
        revenue = sum(all_time(ledger, c) for c in group)
        matured = [c for c in group if ledger.as_of - c.first >= days]
        early = sum(c.net_on[day] for c in matured for day in c.purchases if day - c.first < days)
        rows.append([name, str(len(group)), str(active)] + rate_cells(active, len(group)) + [str(eligible), str(back)]
                    + rate_cells(back, eligible) + difference + [ledger.money(revenue), ledger.average(revenue, len(group)),
                                                                 str(len(matured)), ledger.money(early), ledger.average(early, len(matured))])
    return columns, rows


def referrers(ledger):
    columns = ["referrer", "tier", "referred", "referred_buyers", "referred_active", "own_revenue", "referred_revenue",
               "revenue_with_referred"]
    relations = relations_of(ledger)
    tiering, groups = window_tiers(ledger), defaultdict(list)
    for record in relations.accepted("referrals") or []:
        groups[record.referrer or UNKNOWN].append(record.customer)
    rows = []
    for name, brought in groups.items():
        own = relations.buyers.get(name)
        bought = [relations.buyers[referred] for referred in brought if referred in relations.buyers]
        revenue = sum(all_time(ledger, c) for c in bought)
        own_revenue = None if own is None else all_time(ledger, own)
        rows.append((-revenue, bytes_of(name), [
            name, "" if own is None else tiering.tier_of(own), str(len(brought)), str(len(bought)),
            str(sum(1 for c in bought if ledger.is_active(c, ledger.as_of))), ledger.money(own_revenue), ledger.money(revenue),
            ledger.money(None if own is None else own_revenue + revenue)]))
    return columns, [row for _, _, row in sorted(rows)]


def levels(ledger):
    columns = ["tier", "position", "lever", "customers", "revenue", "discount_share", "discounted_day_share", "targeted_share",
               "redeemer_share", "score_share", "csat", "complaint_share", "referrer_share", "breadth_mean", "several_share",
               "tenure_days_p50", "regular_share"]
    relations, pipeline, window = relations_of(ledger), ledger.pipeline, ledger.window
    tiering, words = window_tiers(ledger), Words(relations)
    control = set(relations.get("campaigns", "control", default=[]))

    def names(export, test=lambda record: True, role="customer"):
        records = relations.accepted(export)
        return None if records is None else {getattr(r, role) for r in records if test(r)}

    targeted = names("campaigns.targets", lambda r: r.group not in control)
    redeemed, dissatisfied = names("campaigns.redemptions"), names("feedback", words.is_dissatisfied)
    has_scores = relations.has("feedback", "score")
    scored = names("feedback", lambda r: r.score is not None) if has_scores else None
    brought_by = names("referrals", role="referrer")
    written, rows = relations.get("levels", default={}), []
    for i, tier in enumerate(pipeline.tiers):
        lever = "structural" if i == 0 else "financial" if i == len(pipeline.tiers) - 1 else "social"
        members = [c for c in tiering.members if tiering.tier_of(c) == tier.name]
        among = lambda group: "" if group is None else share(sum(1 for c in members if c.name in group), len(members))
        revenue = sum(c.revenue_in(*window) for c in members)
        discount = discounted = ""
        if pipeline.has_discount:
            taken = sum(line.discount for c in members for line in c.lines_in(*window))
            days = [sum(line.discount for line in c.lines_on[day]) > 0 for c in members for day in c.purchases_in(*window)]
            discount, discounted = share(taken, revenue + taken), share(sum(days), len(days))
        csat = ""
        if has_scores and words.satisfied_from is not None:
            inside = {c.name for c in members}
            scores = [r for r in relations.accepted("feedback") if r.score is not None and r.customer in inside]
            csat = share(sum(1 for r in scores if words.is_satisfied(r)), len(scores))
        breadth, several = "", ""
        if pipeline.cross_sell:
            wide = [breadth_of(ledger, c) for c in members]
            breadth, several = share(sum(wide), len(wide)), share(sum(1 for b in wide if b > 1), len(wide))
        gaps = [[b - a for a, b in zip(c.purchases, c.purchases[1:])] for c in members]
        long = [g for g in gaps if len(g) >= 3]
        regular = sum(1 for g in long if 4 * (len(g) * sum(x * x for x in g) - sum(g) ** 2) <= sum(g) ** 2)
        rows.append([tier.name, str(i + 1), written.get(tier.name, lever), str(len(members)), ledger.money(revenue), discount, discounted,
                     among(targeted), among(redeemed), among(scored), csat, among(dissatisfied), among(brought_by), breadth, several,
                     whole(quantile([ledger.as_of - c.first for c in members], Fraction(1, 2))), share(regular, len(long))])
    return columns, rows
