"""METRICS.md section 6: product_repurchase, next_purchase, breadth."""
from collections import defaultdict
from fractions import Fraction

from customers import breadth_of, line_value
from formats import bytes_of, number, rate_cells, share


def product_repurchase(ledger):
    columns = ["entity", "value", "buyers", "rebuyers", "rebuy_rate", "rebuy_low", "rebuy_high", "came_back",
               "came_back_rate", "revenue"]
    rows = []
    for entity in (["product"] if ledger.pipeline.has_product else []) + ledger.pipeline.line_dimensions:
        days_of, revenue_of = defaultdict(list), defaultdict(int)   # value -> [(customer, its purchase days with it)]
        for customer in ledger.buyers:
            days = defaultdict(set)
            for line in customer.lines:
                revenue_of[line_value(ledger, line, entity)] += line.amount
            for day in customer.purchases:
                for line in customer.lines_on[day]:
                    if ledger.is_bought(line):
                        days[line_value(ledger, line, entity)].add(day)
            for value, found in days.items():
                days_of[value].append((customer, found))
        for value in sorted(days_of, key=bytes_of):
            buyers = len(days_of[value])
            if buyers < ledger.pipeline.min_buyers:
                continue
            rebuyers = sum(1 for _, days in days_of[value] if len(days) >= 2)
            came_back = sum(1 for customer, days in days_of[value] if customer.purchases[-1] > min(days))
            rows.append([entity, value, str(buyers), str(rebuyers)] + rate_cells(rebuyers, buyers)
                        + [str(came_back), share(came_back, buyers), ledger.money(revenue_of[value])])
    return columns, rows


def next_purchase(ledger):
    columns = ["dimension", "from_value", "to_value", "moves", "share_of_from", "lift"]
    rows = []
    for i, name in enumerate(ledger.dimension_names):
        moves, from_moves, to_moves = defaultdict(int), defaultdict(int), defaultdict(int)
        for customer in ledger.buyers:
            values = [customer.carried_on[day][i] for day in customer.purchases]
            for pair in zip(values, values[1:]):
                moves[pair] += 1
                from_moves[pair[0]] += 1
                to_moves[pair[1]] += 1
        total = sum(moves.values())
        for pair in sorted(moves, key=lambda pair: (bytes_of(pair[0]), bytes_of(pair[1]))):
            share_of_from = Fraction(moves[pair], from_moves[pair[0]])
            rows.append([name, pair[0], pair[1], str(moves[pair]), number(share_of_from),
                         number(share_of_from / Fraction(to_moves[pair[1]], total))])
    return columns, rows


def breadth(ledger):
    columns = ["breadth", "customers", "share", "revenue", "revenue_per_customer", "repeat_rate", "active_share"]
    if not ledger.pipeline.cross_sell:
        return columns, []
    groups = defaultdict(list)
    for customer in ledger.buyers:
        groups[min(breadth_of(ledger, customer), 11)].append(customer)
    rows = []
    for count in range(1, 12):
        group = groups[count]
        revenue = sum(sum(c.net_on.values()) for c in group)
        rows.append(["11+" if count == 11 else str(count), str(len(group)), share(len(group), len(ledger.buyers)),
                     ledger.money(revenue), ledger.average(revenue, len(group)),
                     share(sum(1 for c in group if len(c.purchases) >= 2), len(group)),
                     share(sum(1 for c in group if ledger.is_active(c, ledger.as_of)), len(group))])
    return columns, rows
