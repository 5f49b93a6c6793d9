"""Customer-days, purchase days, orders, carried values, the lapse rule (METRICS.md section 1)."""
import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from fractions import Fraction

from calendar_periods import Period, period_start, periods_between, year_ago_start
from formats import average_units, bytes_of, money


class Customer:
    """One customer. Days are numbers; every sum is over accepted lines."""

    def __init__(self, name):
        self.name = name
        self.lines = []
        self.lines_on = defaultdict(list)     # day -> lines: the customer-days
        self.net_on = {}                      # day -> net of the customer-day
        self.purchases = []                   # purchase days, rising
        self.orders_on = defaultdict(int)     # purchase day -> orders counted on it
        self.carried_on = {}                  # purchase day -> the carried value of every dimension

    @property
    def is_buyer(self):
        return bool(self.purchases)

    @property
    def first(self):
        return self.purchases[0]

    def purchases_until(self, day):
        return self.purchases[:bisect_right(self.purchases, day)]

    def count_until(self, day):
        return bisect_right(self.purchases, day)

    def last_until(self, day):
        """The last purchase day up to a day, or None."""
        count = self.count_until(day)
        return self.purchases[count - 1] if count else None

    def purchases_in(self, first, last):
        return self.purchases[bisect_left(self.purchases, first):bisect_right(self.purchases, last)]

    def orders_in(self, first, last):
        return sum(self.orders_on[day] for day in self.purchases_in(first, last))

    def lines_in(self, first, last):
        return [line for line in self.lines if first <= line.day <= last]

    def revenue_in(self, first, last):
        return sum(net for day, net in self.net_on.items() if first <= day <= last)

    def refunds_in(self, first, last):
        return -sum(line.amount for line in self.lines_in(first, last) if line.amount < 0)

    def cost_in(self, first, last):
        return sum(line.cost for line in self.lines_in(first, last))


class Ledger:
    def __init__(self, pipeline, intake):
        self.pipeline, self.intake = pipeline, intake
        self.lines = intake.accepted
        # Without any line there may be no such days: then nothing happens, on a day 0 before a start on day 1.
        self.as_of = intake.as_of if intake.as_of is not None else 0
        self.data_start = intake.data_start if intake.data_start is not None else self.as_of + 1
        self.window = (self.as_of - pipeline.window_days + 1, self.as_of)
        self.periods = periods_between(pipeline.period, intake.data_start, intake.as_of)
        self.dimension_names = list(pipeline.dimensions)

        self.customers = {}
        for line in self.lines:
            if line.customer not in self.customers:
                self.customers[line.customer] = Customer(line.customer)
            self.customers[line.customer].lines.append(line)
        for customer in self.customers.values():
            self.find_purchase_days(customer)
            self.count_orders(customer)
        self.buyers = sorted((c for c in self.customers.values() if c.is_buyer), key=lambda c: bytes_of(c.name))
        self.refund_only = [c for c in self.customers.values() if not c.is_buyer]

    # -- purchase days, carried values, orders ---------------------------------------------------------

    def find_purchase_days(self, customer):
        for line in customer.lines:
            customer.lines_on[line.day].append(line)
        for day, lines in customer.lines_on.items():
            customer.net_on[day] = sum(line.amount for line in lines)
        customer.purchases = sorted(day for day, net in customer.net_on.items() if net >= self.pipeline.purchase_minimum)
        for day in customer.purchases:
            customer.carried_on[day] = [self.carried(customer.lines_on[day], i) for i in range(len(self.dimension_names))]

    def carried(self, lines, dimension):
        """The value with the largest sum of sale amounts that day; ties to the smallest by bytes."""
        sums = defaultdict(int)
        for line in lines:
            if self.is_bought(line):
                sums[line.dimensions[dimension]] += line.amount
        if not sums:
            return None
        largest = max(sums.values())
        return min((value for value, total in sums.items() if total == largest), key=bytes_of)

    def is_bought(self, line):
        """A sale line; with a purchase minimum of 0 a free one too."""
        return line.amount > 0 or (line.amount == 0 and self.pipeline.purchase_minimum == 0)

    def count_orders(self, customer):
        if not self.pipeline.has_order:
            for day in customer.purchases:
                customer.orders_on[day] = 1
            return
        purchase_days = set(customer.purchases)
        earliest = {}                                   # order id -> earliest day with a sale line
        days_without_id = set()
        for line in customer.lines:
            if not self.is_bought(line):
                continue
            if line.order == "":
                days_without_id.add(line.day)
            else:
                earliest[line.order] = min(line.day, earliest.get(line.order, line.day))
        for day in list(earliest.values()) + list(days_without_id):
            if day in purchase_days:
                customer.orders_on[day] += 1

    # -- the lapse rule --------------------------------------------------------------------------------

    def threshold(self, customer, day):
        """θ(c, D)."""
        pipeline = self.pipeline
        purchases = customer.purchases_until(day)
        gaps = len(purchases) - 1
        if not pipeline.cadence or gaps < pipeline.cadence_gaps or gaps < 1:
            return pipeline.after_days
        mean_gap = Fraction(purchases[-1] - purchases[0], gaps)
        days = math.floor(pipeline.cadence_multiple * mean_gap + Fraction(1, 2))
        return min(max(days, pipeline.cadence_at_least), pipeline.cadence_at_most)

    def is_active(self, customer, day):
        last = customer.last_until(day)
        return last is not None and day - last <= self.threshold(customer, day)

    def status(self, customer, day):
        """active, at_risk or lapsed, of a buyer."""
        if not self.is_active(customer, day):
            return "lapsed"
        silence = day - customer.last_until(day)
        return "at_risk" if 10 * silence > 8 * self.threshold(customer, day) else "active"

    # -- periods ---------------------------------------------------------------------------------------

    def is_complete(self, period):
        return period.start >= self.data_start and period.end <= self.as_of

    def is_mature_from(self, start):
        return start >= self.data_start + self.pipeline.largest_threshold + 1

    def is_mature(self, period):
        return self.is_mature_from(period.start)

    def period_of(self, day):
        return Period(self.pipeline.period, period_start(self.pipeline.period, day))

    def year_ago(self, period):
        return Period(period.kind, year_ago_start(period.kind, period.start))

    # -- small helpers ---------------------------------------------------------------------------------

    def money(self, units):
        return money(units, self.pipeline.decimals)

    def average(self, total, count):
        return self.money(average_units(total, count))

    def members(self, first, last):
        """Buyers with a purchase day in the window."""
        return [customer for customer in self.buyers if customer.purchases_in(first, last)]

    def profit_in(self, customer, first, last):
        """None when no cost is mapped."""
        if not self.pipeline.has_cost:
            return None
        return customer.revenue_in(first, last) - customer.cost_in(first, last)

    def total_profit(self, customers, first, last):
        if not self.pipeline.has_cost:
            return None
        return sum(self.profit_in(customer, first, last) for customer in customers)

    def value_in(self, customer, first, last):
        """What the pyramid counts: revenue, or profit."""
        if self.pipeline.by_profit:
            return self.profit_in(customer, first, last)
        return customer.revenue_in(first, last)

    def carried_value(self, customer, day, dimension):
        return customer.carried_on[day][self.dimension_names.index(dimension)]
