"""Checks the written CDNOW tables against the figures published for that data.

    python3 Tools/check_cdnow.py out/cdnow/latest/tables

One line per figure; exit 1 when any differs or its table is missing. The figures and their
definitions: METRICS, "A published case every build must reproduce". Those that stand in no table
(gaps over all steps, a standard error) are checked by the Swift tests.
"""

import csv
import pathlib
import sys

WINDOWS = {30: 410, 60: 601, 90: 687, 180: 887, 365: 1074}
WENT_ON_RATES = ["0.4832", "0.6462", "0.7160", "0.7173", "0.7487", "0.7880"]
FITS = {
    "mbg_nbd": ["0.617840", "8.657000", "0.551520", "1.009100"],
    "gamma_gamma": ["4.683500", "4.189800", "24.391000"],
}
JANUARY_ACTIVE = [124, 95, 70, 65, 77, 65, 53, 52, 45, 62, 59, 45, 47, 63, 37, 37, 33]


class Tables:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.read = {}

    def value(self, table, column, **key):
        """The field of the one row with this key; a plain sentence where there is none."""
        if table not in self.read:
            path = self.folder / f"{table}.csv"
            if not path.is_file():
                return f"no table {table}"
            with path.open(encoding="utf-8", newline="") as lines:
                self.read[table] = list(csv.DictReader(lines))
        rows = [
            row
            for row in self.read[table]
            if all(row.get(name) == str(wanted) for name, wanted in key.items())
        ]
        if len(rows) != 1:
            return f"{len(rows)} rows in {table} with {key}"
        return rows[0].get(column, f"no column {column} in {table}")

    def total(self, table, column):
        self.value(table, column)
        return str(sum(int(row[column]) for row in self.read.get(table, [])))


def to_digits(text, digits):
    """A share rounded to as many digits as were published."""
    try:
        return f"{float(text):.{digits}f}"
    except ValueError:
        return text


def figures(tables):
    """Every figure: what it is, what was published, what was written."""
    yield "customers", "2357", tables.value("headline", "customers")
    yield "revenue", "244091.94", tables.value("headline", "revenue")
    yield "purchase days", "6696", tables.total("periods", "purchase_days")

    for days, repurchased in WINDOWS.items():
        key = {"dimension": "all", "value": "all", "window_days": days}
        yield f"eligible for {days} days", "2357", tables.value("repurchase", "eligible", **key)
        yield f"repurchased within {days} days", str(repurchased), tables.value("repurchase", "repurchased", **key)

    yield "buyers with two or more purchase days", "1139", tables.value("purchase_steps", "went_on", n=1)
    yield "their share", "0.483241", tables.value("purchase_steps", "rate", n=1)
    for n, rate in enumerate(WENT_ON_RATES, start=1):
        written = tables.value("purchase_steps", "rate", n=n)
        yield f"went on after purchase {n}", rate, to_digits(written, 4)
    yield "Kaplan-Meier median from 1 to 2: none", "", tables.value("purchase_steps", "median_days", n=1)

    key = {"entity": "customer", "scope": "all"}
    yield "Gini", "0.630917", tables.value("concentration", "gini", **key)
    yield "Gini, unbiased", "0.631185", tables.value("concentration", "gini_unbiased", **key)
    yield "share of the top 20%", "0.674229", tables.value("concentration", "top_20_share", **key)
    yield "customers for 80% of revenue", "777", tables.value("concentration", "entities_for_80", **key)

    for model, values in FITS.items():
        for place, value in enumerate(values, start=1):
            written = tables.value("purchase_model", f"value_{place}", model=model, sample="all")
            yield f"{model}, parameter {place}, until the end", value, written
    yield "MBG/NBD, error of the last quarter", "-0.005665", tables.value(
        "purchase_model", "holdout_error", model="mbg_nbd", sample="calibration")

    january = {"cohort": "1997-01"}
    yield "cohort of January 1997", "781", tables.value("cohorts", "customers", **january, age=0)
    for age, active in enumerate(JANUARY_ACTIVE, start=1):
        yield f"of them active at age {age}", str(active), tables.value("cohorts", "active", **january, age=age)


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: check_cdnow.py TABLES_FOLDER")
    differing = 0
    checked = 0
    for name, published, written in figures(Tables(sys.argv[1])):
        checked += 1
        same = published == written
        differing += not same
        verdict = "ok  " if same else "DIFF"
        print(f"{verdict}  {name}: {published or '(empty)'}" + ("" if same else f", written: {written or '(empty)'}"))
    print(f"CDNOW: {checked - differing} of {checked} published figures agree")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
