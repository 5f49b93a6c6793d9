"""Lines to histories by Polars: typed frames, whole columns at a time."""
import polars as pl

SCHEMA = {
    "order_id": pl.String, "ordered_at": pl.Datetime, "customer_id": pl.String, "product": pl.String,
    "category": pl.String, "region": pl.String, "channel": pl.String, "quantity": pl.Int32,
    "unit_price": pl.Decimal(12, 2), "amount": pl.Decimal(12, 2)}


def month_of(day):
    """Months are numbered, so that periods are whole numbers until they are written."""
    return day.dt.year() * 12 + day.dt.month().cast(pl.Int32) - 1


class Ledger:
    def __init__(self, case):
        self.case = case
        self.lines = self.read()
        self.as_of, self.data_start = self.lines["day"].max(), self.lines["day"].min()
        self.window_start = self.as_of - pl.duration(days=364)

    def read(self):
        return pl.scan_csv(self.case.paths(), schema=SCHEMA).select(
            "customer_id", "order_id", *self.case.entities,
            pl.col("ordered_at").dt.date().alias("day"),
            (pl.col("amount") * 100).cast(pl.Int64).alias("amount"),
        ).collect(engine="streaming")

    def keep(self):
        """Names become numbers in the order of their bytes; then lines become days, purchases and buyers."""
        self.people = self.lines.select(pl.col("customer_id").unique().sort()).with_row_index("customer")
        self.values = {name: self.lines[name].unique().sort() for name in self.case.entities}
        self.lines = self.lines.join(self.people, on="customer_id").select(
            "customer", "order_id", "day", "amount",
            *(pl.col(name).cast(pl.Enum(values)).to_physical() for name, values in self.values.items()))
        self.days = self.customer_days()
        self.purchases = self.days.filter(pl.col("net") >= self.case.minimum).sort("customer", "day")
        self.purchases = self.purchases.join(self.orders(), on=["customer", "day"], how="left")
        for name in self.case.dimensions:
            self.purchases = self.purchases.join(self.weighed(name), on=["customer", "day"], how="left").with_columns(
                pl.coalesce("weighed_" + name, "low_" + name).alias(name))
        self.purchases = self.purchases.sort("customer", "day")
        self.buyers = self.histories()

    def bought(self):
        return self.lines.filter(pl.col("amount") > 0)

    def customer_days(self):
        sold = pl.col("amount") > 0
        return self.lines.group_by("customer", "day").agg(
            pl.col("amount").sum().alias("net"),
            (-pl.col("amount").clip(upper_bound=0)).sum().alias("refunds"),
            *(pl.col(name).filter(sold).min().alias("low_" + name) for name in self.case.dimensions),
            *(pl.col(name).filter(sold).max().alias("high_" + name) for name in self.case.dimensions))

    def orders(self):
        """An order counts on the earliest day on which it has a sale; every line here has an order id."""
        return self.bought().group_by("customer", "order_id").agg(pl.col("day").min()) \
            .group_by("customer", "day").agg(pl.len().alias("orders"))

    def weighed(self, name):
        """The carried value where the lines of a purchase day differ: the largest sales, ties to the smallest value."""
        mixed = self.purchases.filter(pl.col("low_" + name) != pl.col("high_" + name)).select("customer", "day")
        return self.bought().join(mixed, on=["customer", "day"], how="semi") \
            .group_by("customer", "day", name).agg(pl.col("amount").sum()) \
            .sort(pl.col("amount"), pl.col(name), descending=[True, False]) \
            .group_by("customer", "day", maintain_order=True).agg(pl.col(name).first().alias("weighed_" + name))

    def histories(self):
        """One row a buyer: all time, and the window W."""
        in_window = pl.col("day") >= self.window_start
        bought = self.purchases.group_by("customer", maintain_order=True).agg(
            pl.col("day").first().alias("first_day"),
            pl.col("day").last().alias("last_day"),
            pl.col("day").slice(1, 1).first().alias("second_day"),
            pl.len().alias("purchase_days"),
            pl.col("orders").sum(),
            in_window.sum().alias("window_days"),
            pl.col("orders").filter(in_window).sum().alias("window_orders"),
            *(pl.col(name).first().alias("first_" + name) for name in self.case.dimensions))
        earned = self.days.group_by("customer").agg(
            pl.col("net").sum().alias("revenue"),
            pl.col("refunds").sum(),
            pl.col("net").filter(in_window).sum().alias("window_revenue"))
        return bought.join(earned, on="customer").sort("customer").with_columns(month_of(pl.col("first_day")).alias("cohort"))

    def tier_cuts(self):
        """The values at ranks ceil(n × 5%), ceil(n × 20%) and n of the members of W."""
        falling = self.members()["window_revenue"].sort(descending=True)
        return [falling[-(-len(falling) * percent // 100) - 1] for percent in (5, 20, 100)]

    def members(self):
        return self.buyers.filter(pl.col("window_days") > 0)
