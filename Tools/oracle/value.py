"""VALUE.md: purchase_model, model_holdout, model_tracking, customer_value, value_summary, value_curve.

More than `value.fit_buyers` buyers are not computed here, since the hash that chooses them is the program's own.
"""
import math
from collections import Counter, defaultdict
from fractions import Fraction

import numpy as np

from formats import boolean, bytes_of, day_text, number, share, whole
from purchase_models import MODELS, GammaGamma, expected, fit, newcomers
from pyramid import Tiering, window_tiers
from revenue_change import window_before

PURCHASE = ["pareto_nbd", "mbg_nbd", "bg_nbd", "nbd", "by_class"]
STARTS = {"pareto_nbd": [1.0, 10.0, 1.0, 10.0], "mbg_nbd": [1.0, 10.0, 1.0, 2.0], "bg_nbd": [1.0, 10.0, 1.0, 2.0],
          "nbd": [1.0, 10.0], "gamma_gamma": [5.0, 3.0, 15.0]}
FREQUENCIES = [str(n) for n in range(7)] + ["7+"]


def six(value):
    return float("%.6f" % value)


class Settings:
    def __init__(self, ledger):
        get = lambda key, default: ledger.pipeline.get("value", key, default=default)
        self.model = get("model", "auto")
        self.horizons = [int(h) for h in get("horizons", ["90", "365"])]
        holdout = get("holdout_days", None)
        days = ledger.as_of - ledger.data_start
        self.holdout_days = int(holdout) if holdout is not None else min(365, days // 4)
        self.tolerance = Fraction(get("tolerance", "0.20"))
        self.max_correlation = float(get("max_correlation", "0.30"))
        self.min_repeat_buyers = int(get("min_repeat_buyers", "100"))
        self.min_history_days = int(get("min_history_days", "180"))
        self.fit_buyers = int(get("fit_buyers", "50000"))
        self.discount_rate = Fraction(get("discount_rate", "0.10"))
        margin = get("margin", None)
        self.margin = None if margin is None else Fraction(margin)


class Seen:
    """One buyer as seen from a day."""

    def __init__(self, ledger, customer, day):
        days = customer.purchases_until(day)
        self.customer, self.day = customer, day
        self.x, self.t, self.T = len(days) - 1, days[-1] - days[0], day - days[0]
        self.silence = day - days[-1]
        paid = [customer.net_on[d] for d in days[1:] if customer.net_on[d] != 0]
        self.n, self.units = len(paid), sum(paid)


class Fitted:
    """One model on one sample: its parameters, or why there are none."""

    def __init__(self):
        self.parameters = self.reason = self.log_likelihood = self.cells = self.correlation = None


class Value:
    """Everything that the six tables share."""

    def __init__(self, ledger):
        self.ledger, self.settings = ledger, Settings(ledger)
        if len(ledger.buyers) > self.settings.fit_buyers:
            raise SystemExit("value: more buyers than value.fit_buyers")
        self.scale = 10 ** ledger.pipeline.decimals
        self.day = {"calibration": ledger.as_of - self.settings.holdout_days, "all": ledger.as_of}
        self.sample = {name: [Seen(ledger, c, day) for c in ledger.buyers if c.first <= day] for name, day in self.day.items()}
        self.fits = {(model, sample): self.fitted(model, sample)
                     for model in PURCHASE + ["gamma_gamma"] for sample in self.day}
        self.trials = {model: self.trial(model) for model in PURCHASE + ["gamma_gamma"]}
        self.reasons = {model: self.fits[model, "calibration"].reason or self.trials[model].get("reason")
                        or self.fits[model, "all"].reason for model in PURCHASE + ["gamma_gamma"]}
        self.chosen = self.choice()
        self.spend_chosen = self.chosen is not None and self.reasons["gamma_gamma"] is None

    # -- fits

    def fitted(self, model, sample):
        fitted, seen, settings = Fitted(), self.sample[sample], self.settings
        repeat = sum(1 for s in seen if (s.n if model == "gamma_gamma" else s.x) >= 1)
        if self.day[sample] - self.ledger.data_start < settings.min_history_days:
            fitted.reason = "short_history"
        elif repeat < settings.min_repeat_buyers:
            fitted.reason = "too_few_repeat_buyers"
        elif model == "by_class":
            h = settings.holdout_days if sample == "calibration" else settings.horizons[1]
            if self.ledger.data_start > self.day[sample] - 2 * h:
                fitted.reason = "short_history"
            else:
                fitted.cells = len({self.class_of(s) for s in self.seen_from(self.day[sample] - h)})
        else:
            self.climb(fitted, model, seen)
        return fitted

    def climb(self, fitted, model, seen):
        if model == "gamma_gamma":
            counted = Counter((s.n, s.units) for s in seen if s.n)
            keys = sorted(counted)
            columns = [np.array([n for n, _ in keys], float), np.array([u / self.scale for _, u in keys], float), None]
            kind = GammaGamma()
            repeaters = [(s.n, s.units / s.n) for s in seen if s.n]
            a, b = np.array(repeaters, float).T
            with np.errstate(all="ignore"):
                correlation = float(np.corrcoef(a, b)[0, 1])
            fitted.correlation = None if math.isnan(correlation) else correlation   # equal throughout: there is none
        else:
            counted = Counter((s.x, s.t, s.T) for s in seen)
            keys = sorted(counted)
            columns = [np.array([k[0] for k in keys], float)] + [np.array([k[i] / 7 for k in keys], float) for i in (1, 2)]
            kind = MODELS[model]
        fitted.cells = len(keys)
        counts = np.array([counted[k] for k in keys], float)
        top, status = fit(kind, columns, counts, STARTS[model], bounded=2 if model == "gamma_gamma" else 4)
        if status != "converged":
            fitted.reason = status
            return
        fitted.parameters = [float("%.4e" % v) for v in top]
        fitted.log_likelihood = (counts * kind.log_likelihood(np.array(fitted.parameters, complex), *columns)).sum().real
        if model == "gamma_gamma":
            if fitted.parameters[1] <= 1:
                fitted.reason = "infinite_mean"
            elif fitted.correlation is not None and abs(fitted.correlation) > self.settings.max_correlation:
                fitted.reason = "correlated"

    # -- by class

    def seen_from(self, day):
        return [Seen(self.ledger, c, day) for c in self.ledger.buyers if c.first <= day]

    @staticmethod
    def class_of(seen):
        x = next(i for i, most in enumerate([0, 1, 3, 7, math.inf]) if seen.x <= most)
        return x, next(i for i, most in enumerate([30, 90, 180, 365, math.inf]) if seen.silence <= most)

    def class_means(self, day, h):
        """By class of x and silence: mean purchase days in the h days up to `day` of who was in it h days before."""
        groups = defaultdict(list)
        for seen in self.seen_from(day - h):
            bought = len(seen.customer.purchases_in(day - h + 1, day))
            key = self.class_of(seen)
            for group in (key, key[0], None):
                groups[group].append(bought)

        def mean(key):
            for group in (key, key[0]):
                if len(groups[group]) >= 30:
                    return Fraction(sum(groups[group]), len(groups[group]))
            return Fraction(sum(groups[None]), len(groups[None])) if groups[None] else Fraction(0)

        return mean

    # -- expectations

    def columns(self, seen):
        return (np.array([s.x for s in seen], float), np.array([s.t / 7 for s in seen]), np.array([s.T / 7 for s in seen]))

    def alive(self, model, parameters, seen):
        if model in ("nbd", "by_class"):
            return None
        return MODELS[model].alive(np.array(parameters, complex), *self.columns(seen)).real

    def purchases(self, model, fitted, seen, day, h, discounted=False, certain=False):
        rate = float(self.settings.discount_rate)
        if model == "by_class":
            mean = self.class_means(day, h)
            factor = (1 + rate) ** (-h / 730) if discounted else 1
            return np.array([float(mean(self.class_of(s))) * factor for s in seen])
        x, t, T = self.columns(seen)
        alive = 1.0 if certain or model == "nbd" else self.alive(model, fitted.parameters, seen)
        return expected(MODELS[model], fitted.parameters, x, T, h, rate if discounted else None, alive)

    @staticmethod
    def spend(parameters, seen, scale):
        p, q, gamma = parameters
        return np.array([p * (gamma + s.units / scale) / (p * s.n + q - 1) for s in seen])

    # -- the trial

    def trial(self, model):
        fitted, seen = self.fits[model, "calibration"], self.sample["calibration"]
        if fitted.reason:
            return {}
        C, h, A = self.day["calibration"], self.settings.holdout_days, self.ledger.as_of
        after = [s.customer.purchases_in(C + 1, A) for s in seen]
        if model == "gamma_gamma":
            paid = [[s.customer.net_on[d] for d in days if s.customer.net_on[d] > 0] for s, days in zip(seen, after)]
            spend = self.spend(fitted.parameters, seen, self.scale)
            actual = [Fraction(sum(p)) for p in paid]
            predicted = [Fraction("%.6f" % v) * len(p) * self.scale for v, p in zip(spend, paid)]
        else:
            actual = [Fraction(len(days)) for days in after]
            predicted = [Fraction("%.6f" % v) for v in self.purchases(model, fitted, seen, C, h)]
        result = {"actual": sum(actual), "predicted": sum(predicted), "by": defaultdict(lambda: [0, Fraction(0), Fraction(0)])}
        for s, a, p in zip(seen, actual, predicted):
            group = result["by"][min(s.x, 7)]
            for i, part in enumerate([1, a, p]):
                group[i] += part
        total = result["actual"]
        result["error"] = result["predicted"] / total - 1 if total else None
        result["class_error"] = sum(abs(p - a) for _, a, p in result["by"].values()) / total if total else None
        if model != "gamma_gamma":
            before = [len(s.customer.purchases_in(C - h + 1, C)) for s in seen]
            result["rmse"] = math.sqrt(sum((p - a) ** 2 for a, p in zip(actual, predicted)) / len(seen))
            result["baseline"] = math.sqrt(sum((b - a) ** 2 for a, b in zip(actual, before)) / len(seen))
        if not total or abs(result["error"]) > self.settings.tolerance:
            result["reason"] = "holdout_total"
        elif result["class_error"] > 2 * self.settings.tolerance:
            result["reason"] = "holdout_classes"
        elif "rmse" in result and result["rmse"] >= result["baseline"]:
            result["reason"] = "no_better_than_last_period"
        return result

    def choice(self):
        reliable = lambda model: self.reasons[model] is None
        if self.settings.model != "auto":
            return self.settings.model if reliable(self.settings.model) else None
        both = [m for m in ("pareto_nbd", "mbg_nbd") if reliable(m)]
        if both:
            return max(both, key=lambda m: float("%.4f" % self.fits[m, "all"].log_likelihood))
        at_boundary = all("boundary" in [self.fits[m, s].reason for s in self.day] for m in ("pareto_nbd", "mbg_nbd"))
        if at_boundary and reliable("nbd"):
            return "nbd"
        return "by_class" if reliable("by_class") else None


def value_of(ledger):
    if not hasattr(ledger, "value_figures"):
        ledger.value_figures = Value(ledger)
    return ledger.value_figures


def purchase_model(ledger):
    columns = ["model", "sample", "buyers", "repeat_buyers", "cells"] + [f"{k}_{i}" for i in (1, 2, 3, 4) for k in ("name", "value")] + [
        "log_likelihood", "converged", "correlation", "holdout_actual", "holdout_predicted", "holdout_error", "class_error",
        "rmse", "baseline_rmse", "is_reliable", "reason", "is_chosen"]
    figures, rows = value_of(ledger), []
    for model in PURCHASE + ["gamma_gamma"]:
        spend = model == "gamma_gamma"
        names = [] if model == "by_class" else GammaGamma.names if spend else MODELS[model].names
        chosen = figures.spend_chosen if spend else figures.chosen == model
        for sample in ("calibration", "all"):
            fitted, seen = figures.fits[model, sample], figures.sample[sample]
            has = fitted.parameters is not None
            cells = []
            for i in range(4):
                cells += [names[i], number(fitted.parameters[i])] if has and i < len(names) else ["", ""]
            trial = figures.trials[model] if sample == "calibration" else {}
            count = lambda v: "" if v is None else (ledger.money(round(v)) if spend else number(v))
            actual = trial.get("actual")
            rows.append([model, sample, str(len(seen)), str(sum(1 for s in seen if (s.n if spend else s.x) >= 1)), whole(fitted.cells)]
                        + cells + ["%.4f" % fitted.log_likelihood if has else "", "" if model == "by_class" else boolean(has),
                                   number(fitted.correlation) if fitted.correlation is not None else "",
                                   "" if actual is None else ledger.money(int(actual)) if spend else str(int(actual)),
                                   count(trial.get("predicted")), number(trial.get("error")), number(trial.get("class_error")),
                                   number(trial.get("rmse")), number(trial.get("baseline")),
                                   boolean(figures.reasons[model] is None), figures.reasons[model] or "", boolean(chosen)])
    return columns, rows


def model_holdout(ledger):
    columns = ["model", "frequency", "buyers", "actual", "predicted", "actual_per_buyer", "predicted_per_buyer"]
    figures, rows = value_of(ledger), []
    for model in PURCHASE + ["gamma_gamma"]:
        trial = figures.trials[model]
        if "by" not in trial:
            continue
        groups = [(name, trial["by"][i]) for i, name in enumerate(FREQUENCIES)]
        groups.append(("all", [sum(g[i] for _, g in groups) for i in range(3)]))
        for name, (buyers, actual, predicted) in groups:
            if model == "gamma_gamma":
                rows.append([model, name, str(buyers), ledger.money(int(actual)), ledger.money(round(predicted)),
                             ledger.average(int(actual), buyers), ledger.money(round(predicted / buyers)) if buyers else ""])
            else:
                rows.append([model, name, str(buyers), str(int(actual)), number(predicted), share(actual, buyers), share(predicted, buyers)])
    return columns, rows


def model_tracking(ledger):
    columns = ["model", "week", "week_end", "is_holdout", "actual", "predicted", "actual_cumulative", "predicted_cumulative"]
    figures, rows = value_of(ledger), []
    C, start = figures.day["calibration"], ledger.data_start
    weeks = (ledger.as_of - start + 1) // 7
    buyers = [c for c in ledger.buyers if c.first <= C]
    firsts = sorted(Counter(c.first for c in buyers).items())
    repeats = Counter(day for c in buyers for day in c.purchases[1:])
    for model in ["pareto_nbd", "mbg_nbd", "bg_nbd", "nbd"]:
        parameters = figures.fits[model, "calibration"].parameters
        if parameters is None or figures.fits[model, "calibration"].reason:
            continue
        table = newcomers(MODELS[model], parameters, range(ledger.as_of - start + 1))
        actual_sum, predicted_before = 0, 0.0
        for week in range(1, weeks + 1):
            end = start + 7 * week - 1
            actual = sum(repeats[day] for day in range(end - 6, end + 1))
            actual_sum += actual
            predicted = sum(count * table[end - first] for first, count in firsts if first <= end)
            rows.append([model, str(week), day_text(end), boolean(end > C), str(actual), number(predicted - predicted_before),
                         str(actual_sum), number(predicted)])
            predicted_before = predicted
    return columns, rows


def to_units(value):
    """The nearest whole number, halves to even."""
    return round(Fraction(float(value)))


def customer_rows(ledger):
    """By buyer: the cells as numbers; None where nothing is known."""
    if hasattr(ledger, "value_rows"):
        return ledger.value_rows
    figures, settings = value_of(ledger), value_of(ledger).settings
    seen = figures.sample["all"]
    rows = [{"seen": s} for s in seen]
    model = figures.chosen
    if model and seen:
        fitted = figures.fits[model, "all"]
        alive = figures.alive(model, fitted.parameters, seen)
        far = settings.horizons[1]
        counts = [figures.purchases(model, fitted, seen, ledger.as_of, h) for h in settings.horizons]
        for i, row in enumerate(rows):
            row["alive"] = None if alive is None else alive[i]
            row["counts"] = [column[i] for column in counts]
        if figures.spend_chosen:
            spend = figures.spend(figures.fits["gamma_gamma", "all"].parameters, seen, figures.scale)
            net = sum(c.net_on[d] for c in ledger.buyers for d in c.purchases)
            kept = max(0, sum(sum(c.net_on.values()) for c in ledger.buyers) / net) if net else 0
            margin = margin_of(ledger, settings)
            has_value = margin is None or margin >= 0
            paid = 1.0 if margin is None else float(margin)
            now = figures.purchases(model, fitted, seen, ledger.as_of, far, discounted=True)
            sure = figures.purchases(model, fitted, seen, ledger.as_of, far, discounted=True, certain=True)
            for i, row in enumerate(rows):
                money = spend[i] * figures.scale
                row["spend"] = to_units(money)
                row["revenue"] = to_units(counts[1][i] * money * kept)
                if not has_value:
                    continue
                row["value"] = to_units(now[i] * money * kept * paid)
                if alive is not None:
                    row["at_risk"] = to_units(sure[i] * money * kept * paid) - row["value"]
            if has_value:
                rank(ledger, rows)
    ledger.value_rows = rows
    return rows


def margin_of(ledger, settings):
    """None: no margin is known, so values are revenue. Below 0 there are no values."""
    if settings.margin is not None:
        return settings.margin
    if not ledger.pipeline.has_cost:
        return None
    members = ledger.members(*ledger.window)
    revenue = sum(c.revenue_in(*ledger.window) for c in members)
    return Fraction(ledger.total_profit(members, *ledger.window), revenue) if revenue > 0 else None


def rank(ledger, rows):
    values = sorted((row["value"] for row in rows), reverse=True)
    first = {}
    for position, value in enumerate(values, 1):
        first.setdefault(value, position)
    tiering = Tiering.__new__(Tiering)
    tiering.ledger = ledger
    cuts = [(tier.name, tiering.cut(tier, values)) for tier in ledger.pipeline.tiers]
    for row in rows:
        row["rank"] = first[row["value"]]
        reached = [name for name, cut in cuts if cut is not None and row["value"] >= cut]
        row["tier"] = reached[0] if reached else cuts[-1][0]


def customer_value(ledger):
    settings = value_of(ledger).settings
    columns = ["customer_id", "repeat_days", "recency_days", "age_days", "p_alive"] + [f"expected_purchases_{h}" for h in settings.horizons] + [
        "expected_spend", "expected_revenue", "value", "value_at_risk", "value_rank", "value_tier"]
    rows = []
    for row in customer_rows(ledger):
        s = row["seen"]
        counts = [number(v) for v in row["counts"]] if "counts" in row else ["", ""]
        rows.append([s.customer.name, str(s.x), str(s.t), str(s.T), number(row.get("alive"))] + counts
                    + [ledger.money(row.get(key)) for key in ("spend", "revenue", "value", "at_risk")]
                    + [whole(row.get("rank")), row.get("tier", "")])
    return columns, rows


def value_summary(ledger):
    figures, settings = value_of(ledger), value_of(ledger).settings
    columns = ["group", "value", "customers", "revenue", "expected_alive", "alive_share", f"expected_purchases_{settings.horizons[1]}",
               "expected_revenue", "value_total", "value_per_customer", "value_share", "value_at_risk", "basis"]
    rows, tiering = customer_rows(ledger), window_tiers(ledger)
    names = [tier.name for tier in ledger.pipeline.tiers]
    groups = [("all", "all", rows)]
    groups += [("tier", name, [r for r in rows if tiering.tier_of(r["seen"].customer) == name]) for name in names + ["inactive"]]
    if any("tier" in r for r in rows):
        groups += [("value_tier", name, [r for r in rows if r["tier"] == name]) for name in names]
    cohorts = sorted({ledger.period_of(r["seen"].customer.first).start for r in rows})
    groups += [("cohort", ledger.period_of(c).label, [r for r in rows if ledger.period_of(r["seen"].customer.first).start == c]) for c in cohorts]
    for i, dimension in enumerate(ledger.dimension_names):
        by = defaultdict(list)
        for r in rows:
            c = r["seen"].customer
            by[c.carried_on[c.purchases[-1]][i]].append(r)
        groups += [(dimension, value, by[value]) for value in sorted(by, key=bytes_of)]
    all_value = sum(r["value"] for r in rows) if any("value" in r for r in rows) else None
    basis = "" if all_value is None else "revenue" if margin_of(ledger, settings) is None else "profit"
    out = []
    for group, value, members in groups:
        def total(key, empty=any(True for _ in rows)):
            known = [r for r in rows if r.get(key) is not None]
            return sum(r[key] for r in members) if known else None
        alive = sum((Fraction("%.6f" % r["alive"]) for r in members), Fraction(0)) if any(r.get("alive") is not None for r in rows) else None
        counts = sum((Fraction("%.6f" % r["counts"][1]) for r in members), Fraction(0)) if any("counts" in r for r in rows) else None
        value_total = total("value")
        out.append([group, value, str(len(members)), ledger.money(sum(sum(r["seen"].customer.net_on.values()) for r in members)),
                    number(alive), "" if alive is None else share(alive, len(members)), number(counts), ledger.money(total("revenue")),
                    ledger.money(value_total), "" if value_total is None else ledger.average(value_total, len(members)),
                    "" if value_total is None else share(value_total, all_value), ledger.money(total("at_risk")), basis])
    return columns, out


# -- figure 2

def measured_profit(ledger, settings):
    """([profit per buyer of year t in units], basis)."""
    margin = settings.margin if settings.margin is not None else Fraction(1)
    mature = [c for c in ledger.buyers if ledger.is_mature_from(c.first)]
    for buyers, basis in ((mature, "mature"), (ledger.buyers, "first_seen")):
        years = []
        for t in range(1, 11):
            counted = []
            for c in buyers:
                start = c.first + 365 * (t - 1)
                if start + 364 <= ledger.as_of and c.purchases_in(start, start + 364):
                    counted.append((c, start, start + 364))
            if len(counted) < 30:
                break
            if ledger.pipeline.has_cost:
                total = Fraction(sum(ledger.profit_in(*one) for one in counted))
            else:
                total = sum(c.revenue_in(a, b) for c, a, b in counted) * margin
            years.append(half_away(total / len(counted)))
        if years:
            return years, basis
    return [], "first_seen"


def half_away(fraction):
    doubled = abs(fraction) * 2
    rounded = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
    return -rounded if fraction < 0 else rounded


def curve_value(rate, years, growth, discount, cost):
    """In units; None where the sum has no end or no year is known."""
    step = rate / (1 + discount)
    if not years or step * (1 + growth) >= 1:
        return None
    total = sum((p * step ** i for i, p in enumerate(years)), Fraction(0))
    rest = years[-1] * (1 + growth) * step ** len(years) / (1 - step * (1 + growth))
    return total + rest - cost


def value_curve(ledger):
    columns = ["retention_rate", "is_measured", "basis", "years", "expected_lifetime_years", "value", "gain_of_5_points", "gain_share",
               "eligible", "retained"]
    get = lambda key, default: ledger.pipeline.get("value", key, default=default)
    settings, scale = Settings(ledger), 10 ** ledger.pipeline.decimals
    given = get("yearly_profit", None)
    years, basis = ([Fraction(p) * scale for p in given], "given") if given else measured_profit(ledger, settings)
    growth, cost = Fraction(get("profit_growth", "0")), Fraction(get("acquisition_cost", "0")) * scale
    rates = [(Fraction(r), False) for r in get("retention_rates", ["0.50", "0.60", "0.70", "0.80", "0.90", "0.95"])]
    eligible = retained = None
    before = window_before(ledger, 1)
    if ledger.pipeline.window_days == 365 and before and ledger.members(*before):
        members = ledger.members(*before)
        eligible, retained = len(members), sum(1 for c in members if c.purchases_in(*ledger.window))
        rates.append((Fraction(retained, eligible), True))
    rows = []
    for rate, measured in sorted(rates):
        value = curve_value(rate, years, growth, settings.discount_rate, cost)
        more = curve_value(rate + Fraction(1, 20), years, growth, settings.discount_rate, cost) if rate + Fraction(1, 20) < 1 else None
        gain = None if value is None or more is None else more - value
        rows.append([number(rate), boolean(measured), basis, str(len(years)), number(1 / (1 - rate)) if rate < 1 else "",
                     ledger.money(None if value is None else half_away(value)), ledger.money(None if gain is None else half_away(gain)),
                     number(gain / value) if gain is not None and value > 0 else "",
                     whole(eligible) if measured else "", whole(retained) if measured else ""])
    return columns, rows
