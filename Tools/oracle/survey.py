"""RELATIONS.md section 5: delivered_value, relationship_quality."""
from fractions import Fraction

from differences import alphas, mean_cells
from formats import rate_cells
from pipeline import as_list
from pyramid import window_tiers
from relation_exports import relations_of

BENEFITS, COSTS = ["product", "service", "personnel", "image"], ["money", "time", "energy", "psychic"]


class Survey:
    def __init__(self, ledger, relations):
        self.records = relations.accepted("survey")
        self.low, self.high = (Fraction(relations.get("survey", "scale", end)) for end in ("low", "high"))
        self.reversed = set(as_list(relations.get("survey", "reversed", default=[])))
        self.groups = [("all", "all", self.records)]
        if relations.has("survey", "customer"):
            tiering = window_tiers(ledger)
            self.groups += [("tier", tier.name, [r for r in self.records if tiering.tier.get(r.customer) == tier.name])
                            for tier in ledger.pipeline.tiers]

    def answer(self, record, item):
        """0 … 1, or None."""
        score = record.answers[item]
        if score is None:
            return None
        placed = (score - self.low) / (self.high - self.low)
        return 1 - placed if item in self.reversed else placed

    def answers(self, record, items):
        return [self.answer(record, item) for item in items]

    def mean(self, record, items):
        """The mean of the answered items, when at least half are answered."""
        given = [answer for answer in self.answers(record, items) if answer is not None]
        return Fraction(sum(given)) / len(given) if given and 2 * len(given) >= len(items) else None


def total_of(own, weights, names):
    """The weighted mean of the components, of a respondent who has all of them."""
    if not names or any(own[name] is None for name in names):
        return None
    return sum(weights[name] * own[name] for name in names) / sum(weights[name] for name in names)


def delivered_value(ledger):
    columns = ["group", "value", "component", "side", "items", "weight", "respondents", "mean", "sd", "mean_low", "mean_high"]
    relations = relations_of(ledger)
    components = {name: as_list(items) for name, items in relations.get("survey", "components", default={}).items() if items}
    if relations.accepted("survey") is None or not components:
        return columns, []
    survey = Survey(ledger, relations)
    written = relations.get("survey", "weights", default={})
    weights = {name: Fraction(written.get(name, "1")) for name in components}
    mapped = {"benefit": [name for name in BENEFITS if name in components], "cost": [name for name in COSTS if name in components]}
    rows = []
    for group, value, records in survey.groups:
        means = [{name: survey.mean(record, items) for name, items in components.items()} for record in records]
        totals = [[total_of(own, weights, mapped[side]) for side in ("benefit", "cost")] for own in means]

        def row(name, side, items, weight, values):
            rows.append([group, value, name, side, str(items), "" if weight is None else "%.6f" % float(weight),
                         "" if values is None else str(len(values))] + ([""] * 4 if values is None else mean_cells(values)))

        for side, names in (("benefit", BENEFITS), ("cost", COSTS)):
            for name in names:
                if name in components:
                    row(name, side, len(components[name]), weights[name], [own[name] for own in means if own[name] is not None])
                else:
                    row(name, side, 0, None, None)
        counts = {side: sum(len(components[name]) for name in names) for side, names in mapped.items()}
        for i, (name, side) in enumerate((("total_value", "benefit"), ("total_cost", "cost"))):
            row(name, side, counts[side], None, [t[i] for t in totals if t[i] is not None] if mapped[side] else None)
        both = [t[0] - t[1] for t in totals if None not in t]
        row("delivered_value", "", sum(counts.values()), None, both if mapped["benefit"] and mapped["cost"] else None)
    return columns, rows


def relationship_quality(ledger):
    columns = ["group", "value", "construct", "items", "respondents", "mean", "sd", "mean_low", "mean_high", "alpha",
               "alpha_standardized", "top", "top_share", "top_low", "top_high"]
    relations = relations_of(ledger)
    constructs = {name: as_list(items) for name, items in relations.get("survey", "constructs", default={}).items()}
    if relations.accepted("survey") is None or not constructs:
        return columns, []
    survey, rows = Survey(ledger, relations), []
    top_from = Fraction(relations.get("survey", "top_from", default="0.7"))
    for group, value, records in survey.groups:
        for name, items in constructs.items():
            means = [mean for mean in (survey.mean(record, items) for record in records) if mean is not None]
            full = [answers for answers in (survey.answers(record, items) for record in records) if None not in answers]
            top = sum(1 for mean in means if mean >= top_from)
            rows.append([group, value, name, str(len(items)), str(len(means))] + mean_cells(means) + alphas(full)
                        + [str(top)] + rate_cells(top, len(means)))
    return columns, rows
