"""RELATIONS.md section 6: campaign_lift, redemptions, points."""
from collections import defaultdict
from fractions import Fraction

from calendar_periods import periods_between
from differences import money_difference, rate_difference
from formats import boolean, bytes_of, day_text, number, rate_cells, share
from pipeline import as_list
from relation_exports import relations_of


class Listed:
    """The campaigns by start and name, and who is listed in each group."""

    def __init__(self, relations):
        self.campaigns = sorted(relations.accepted("campaigns") or [], key=lambda r: (r.start, bytes_of(r.campaign)))
        self.control = set(as_list(relations.get("campaigns", "control", default=[])))
        self.groups = defaultdict(lambda: defaultdict(set))
        for record in relations.accepted("campaigns.targets") or []:
            self.groups[record.campaign][record.group].add(record.customer)

    def names(self, campaign):
        return sorted(self.groups[campaign.campaign], key=bytes_of)

    def in_control(self, campaign):
        return set().union(*(people for group, people in self.groups[campaign.campaign].items() if group in self.control))

    def everybody(self, campaign):
        return set().union(*self.groups[campaign.campaign].values())


class Phase:
    def __init__(self, name, first, last):
        self.name, self.first, self.last, self.days = name, first, last, last - first + 1


def phases(ledger, relations, campaign):
    days = campaign.end - campaign.start + 1
    found = []
    if campaign.start - days >= ledger.data_start:
        found.append(Phase("before", campaign.start - days, campaign.start - 1))
    found.append(Phase("during", campaign.start, campaign.end))
    after = int(relations.get("campaigns", "after_days", default="28"))
    for i in range(int(relations.get("campaigns", "after_phases", default="3"))):
        first = campaign.end + 1 + i * after
        found.append(Phase(f"after_{i + 1}", first, first + after - 1))
    return [phase for phase in found if phase.last <= ledger.as_of]


def campaign_lift(ledger):
    columns = ["campaign", "type", "start", "end", "group", "phase", "phase_start", "phase_end", "days", "design", "is_mature",
               "targeted", "targeted_buyers", "targeted_rate", "control", "control_buyers", "control_rate", "rate_difference",
               "rate_difference_low", "rate_difference_high", "targeted_revenue", "control_revenue", "targeted_per_customer",
               "control_per_customer", "difference", "difference_low", "difference_high", "adjusted_difference", "adjusted_low",
               "adjusted_high"]
    relations = relations_of(ledger)
    listed, rows = Listed(relations), []
    decimals, nobody = ledger.pipeline.decimals, {}

    def revenue(name, phase):
        customer = ledger.customers.get(name)
        return customer.revenue_in(phase.first, phase.last) if customer else 0

    def bought(name, phase):
        customer = ledger.customers.get(name)
        return bool(customer and customer.purchases_in(phase.first, phase.last))

    for campaign in listed.campaigns:
        control = listed.in_control(campaign)
        is_random = bool(control)
        if is_random:
            active = None
        else:
            active = {c.name for c in ledger.buyers if ledger.is_active(c, campaign.start - 1)}
            control = active - listed.everybody(campaign)
        stretches = phases(ledger, relations, campaign)
        before = next((phase for phase in stretches if phase.name == "before"), None)
        for group in listed.names(campaign):
            if group in listed.control:
                continue
            targeted = listed.groups[campaign.campaign][group]
            if not is_random:
                targeted = targeted & active
            for phase in stretches:
                sides = [sorted(targeted), sorted(control)]
                money = [[revenue(name, phase) for name in side] for side in sides]
                buyers = [sum(bought(name, phase) for name in side) for side in sides]
                n = [len(side) for side in sides]
                adjusted = ["", "", ""]
                if before is not None and phase is not before:
                    own = [[Fraction(x) - Fraction(revenue(name, before) * phase.days, before.days)
                            for x, name in zip(xs, side)] for xs, side in zip(money, sides)]
                    adjusted = money_difference(own[0], own[1], decimals)
                rows.append(
                    [campaign.campaign, campaign.type, day_text(campaign.start), day_text(campaign.end), group, phase.name,
                     day_text(phase.first), day_text(phase.last), str(phase.days), "randomised" if is_random else "observational",
                     boolean(is_random or ledger.is_mature_from(campaign.start)), str(n[0]), str(buyers[0]), share(buyers[0], n[0]),
                     str(n[1]), str(buyers[1]), share(buyers[1], n[1])] + rate_difference(buyers[0], n[0], buyers[1], n[1])
                    + [ledger.money(sum(money[0])), ledger.money(sum(money[1])), ledger.average(sum(money[0]), n[0]),
                       ledger.average(sum(money[1]), n[1])] + money_difference(money[0], money[1], decimals) + adjusted)
    return columns, rows


def redemptions(ledger):
    columns = ["campaign", "type", "start", "end", "group", "is_complete", "targeted", "redemptions", "redeemers", "rate", "rate_low",
               "rate_high", "redeemers_not_targeted", "redemptions_outside"]
    relations = relations_of(ledger)
    records = relations.accepted("campaigns.redemptions")
    if records is None:
        return columns, []
    listed, rows = Listed(relations), []
    for campaign in listed.campaigns:
        own = [record for record in records if record.campaign == campaign.campaign]
        redeemers = {record.customer for record in own}
        outside = sum(1 for record in own if not campaign.start <= record.day <= campaign.end)
        for group in listed.names(campaign):
            targeted = listed.groups[campaign.campaign][group]
            rows.append([campaign.campaign, campaign.type, day_text(campaign.start), day_text(campaign.end), group,
                         boolean(campaign.start >= ledger.data_start and campaign.end <= ledger.as_of), str(len(targeted)),
                         str(len(own)), str(len(redeemers & targeted))] + rate_cells(len(redeemers & targeted), len(targeted))
                        + [str(len(redeemers - listed.everybody(campaign))), str(outside)])
    return columns, rows


def points(ledger):
    columns = ["period", "period_start", "period_end", "is_complete", "opening", "earned", "redeemed", "expired", "closing",
               "redemption_rate", "members", "redeemers", "buying_members", "buyers", "member_share", "member_low", "member_high",
               "member_revenue", "other_revenue"]
    relations = relations_of(ledger)
    records = relations.accepted("points")
    if not records:
        return columns, []
    since, rows, owed = {}, [], 0
    for record in records:
        since[record.customer] = min(record.day, since.get(record.customer, record.day))
    for period in periods_between(ledger.pipeline.period, min(since.values()), ledger.as_of):
        own = [record for record in records if period.start <= record.day <= period.end]
        moved = {kind: sum(r.points for r in own if r.kind == kind) for kind in ("earned", "redeemed", "expired")}
        closing = owed + moved["earned"] - moved["redeemed"] - moved["expired"]
        members = {name for name, day in since.items() if day <= period.end}
        buyers = {c.name for c in ledger.members(period.start, period.end)}
        revenue = {name: c.revenue_in(period.start, period.end) for name, c in ledger.customers.items()}
        of_members = sum(money for name, money in revenue.items() if name in members)
        rows.append([period.label, day_text(period.start), day_text(period.end), boolean(ledger.is_complete(period)), str(owed),
                     str(moved["earned"]), str(moved["redeemed"]), str(moved["expired"]), str(closing),
                     share(moved["redeemed"], moved["earned"]), str(len(members)),
                     str(len({r.customer for r in own if r.kind == "redeemed"})), str(len(members & buyers)), str(len(buyers))]
                    + rate_cells(len(members & buyers), len(buyers))
                    + [ledger.money(of_members), ledger.money(sum(revenue.values()) - of_members)])
        owed = closing
    return columns, rows
