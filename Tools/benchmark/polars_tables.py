"""Tables by Polars. What is small is written as the oracle writes it; `customers` goes out as a frame."""
from datetime import date, timedelta

import polars as pl

from calendar_periods import label, next_start
from formats import average_units, boolean, day_text, money, number, rate_cells, share
from polars_ledger import month_of

WINDOWS = [30, 60, 90, 180, 365]


class Tables:
    """Each table is a method that gives its columns and its rows of cells."""

    def __init__(self, ledger):
        self.ledger, self.case, self.buyers = ledger, ledger.case, ledger.buyers
        self.as_of, self.data_start = ledger.as_of, ledger.data_start
        self.last_month = 12 * self.as_of.year + self.as_of.month - 1
        self.months = range(12 * self.data_start.year + self.data_start.month - 1, self.last_month + 1)
        self.by_month = self.activity_by_month()

    # -- words -----------------------------------------------------------------------------------------

    def money(self, units):
        return money(units, self.case.decimals)

    def average(self, total, count):
        return self.money(average_units(total, count))

    def start(self, month):
        return date(month // 12, month % 12 + 1, 1).toordinal()

    def label(self, month):
        return label("month", self.start(month))

    def end(self, month):
        return next_start("month", self.start(month)) - 1

    def is_complete(self, month):
        return self.start(month) >= self.data_start.toordinal() and self.end(month) <= self.as_of.toordinal()

    def is_mature(self, month):
        return self.start(month) >= self.data_start.toordinal() + self.case.lapse_after + 1

    # -- repurchase ------------------------------------------------------------------------------------

    def repurchase(self):
        columns = ["dimension", "value", "window_days", "eligible", "repurchased", "rate", "rate_low", "rate_high",
                   "too_recent"]
        rows = [["all", "all", *cells] for cells in self.repurchase_cells(self.buyers)]
        for name in self.case.dimensions:
            for (value,), group in self.buyers.sort("first_" + name).group_by("first_" + name, maintain_order=True):
                rows += [[name, self.ledger.values[name][value], *cells] for cells in self.repurchase_cells(group)]
        return columns, rows

    def repurchase_cells(self, group):
        for days in WINDOWS:
            span = timedelta(days=days)
            eligible = group.filter(pl.col("first_day") <= self.as_of - span)
            back = eligible.filter(pl.col("second_day") - pl.col("first_day") <= span).height
            yield [str(days), str(eligible.height), str(back), *rate_cells(back, eligible.height),
                   str(group.height - eligible.height)]

    # -- months ----------------------------------------------------------------------------------------

    def activity_by_month(self):
        """A customer's months with a purchase, and until which month's end the last one in it keeps the customer active.
        Months are looked at on their last day; the one that is not over yet, on the as-of day."""
        def lasts_to(day):
            lapse = day + pl.duration(days=self.case.lapse_after + 1)
            return pl.when(lapse > self.as_of).then(self.last_month).otherwise(month_of(lapse) - 1)

        def same_customer(shift, expression):
            return pl.when(pl.col("customer") == pl.col("customer").shift(shift)).then(expression.shift(shift))

        return self.ledger.purchases.with_columns(month_of(pl.col("day")).alias("month")) \
            .group_by("customer", "month", maintain_order=True) \
            .agg(pl.col("day").max().alias("last_day"), pl.col("orders").sum()) \
            .join(self.buyers.select("customer", "cohort"), on="customer", maintain_order="left") \
            .with_columns(
                same_customer(-1, pl.col("month")).alias("next_month"),
                same_customer(1, lasts_to(pl.col("last_day"))).alias("lasted_to"),
                lasts_to(pl.col("last_day")).alias("lasts_to")) \
            .with_columns(pl.min_horizontal("lasts_to", pl.col("next_month") - 1).alias("active_to"))

    def growth(self):
        columns = ["period", "period_start", "period_end", "is_complete", "is_mature", "opening", "new", "reactivated",
                   "churned", "closing", "retention_rate", "churn_rate", "churn_rate_low", "churn_rate_high",
                   "churn_rate_year_ago", "churn_rate_change", "expected_lifetime_periods", "replacement_share",
                   "quick_ratio", "lost_revenue"]
        first_time, months = pl.col("cohort") == pl.col("month"), self.by_month
        new = counted(months.filter(first_time))
        back = counted(months.filter(~first_time & (pl.col("lasted_to") < pl.col("month") - 1)))
        gone = self.gone()
        churned, lost = counted(gone), summed(gone.join(self.ledger.days, on="customer").filter(
            pl.col("day").is_between(pl.col("last_day") - pl.duration(days=364), pl.col("last_day"))), "net")
        rows, closing, rates = [], 0, {}
        for m in self.months:
            opening = closing
            came, returned, left = new.get(m, 0), back.get(m, 0), churned.get(m, 0)
            closing += came + returned - left
            rates[m] = left / opening if opening else None
            ago = rates.get(m - 12) if self.is_mature(m - 12) else None
            change = rates[m] - ago if self.is_complete(m) and None not in (ago, rates[m]) else None
            rows.append([self.label(m), day_text(self.start(m)), day_text(self.end(m)), boolean(self.is_complete(m)),
                         boolean(self.is_mature(m)), str(opening), str(came), str(returned), str(left), str(closing),
                         share(opening - left, opening), *rate_cells(left, opening), number(ago), number(change),
                         share(opening, left), share(min(came, left), came), share(came + returned, left),
                         self.money(lost.get(m, 0))])
        return columns, rows

    def gone(self):
        """Who was there at a month's beginning and not at its end."""
        after = pl.col("active_to") + 1
        return self.by_month.filter(
            (pl.col("active_to") < self.last_month) & (pl.col("next_month").is_null() | (pl.col("next_month") > after))
        ).select("customer", "last_day", after.alias("month"))

    def cohorts(self):
        columns = ["cohort", "age", "period", "is_complete", "is_mature", "customers", "active", "retention_rate", "orders",
                   "revenue", "cumulative_revenue", "cumulative_revenue_per_customer"]
        keys = ["cohort", "month"]
        earned = self.ledger.days.join(self.buyers.select("customer", "cohort", "first_day"), on="customer") \
            .filter(pl.col("day") >= pl.col("first_day")).with_columns(month_of(pl.col("day")).alias("month"))
        sizes, revenue = counted(self.buyers, ["cohort"]), summed(earned, "net", keys)
        active, orders = counted(self.by_month, keys), summed(self.by_month, "orders", keys)
        rows = []
        for cohort in sorted(sizes):
            cumulative = 0
            for month in range(cohort, self.last_month + 1):
                cell = cohort, month
                cumulative += revenue.get(cell, 0)
                rows.append([self.label(cohort), str(month - cohort), self.label(month), boolean(self.is_complete(month)),
                             boolean(self.is_mature(cohort)), str(sizes[cohort]), str(active.get(cell, 0)),
                             share(active.get(cell, 0), sizes[cohort]), str(orders.get(cell, 0)),
                             self.money(revenue.get(cell, 0)), self.money(cumulative), self.average(cumulative, sizes[cohort])])
        return columns, rows

    # -- the pyramid -----------------------------------------------------------------------------------

    def tier(self):
        """An expression: a buyer's tier in W."""
        platinum, gold, _ = self.ledger.tier_cuts()
        revenue = pl.col("window_revenue")
        return pl.when(pl.col("window_days") == 0).then(pl.lit("inactive")).when(revenue >= platinum).then(pl.lit("platinum")) \
            .when(revenue >= gold).then(pl.lit("gold")).otherwise(pl.lit("iron"))

    def pyramid(self):
        columns = ["tier", "position", "rule", "threshold", "customers", "customer_share", "revenue", "revenue_share", "orders",
                   "purchase_days", "revenue_per_customer", "revenue_per_order", "repeat_customers", "repeat_rate",
                   "at_risk_customers"]
        members = self.ledger.members()
        all_members, all_revenue = members.height, members["window_revenue"].sum()
        silence = (self.as_of - pl.col("last_day")).dt.total_days()
        at_risk = (silence <= self.case.lapse_after) & (10 * silence > 8 * self.case.lapse_after)
        buyers = self.buyers.with_columns(self.tier().alias("tier"), at_risk.alias("at_risk"))
        rows = []
        rules = [("platinum", "top 0.05"), ("gold", "top 0.2"), ("iron", "top 1"), ("inactive", "inactive")]
        for position, (name, rule) in enumerate(rules, 1):
            group, in_window = buyers.filter(pl.col("tier") == name), name != "inactive"
            revenue, orders = group["window_revenue"].sum(), group["window_orders"].sum()
            repeat = (group["window_days"] > 1).sum()
            threshold = group["window_revenue"].min() if in_window else None
            rows.append([name, str(position), rule, self.money(threshold), str(group.height),
                         share(group.height, all_members if in_window else 0), self.money(revenue),
                         share(revenue, all_revenue if in_window else 0), str(orders), str(group["window_days"].sum()),
                         self.average(revenue, group.height), self.average(revenue, orders), str(repeat),
                         share(repeat, group.height), str(group["at_risk"].sum())])
        return columns, rows

    # -- concentration ---------------------------------------------------------------------------------

    def concentration(self):
        columns = ["entity", "scope", "entities", "total", "negative_entities", "gini", "gini_unbiased", "hhi", "top_1_share",
                   "top_5_share", "top_10_share", "top_20_share", "top_50_share", "entities_for_80", "share_for_80"]
        purchase = pl.col("net") >= self.case.minimum
        rows = [["customer", scope, *self.concentration_cells(
            self.ledger.days.filter(span).group_by("customer").agg(pl.col("net").sum(), purchase.any().alias("counts")))]
            for scope, span in self.scopes()]
        lines = self.ledger.lines.join(self.buyers.select("customer"), on="customer", how="semi")
        for name in self.case.entities:
            by_day = lines.group_by(name, "day").agg(
                pl.col("amount").sum().alias("net"), (pl.col("amount") > 0).any().alias("sold"))
            rows += [[name, scope, *self.concentration_cells(
                by_day.filter(span).group_by(name).agg(pl.col("net").sum(), pl.col("sold").any().alias("counts")))]
                for scope, span in self.scopes()]
        return columns, rows

    def scopes(self):
        """(name, expression on `day`): the window, all time, and each complete calendar year."""
        yield "trailing", pl.col("day") >= self.ledger.window_start
        yield "all", pl.lit(True)
        for year in range(self.data_start.year, self.as_of.year + 1):
            if date(year, 1, 1) >= self.data_start and date(year, 12, 31) <= self.as_of:
                yield str(year), pl.col("day").dt.year() == year

    def concentration_cells(self, held):
        held = held.filter("counts")["net"].sort(descending=True)
        falling = held.clip(lower_bound=0)
        n, total, running = len(falling), falling.sum(), falling.cum_sum()
        rank = pl.int_range(1, n + 1, eager=True)
        spread = ((n + 1 - 2 * rank) * falling).sum()

        def top(percent):
            below, rest = divmod(n * percent, 100)
            return number(((running[below - 1] if below else 0) + rest / 100 * falling[below]) / total)

        fewest = (5 * running >= 4 * total).arg_true()[0] + 1
        return [str(n), self.money(total), str((held < 0).sum()), share(spread, n * total), share(spread, (n - 1) * total),
                number(((falling / total) ** 2).sum()), *(top(percent) for percent in (1, 5, 10, 20, 50)),
                str(fewest), share(fewest, n)]

    # -- customers -------------------------------------------------------------------------------------

    def customers(self):
        """A frame: what a customer adds up to. Floats are written with the money's digits."""
        unit = 10 ** self.case.decimals
        return self.buyers.join(self.ledger.people, on="customer", maintain_order="left").select(
            "customer_id", pl.col("first_day").alias("first_purchase"), pl.col("last_day").alias("last_purchase"),
            "purchase_days", "orders", pl.col("revenue") / unit, pl.col("refunds") / unit,
            (pl.col("window_revenue") / unit).alias("revenue_window"), self.tier().alias("tier"),
            pl.col("first_day").dt.strftime("%Y-%m").alias("cohort"))


def counted(frame, keys=("month",)):
    return by_key(frame.group_by(keys).agg(pl.len().alias("sum")), keys)


def summed(frame, column, keys=("month",)):
    return by_key(frame.group_by(keys).agg(pl.col(column).sum().alias("sum")), keys)


def by_key(frame, keys):
    """{key: sum}; a key of several columns is a tuple."""
    rows = frame.select(*keys, "sum").rows()
    return {row[0] if len(keys) == 1 else row[:-1]: row[-1] for row in rows}
