"""RELATIONS.md section 4: staff, staff_leavers."""
from collections import defaultdict
from fractions import Fraction

from calendar_periods import periods_between
from formats import boolean, bytes_of, day_text, quantile, rate_cells, share, whole
from relation_exports import EVENT_KINDS, relations_of


def leave_day(record, ledger):
    """The last day, where it is known by the as-of day."""
    return record.left if record.left is not None and record.left <= ledger.as_of else None


def staff(ledger):
    columns = ["unit", "period", "period_start", "period_end", "is_complete", "opening", "hired", "left", "left_voluntary", "closing",
               "employed", "average", "turnover_rate", "leaving_share", "leaving_low", "leaving_high", "left_within_year_of_hire",
               "complaints", "complainants", "complaint_rate", "violations", "violators", "violation_rate", "suggestions", "suggesters",
               "suggestion_rate", "trainings", "trained", "training_share", "adopted", "violation_loss"]
    relations = relations_of(ledger)
    roster, events = relations.accepted("staff"), relations.accepted("staff.events")
    if not roster:
        return columns, []
    has_unit, has_reason = relations.has("staff", "unit"), relations.has("staff", "reason")
    voluntary = relations.get("staff", "voluntary")
    units = [None] + (sorted({record.unit for record in roster}, key=bytes_of) if has_unit else [])
    rows = []
    for unit in units:
        group = [record for record in roster if unit is None or record.unit == unit]
        for period in periods_between(ledger.pipeline.period, min(r.hired for r in roster), ledger.as_of):
            inside = lambda day: day is not None and period.start <= day <= period.end
            opening = [r for r in group if r.hired < period.start and not (leave_day(r, ledger) or period.start) < period.start]
            hired = [r for r in group if inside(r.hired)]
            left = [r for r in group if inside(leave_day(r, ledger))]
            employed = opening + hired
            if not employed:
                continue
            n, closing = len(employed), len(employed) - len(left)
            chosen = sum(1 for r in left if r.reason in voluntary) if voluntary is not None and has_reason else None
            twice = len(opening) + closing
            cells = ["all" if unit is None else unit, period.label, day_text(period.start), day_text(period.end),
                     boolean(ledger.is_complete(period)), str(len(opening)), str(len(hired)), str(len(left)), whole(chosen), str(closing),
                     str(n), share(twice, 2), share(2 * len(left), twice)] + rate_cells(len(left), n)
            cells.append(str(sum(1 for r in left if r.left - r.hired < 365)))
            cells += event_cells(ledger, relations, events, {r.employee for r in group}, {r.employee for r in employed}, n, inside)
            rows.append(cells)
    return columns, rows


def event_cells(ledger, relations, events, roster, employed, n, inside):
    if events is None:
        return [""] * 14
    cells, found = [], [event for event in events if event.employee in roster and inside(event.day)]
    for kind in EVENT_KINDS:
        of_kind = [event for event in found if event.kind == kind]
        people = {event.employee for event in of_kind} & employed
        cells += [str(len(of_kind)), str(len(people)), share(len(people), n)]
    adopted = sum(1 for event in found if event.kind == "suggestion" and event.adopted)
    loss = sum(event.amount for event in found if event.kind == "violation")
    cells.append(str(adopted) if relations.has("staff.events", "adopted") else "")
    cells.append(ledger.money(loss) if relations.has("staff.events", "amount") else "")
    return cells


def staff_leavers(ledger):
    columns = ["reason", "left", "share", "median_tenure_days"]
    relations = relations_of(ledger)
    if not relations.has("staff", "reason"):
        return columns, []
    groups = defaultdict(list)
    for record in relations.accepted("staff"):
        if leave_day(record, ledger) is not None:
            groups[record.reason].append(record.left - record.hired)
    total = sum(map(len, groups.values()))
    ordered = sorted(groups, key=lambda reason: (-len(groups[reason]), bytes_of(reason)))
    return columns, [[reason, str(len(groups[reason])), share(len(groups[reason]), total),
                      str(quantile(groups[reason], Fraction(1, 2)))] for reason in ordered]
