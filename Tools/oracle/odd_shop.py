#!/usr/bin/env python3
"""Writes a small odd shop by chance, and a pipeline for it: what no real export has shown yet.

    python3 Tools/oracle/odd_shop.py SEED FOLDER

A shop may have one day, one customer with hundreds of purchases, only refunds, only cancelled orders, years without a sale, equal
amounts, no digits or four behind the point; and feedback, staff, a survey, campaigns, points and referrals with records that are
wrong, late, of nobody, or twice there. `Tools/oracle/run` compares the tables of some of them. The same seed gives the same shop.
"""
import csv
import datetime
import os
import random
import sys

FIRST = datetime.date(2022, 1, 1)
LONGEST = {"week": 6, "month": 30, "quarter": 91, "year": 365}
KINDS = ["mixed", "mixed", "mixed", "refunds", "one day", "one customer", "cancelled", "years without", "tiny", "equal"]


class OddShop:
    def __init__(self, seed, folder):
        self.chance, self.folder = random.Random(seed), folder
        for name in ("data", "pipelines"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        self.kind = self.one_of(KINDS)
        self.decimals = self.one_of([0, 2, 2, 2, 3, 4])
        self.days = 1 if self.kind == "one day" else self.one_of([1, 30, 200, 400, 800, 1300, 1600])
        customers, self.size = self.one_of([1, 2, 5, 20, 60, 150]), self.one_of([1, 5, 40, 200, 600])
        if self.kind == "tiny":
            customers, self.size = self.one_of([1, 2, 3]), self.one_of([1, 2, 3, 6])
        if self.kind == "one customer":
            customers, self.size = 1, 500
        odd = self.one_of([" x", "é", '"q', "甲", "'"]) if self.happens(0.2) else ""
        self.customers = [f"c{i:03}{odd}" for i in range(customers)]
        self.orders, self.settings = [], []

    # -- chance

    def one_of(self, values):
        return self.chance.choice(values)

    def happens(self, probability):
        return self.chance.random() < probability

    def day(self, low=-5, beyond=10):
        return str(FIRST + datetime.timedelta(days=self.chance.randrange(low, self.days + beyond)))

    def somebody(self):
        return self.one_of(self.customers) if self.happens(0.93) else self.one_of(["nobody", ""])

    def money(self, units):
        sign, digits = ("-" if units < 0 else ""), str(abs(units)).rjust(self.decimals + 1, "0")
        return sign + (digits[:-self.decimals] + "." + digits[-self.decimals:] if self.decimals else digits)

    def write(self, name, header, rows):
        with open(os.path.join(self.folder, "data", name + ".csv"), "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header] + rows)

    # -- the lines

    def lines(self):
        regions, home = ["N", "S", "", "E,W", "北"], {}
        products = [f"p{i}" for i in range(self.one_of([1, 3, 12]))] + [""]
        rows, order = [], 1000
        for _ in range(self.size):
            customer = self.chance.choices(self.customers, [1 / (i + 1) for i in range(len(self.customers))])[0]
            day = self.chance.randrange(self.days)
            if self.kind == "years without" and 300 < day < 1100:
                day = self.chance.randrange(200)
            amount = self.one_of([0, 1, 5, 100, 999, 1000, self.chance.randrange(1, 200000), self.chance.randrange(1, 5000)])
            if self.kind == "equal":
                amount = 1000
            if self.kind == "refunds" or self.happens(0.12):
                amount = -amount
            if self.happens(0.6) or order == 1000:
                order += 1
            name = f"o{order}" if self.happens(0.97) else ""
            region = home.setdefault(customer, self.one_of(regions)) if self.happens(0.9) else self.one_of(regions)
            parts = [amount, self.one_of([0, 0, 0, self.chance.randrange(500), -5]), self.one_of([amount * 6 // 10, 0, amount * 2, -3])]
            what = [self.one_of(products), self.one_of(["a", "b", "c", "", "d d"]), region]
            self.orders.append((name, customer))
            rows.append([name, day, customer] + what + parts)
            if self.kind == "cancelled" or self.happens(0.05):
                rows.append([name, min(day + self.one_of([0, 0, 1, 30]), self.days - 1), customer] + what + [-part for part in parts])
        if self.happens(0.3):
            rows.append(["oX", self.days + 40, self.one_of(self.customers), "p0", "a", "N", 500, 0, 100])
        self.chance.shuffle(rows)
        self.write("lines", ["order", "day", "customer", "product", "category", "region", "amount", "discount", "cost"],
                   [[row[0], str(FIRST + datetime.timedelta(days=row[1]))] + row[2:6] + [self.money(part) for part in row[6:]] for row in rows])

    def pipeline(self):
        columns = ["customer", "amount"] + [name for name in ("order", "product", "discount", "cost") if self.happens(0.75)]
        has_dimensions, period = self.happens(0.9), self.one_of(["week", "month", "month", "quarter", "year"])
        add = self.settings.append
        add("pipeline: odd\nsource:\n  files: [data/lines.csv]")
        add("  columns: {date: day, " + ", ".join(f"{name}: {name}" for name in columns) + "}")
        if has_dimensions:
            add("  dimensions: {region: region, category: {column: category, level: line}}")
        if self.happens(0.15):
            add(f"  data_from: {self.day(-400, 1 - self.days)}")
        add(f"money: {{currency: EUR, decimals: {self.decimals}}}\nperiod: {period}")
        if self.happens(0.5):
            add(f"as_of: {self.day(max(0, self.days - 200), self.one_of([1, 11, 500]))}")
        if self.happens(0.5):
            add(f"purchase: {{minimum: {self.one_of(['0', '1', '5'])}}}")
        least = LONGEST[period]
        add(self.one_of([f"churn: {{rule: fixed, after_days: {max(least, 60)}}}",
                         f"churn: {{rule: cadence, after_days: {max(least, 60)}, cadence: {{at_least: {max(least, 31)}}}}}"]))
        if self.happens(0.5):
            by = "profit" if "cost" in columns and self.happens(0.4) else "revenue"
            tiers = self.one_of(["{name: a, top: 0.2}, {name: b, top: 1}", "{name: a, revenue_share: 0.5}, {name: b, top: 1}",
                                 "{name: g, top: 0.05}, {name: h, top: 0.5}, {name: i, top: 1}"])
            add(f"pyramid: {{window_days: {self.one_of([1, 30, 365])}, by: {by}, tiers: [{tiers}]}}")
        add(f"baskets: {{values: {self.one_of([2, 3, 200])}, min: {self.one_of([1, 2, 5])}}}")
        if has_dimensions:
            add(f"cross_sell: {{dimension: category, min_buyers: {self.one_of([1, 3])}}}")
            add("relationship: {dimension: region, customers: {few: 2, many: 8}, margin: {low: 0.1, high: 0.3}}")
        return "order" in columns

    # -- the other exports

    def feedback(self):
        rows = []
        for _ in range(self.one_of([1, 10, 80])):
            order, customer = self.one_of(self.orders)
            rows.append([customer if self.happens(0.5) else "", order if self.happens(0.7) else "o9", self.day() if self.happens(0.9) else "",
                         self.one_of("CSRX"), self.one_of(["1", "2", "3", "4", "5", "", "6"]), self.one_of(["late", "", "x,y"]),
                         self.day() if self.happens(0.5) else ""])
        header = ["customer", "order", "date", "kind", "score", "reason", "answered"]
        self.section("feedback", header, rows, "kinds: {complaint: [C], return: [R], score: [S]}", "complaints: [complaint, return]",
                     "satisfied_from: 4", "dissatisfied_to: 2", "promoters_from: 5", "detractors_to: 3",
                     f"outcome_days: {self.one_of([1, 30, 180])}", f"landmark_days: {self.one_of([1, 30])}")

    def staff(self):
        people = [f"E{i}" for i in range(self.one_of([1, 5, 30]))]
        events = [[self.one_of(people + ["Z"]), self.day(), self.one_of(["complaint", "violation", "suggestion", "training", "no"]),
                   self.one_of(["", "20"]), self.one_of(["yes", "no", ""])] for _ in range(self.one_of([1, 5, 60]))]
        self.write("events", ["employee", "date", "kind", "amount", "adopted"], events)
        roster = [[self.one_of(people), self.day(), self.day() if self.happens(0.5) else "", self.one_of(["q", "new job", ""]),
                   self.one_of(["U", "V", ""])] for _ in people]
        self.section("staff", ["employee", "hired", "left", "reason", "unit"], roster, "voluntary: [new job]",
                     "events: {files: [data/events.csv], columns: {employee: employee, date: date, kind: kind, amount: amount, adopted: adopted}}")

    def survey(self):
        rows = [[self.somebody(), self.day()] + [self.one_of(["1", "5", "10", "3", "", "11"]) for _ in range(5)]
                for _ in range(self.one_of([1, 2, 40]))]
        self.write("survey", ["customer", "date", "q1", "q2", "q3", "q4", "q5"], rows)
        self.settings.append("""survey:
  files: [data/survey.csv]
  columns: {customer: customer, date: date}
  scale: {low: 1, high: 10}
  components: {product: [q1, q2], money: [q3]}
  reversed: [q3]
  constructs: {trust: [q1, q4], one: [q5]}""")

    def campaigns(self):
        names = ["k1", "k2", "k3"]
        starts = {name: self.chance.randrange(-10, self.days + 5) for name in names}
        date = lambda day: str(FIRST + datetime.timedelta(days=day))
        rows = [[name, self.one_of(["mail", ""]), date(starts[name]), date(starts[name] + self.one_of([0, 6, 13, -1]))] for name in names]
        targets = {(self.one_of(names + ["zz"]), self.somebody()): None for _ in range(self.one_of([1, 30, 200]))}
        self.write("targets", ["campaign", "customer", "group"],
                   [[name, customer, self.one_of(["a", ""] if name == "k2" else ["a", "b", "hold", ""])] for name, customer in targets])
        self.write("redemptions", ["customer", "campaign", "date"],
                   [[self.somebody(), self.one_of(names), self.day()] for _ in range(self.one_of([1, 3, 30]))])
        self.section("campaigns", ["campaign", "type", "start", "end"], rows,
                     "targets: {files: [data/targets.csv], columns: {campaign: campaign, customer: customer, group: group}}",
                     "redemptions: {files: [data/redemptions.csv], columns: {customer: customer, campaign: campaign, date: date}}",
                     "control: [hold]", f"after_days: {self.one_of([1, 14])}", f"after_phases: {self.one_of([1, 3])}")

    def points(self):
        self.section("points", ["customer", "date", "kind", "points"], [
            [self.somebody(), self.day(), self.one_of(["earned", "earned", "redeemed", "expired", "x"]),
             self.one_of(["5", "-7", "0", "1.5", "100", ""])] for _ in range(self.one_of([1, 30, 200]))])

    def referrals(self):
        self.section("referrals", ["referrer", "referred", "date"], [
            [self.somebody(), self.somebody(), self.day() if self.happens(0.7) else ""] for _ in range(self.one_of([1, 20, 100]))],
            f"days: {self.one_of([1, 90, 365])}")

    def section(self, name, header, rows, *settings):
        self.write(name, header, rows)
        columns = ", ".join(f"{column}: {column}" for column in header)
        self.settings.append("\n  ".join([f"{name}:", f"files: [data/{name}.csv]", f"columns: {{{columns}}}", *settings]))

    def make(self):
        self.lines()
        has_orders = self.pipeline()
        for part in ([self.feedback] if has_orders else []) + [self.staff, self.survey, self.campaigns, self.points, self.referrals]:
            if self.happens(0.5):
                part()
        with open(os.path.join(self.folder, "pipelines", "odd.yml"), "w", encoding="utf-8") as file:
            file.write("\n".join(self.settings) + "\n")


if __name__ == "__main__":
    OddShop(int(sys.argv[1]), sys.argv[2]).make()
