"""The pipeline file (PIPELINE.md section 2), with every default.

YAML is read with every scalar kept as the text that was written, so that no amount and no share ever
passes through a binary float.
"""
from datetime import date
from fractions import Fraction

import yaml

DEFAULT_DATES = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm"]
DEFAULT_TIERS = [{"name": "platinum", "top": "0.05"}, {"name": "gold", "top": "0.20"}, {"name": "iron", "top": "1"}]
DEFAULT_LEVELS = {
    ("few", "high"): "partnership", ("few", "medium"): "proactive", ("few", "low"): "accountable",
    ("medium", "high"): "proactive", ("medium", "medium"): "accountable", ("medium", "low"): "reactive",
    ("many", "high"): "accountable", ("many", "medium"): "reactive", ("many", "low"): "basic",
}


class Tier:
    """One tier: its name, and the rule (top, at_least or revenue_share) with its bound as written."""

    def __init__(self, settings):
        self.name = settings["name"]
        self.kind = next(kind for kind in ("top", "at_least", "revenue_share") if kind in settings)
        self.bound = Fraction(settings[self.kind])


class Pipeline:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.settings = yaml.load(file, Loader=yaml.BaseLoader) or {}
        self.read_source(self.settings["source"])
        self.read_reports()

    def get(self, *keys, default=None):
        """The setting at a path of keys; the default when it (or a section above it) is absent or null."""
        found = self.settings
        for key in keys:
            if not isinstance(found, dict) or found.get(key) in (None, "", "~", "null"):
                return default
            found = found[key]
        return found

    def read_source(self, source):
        self.files = as_list(source["files"])
        text = lambda key, default: self.get("source", "format", key, default=default)
        self.delimiter = {"tab": "\t", "\\t": "\t"}.get(text("delimiter", ","), text("delimiter", ","))
        self.encoding = text("encoding", "utf-8").lower()
        self.header = is_true(text("header", "true"))
        self.skip_lines = int(text("skip_lines", "0"))
        self.space_aligned = is_true(text("space_aligned", "false"))
        self.decimal = text("decimal", ".")
        # A blank is a possible thousands sign, so it must not be taken for "not given".
        self.thousands = (source.get("format") or {}).get("thousands", "")
        self.dates = as_list(text("dates", DEFAULT_DATES))

        self.columns = dict(source["columns"])
        self.dimensions = {}        # name -> column, in the pipeline's order
        self.line_dimensions = []   # names of level line
        for name, setting in (self.get("source", "dimensions", default={})).items():
            column = setting if isinstance(setting, str) else setting["column"]
            self.dimensions[name] = column
            if not isinstance(setting, str) and setting.get("level") == "line":
                self.line_dimensions.append(name)
        trim = source.get("trim")
        self.trim = None if trim is None else as_list(trim)   # None: all
        self.exclude = self.get("source", "exclude", default=[])
        self.duplicates = self.get("source", "duplicates", default="keep")
        self.data_from = as_day(self.get("source", "data_from"))
        self.contacts = self.get("source", "contacts")

        self.currency = self.get("money", "currency", default="")
        self.decimals = int(self.get("money", "decimals", default="2"))
        self.round_half_even = self.get("money", "round", default="none") == "half_even"
        self.has_cost = "cost" in self.columns or "profit" in self.columns
        self.has_discount = "discount" in self.columns
        self.has_order = "order" in self.columns
        self.has_product = "product" in self.columns

    def read_reports(self):
        as_of = self.get("as_of", default="last")
        self.as_of = None if as_of == "last" else as_day(as_of)
        self.period = self.get("period", default="month")
        minimum = self.get("purchase", "minimum")
        self.purchase_minimum = 1 if minimum is None else exact_units(minimum, self.decimals)
        self.windows = sorted({int(n) for n in self.get("repurchase", "windows", default=["30", "60", "90", "180", "365"])})
        self.steps = int(self.get("repurchase", "steps", default="10"))
        self.driver_window = int(self.get("repurchase", "driver_window", default="90"))
        self.curve_days = int(self.get("repurchase", "curve_days", default="365"))

        self.cadence = self.get("churn", "rule", default="fixed") == "cadence"
        self.after_days = int(self.get("churn", "after_days", default="180"))
        self.cadence_gaps = int(self.get("churn", "cadence", "gaps", default="2"))
        self.cadence_multiple = Fraction(self.get("churn", "cadence", "multiple", default="3"))
        self.cadence_at_least = int(self.get("churn", "cadence", "at_least", default="31"))
        self.cadence_at_most = int(self.get("churn", "cadence", "at_most", default="365"))
        self.largest_threshold = max(self.after_days, self.cadence_at_most) if self.cadence else self.after_days

        self.by_profit = self.get("pyramid", "by", default="revenue") == "profit"
        self.window_days = int(self.get("pyramid", "window_days", default="365"))
        self.tiers = [Tier(tier) for tier in self.get("pyramid", "tiers", default=DEFAULT_TIERS)]
        self.client_from = int(self.get("ladder", "client_from", default="4"))
        self.cross_sell = self.get("cross_sell", "dimension")
        self.min_buyers = int(self.get("cross_sell", "min_buyers", default="30"))
        self.key_accounts = int(self.get("key_accounts", "count", default="50"))

        self.relationship = "relationship" in self.settings
        self.relationship_dimension = self.get("relationship", "dimension")
        self.few = int(self.get("relationship", "customers", "few", default="20"))
        self.many = int(self.get("relationship", "customers", "many", default="200"))
        self.margin_low = Fraction(self.get("relationship", "margin", "low", default="0.1"))
        self.margin_high = Fraction(self.get("relationship", "margin", "high", default="0.3"))
        margins = self.get("relationship", "margins", default={})
        self.margins = {value: Fraction(margin) for value, margin in margins.items()}
        self.levels = dict(DEFAULT_LEVELS)
        for key, setting in self.get("relationship", "levels", default={}).items():
            if isinstance(setting, dict):                       # few: {high: partnership}
                for margin, level in setting.items():
                    self.levels[(key, margin)] = level
            else:                                               # few_high: partnership
                self.levels[tuple(key.replace("_", " ").replace("-", " ").split())] = setting


def as_list(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def is_true(text):
    return text.lower() in ("true", "yes", "on")


def as_day(text):
    """A date as a day number (proleptic ordinal); None stays None."""
    return None if text is None else date.fromisoformat(text).toordinal()


def exact_units(text, decimals):
    units = Fraction(text) * 10 ** decimals
    if units.denominator != 1:
        raise SystemExit(f"{text} has more digits than the money")
    return int(units)
