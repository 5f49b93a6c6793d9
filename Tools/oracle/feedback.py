"""RELATIONS.md section 3: feedback, satisfaction, recovery, feedback_reasons."""
import math
from collections import defaultdict
from fractions import Fraction

from calendar_periods import periods_between
from differences import rate_difference
from formats import Z, boolean, bytes_of, day_text, number, quantile, rate_cells, share, whole
from pyramid import window_tiers
from relation_exports import relations_of


class Words:
    """The thresholds of the section, and who is dissatisfied."""

    def __init__(self, relations):
        limit = lambda key: None if relations.get("feedback", key) is None else Fraction(relations.get("feedback", key))
        self.satisfied_from, self.dissatisfied_to = limit("satisfied_from"), limit("dissatisfied_to")
        self.promoters_from, self.detractors_to = limit("promoters_from"), limit("detractors_to")
        self.complaints = relations.get("feedback", "complaints", default=["complaint"])

    def is_low(self, record):
        return record.score is not None and self.dissatisfied_to is not None and record.score <= self.dissatisfied_to

    def is_dissatisfied(self, record):
        return record.kind in self.complaints or self.is_low(record)

    def is_satisfied(self, record):
        return record.score is not None and self.satisfied_from is not None and record.score >= self.satisfied_from


def known_customers(relations, records):
    return {record.customer for record in records if record.customer in relations.buyers}


def feedback(ledger):
    columns = ["period", "period_start", "period_end", "is_complete", "kind", "records", "customers", "unknown", "period_buyers",
               "buyers_who_did", "rate", "rate_low", "rate_high", "answered", "answered_rate", "answer_days_p50", "answer_days_p90"]
    relations = relations_of(ledger)
    records = relations.accepted("feedback")
    if not records:
        return columns, []
    words, first = Words(relations), min(record.day for record in records)
    kinds = {record.kind for record in records} | ({"dissatisfied"} if words.dissatisfied_to is not None else set())
    rows = []
    for period in periods_between(ledger.pipeline.period, first, ledger.as_of):
        buyers = {c.name for c in ledger.members(period.start, period.end)}
        for kind in sorted(kinds, key=bytes_of):
            of_kind = [r for r in records if period.start <= r.day <= period.end
                       and (words.is_dissatisfied(r) if kind == "dissatisfied" and words.dissatisfied_to is not None else r.kind == kind)]
            customers = known_customers(relations, of_kind)
            did = len(customers & buyers)
            cells = ["", "", "", ""]
            if relations.has("feedback", "answered"):
                days = [r.answered - r.day for r in of_kind if r.answered is not None]
                cells = [str(len(days)), share(len(days), len(of_kind)), whole(quantile(days, Fraction(1, 2))),
                         whole(quantile(days, Fraction(9, 10)))]
            rows.append([period.label, day_text(period.start), day_text(period.end),
                         boolean(ledger.is_complete(period) and period.start >= first), kind, str(len(of_kind)), str(len(customers)),
                         str(sum(1 for r in of_kind if r.customer not in relations.buyers)), str(len(buyers)), str(did)]
                        + rate_cells(did, len(buyers)) + cells)
    return columns, rows


def satisfaction(ledger):
    columns = ["group", "value", "responses", "customers", "mean_score", "satisfied", "csat", "csat_low", "csat_high", "dissatisfied",
               "promoters", "passives", "detractors", "nps", "nps_low", "nps_high", "silent", "silent_base", "silent_share"]
    relations = relations_of(ledger)
    if not relations.has("feedback", "score"):
        return columns, []
    words, records = Words(relations), relations.accepted("feedback")
    responses = [record for record in records if record.score is not None]
    tiering = window_tiers(ledger)
    spoke = {r.customer for r in records if ledger.window[0] <= r.day <= ledger.window[1]}

    def row(group, value, found, base=None):
        n = len(found)
        satisfied = sum(1 for r in found if words.is_satisfied(r))
        cells = [str(n), str(len(known_customers(relations, found))), share(sum(r.score for r in found), n)]
        cells += ["", "", "", ""] if words.satisfied_from is None else [str(satisfied)] + rate_cells(satisfied, n)
        cells += [""] if words.dissatisfied_to is None else [str(sum(1 for r in found if words.is_low(r)))]
        if words.promoters_from is None or words.detractors_to is None:
            cells += [""] * 6
        else:
            p = sum(1 for r in found if r.score >= words.promoters_from)
            d = sum(1 for r in found if r.score <= words.detractors_to)
            cells += [str(p), str(n - p - d), str(d), share(p - d, n)]
            if n:
                nps = Fraction(p - d, n)
                reach = Z * math.sqrt((Fraction(p + d, n) - nps * nps) / n)
                cells += [number(max(float(nps) - reach, -1.0)), number(min(float(nps) + reach, 1.0))]
            else:
                cells += ["", ""]
        silent = None if base is None else sum(1 for c in base if c.name not in spoke)
        return [group, value] + cells + (["", "", ""] if base is None else [str(silent), str(len(base)), share(silent, len(base))])

    rows = [row("all", "all", responses, tiering.members)]
    if responses:
        first = min(r.day for r in responses)
        for period in periods_between(ledger.pipeline.period, first, ledger.as_of):
            found = [r for r in responses if period.start <= r.day <= period.end]
            rows += [row("period", period.label, found)] if found else []
    for tier in ledger.pipeline.tiers:
        rows.append(row("tier", tier.name, [r for r in responses if tiering.tier.get(r.customer) == tier.name],
                        [c for c in tiering.members if tiering.tier_of(c) == tier.name]))
    for i, name in enumerate(ledger.dimension_names):
        by_value = defaultdict(list)
        for r in responses:
            customer = relations.buyers.get(r.customer)
            last = customer.last_until(r.day) if customer else None
            if last is not None:
                by_value[customer.carried_on[last][i]].append(r)
        rows += [row(name, value, by_value[value]) for value in sorted(by_value, key=bytes_of)]
    return columns, rows


class Case:
    def __init__(self, customer, case_day, landmark, records, words, relations, ledger):
        self.customer, self.landmark = customer, landmark
        outcome = int(relations.get("feedback", "outcome_days", default="180"))
        self.is_eligible = landmark + outcome <= ledger.as_of
        inside = [r for r in records if case_day <= r.day <= landmark]
        bad = [r for r in inside if words.is_dissatisfied(r)]
        if bad:
            first = min(bad, key=lambda r: (r.day, r.answered is None, r.answered or 0))
            within = int(relations.get("feedback", "answer_days", default="7"))
            if first.answered is None or first.answered > landmark:
                self.answer = "complained_unanswered"
            else:
                self.answer = "complained_answered" if first.answered - first.day <= within else "complained_answered_late"
            self.name = "complained"
        else:
            self.answer = None
            self.name = "satisfied" if any(words.is_satisfied(r) for r in inside) else "neutral" if inside else "silent"
        days = customer.purchases_in(landmark + 1, landmark + outcome)
        self.came_back, self.revenue = bool(days), sum(customer.net_on[day] for day in days)


def recovery(ledger):
    columns = ["class", "eligible", "came_back", "rate", "rate_low", "rate_high", "too_recent", "against", "difference", "difference_low",
               "difference_high", "revenue_after", "revenue_after_per_customer"]
    relations = relations_of(ledger)
    records = relations.accepted("feedback")
    if not records:
        return columns, []
    words, first = Words(relations), min(record.day for record in records)
    by_customer = defaultdict(list)
    for record in records:
        by_customer[record.customer].append(record)
    landmark_days = int(relations.get("feedback", "landmark_days", default="30"))
    cases = []
    for customer in ledger.buyers:
        days = [day for day in customer.purchases if day >= first]
        if days:
            cases.append(Case(customer, days[0], days[0] + landmark_days, by_customer[customer.name], words, relations, ledger))

    def counts(test):
        found = [case for case in cases if test(case)]
        eligible = [case for case in found if case.is_eligible]
        return len(eligible), sum(case.came_back for case in eligible), len(found) - len(eligible), sum(case.revenue for case in eligible)

    tests = [("complained", lambda case: case.name == "complained")]
    if relations.has("feedback", "answered"):
        tests += [(name, lambda case, name=name: case.answer == name)
                  for name in ("complained_answered", "complained_answered_late", "complained_unanswered")]
    if relations.has("feedback", "score"):
        tests.append(("satisfied", lambda case: case.name == "satisfied"))
    tests += [(name, lambda case, name=name: case.name == name) for name in ("neutral", "silent")]
    rows = []
    for name, test in tests:
        eligible, back, recent, revenue = counts(test)
        against, other = "rest", lambda case: not test(case)
        if name in ("complained_answered", "complained_answered_late"):
            against, other = "complained_unanswered", lambda case: case.answer == "complained_unanswered"
        elif name == "complained_unanswered":
            against = ""
        others, others_back, _, _ = counts(other) if against else (0, 0, 0, 0)
        difference = rate_difference(back, eligible, others_back, others)
        rows.append([name, str(eligible), str(back)] + rate_cells(back, eligible) + [str(recent), against] + difference
                    + [ledger.money(revenue), ledger.average(revenue, eligible)])
    return columns, rows


def feedback_reasons(ledger):
    columns = ["kind", "position", "reason", "records", "customers", "share", "cumulative_share"]
    relations = relations_of(ledger)
    if not relations.has("feedback", "reason"):
        return columns, []
    records, rows = relations.accepted("feedback"), []
    for kind in sorted({record.kind for record in records}, key=bytes_of):
        groups = defaultdict(list)
        for record in records:
            if record.kind == kind:
                groups[record.reason].append(record)
        total, running = sum(map(len, groups.values())), 0
        ordered = sorted(groups, key=lambda reason: (-len(groups[reason]), bytes_of(reason)))
        for position, reason in enumerate(ordered, 1):
            count = len(groups[reason])
            running += count
            rows.append([kind, str(position), reason, str(count), str(len(known_customers(relations, groups[reason]))),
                         share(count, total), share(running, total)])
    return columns, rows
