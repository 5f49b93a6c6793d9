"""Do the tables say the same? A comparison of speed means nothing before that."""
import csv
import sys
from itertools import zip_longest
from operator import itemgetter

from compare import is_ratio, last_digit_apart

SHOWN = 5


class Agreement:
    """What a peer wrote, against Patron's tables of the same names. Every cell must be equal as text; as in the oracle,
    a ratio may differ by 1 in the last of its six digits. A peer may have fewer columns, not other ones."""

    def __init__(self, patron, peer):
        self.tables = sorted(path.stem for path in peer.glob("*.csv"))
        self.of = len(list(patron.glob("*.csv")))
        self.cells = self.near = self.narrow = 0
        self.differences = []
        for table in self.tables:
            self.compare(table, patron / f"{table}.csv", peer / f"{table}.csv")

    def compare(self, table, patron, peer):
        with open(patron, encoding="utf-8", newline="") as a, open(peer, encoding="utf-8", newline="") as b:
            rows_a, rows_b = csv.reader(a), csv.reader(b)
            columns_a, columns = next(rows_a), next(rows_b)
            self.narrow += len(columns) < len(columns_a)
            unknown = [column for column in columns if column not in columns_a]
            if unknown:
                self.differences.append(f"{table}: Patron has no column {unknown[0]}")
                return
            same_columns = cells_at([columns_a.index(column) for column in columns])
            for number, (row_a, row_b) in enumerate(zip_longest(rows_a, rows_b), 1):
                if row_a is None or row_b is None:
                    self.differences.append(f"{table} row {number}: only {'Patron' if row_b is None else 'the peer'} has one")
                    return
                self.cells += len(columns)
                cells = same_columns(row_a)
                if cells != row_b:
                    self.compare_cells(f"{table} row {number} ({', '.join(row_a[:3])})", columns, cells, row_b)

    def compare_cells(self, place, columns, row_a, row_b):
        for column, a, b in zip(columns, row_a, row_b):
            if a != b and is_ratio(column) and last_digit_apart(a, b):
                self.near += 1
            elif a != b:
                self.differences.append(f"{place} {column}: Patron {a!r}, the peer {b!r}")

    def __str__(self):
        narrow = f" ({self.narrow} of them without some columns)" if self.narrow else ""
        near = f", {self.near:,} of them 1 apart in the last digit" if self.near else ""
        return f"{len(self.tables)} of {self.of} tables{narrow}, {self.cells:,} cells{near}"


def cells_at(positions):
    """A row's cells at these positions, as a list."""
    if len(positions) == 1:
        return lambda row: [row[positions[0]]]
    pick = itemgetter(*positions)
    return lambda row: list(pick(row))


def demand_agreement(patron, peer):
    """The agreement, or the end of the program with the first cells that differ."""
    agreement = Agreement(patron.tables, peer.tables)
    if agreement.differences or not agreement.cells:
        print(f"{peer.name} DISAGREES with Patron: {len(agreement.differences):,} differences, of which the first are")
        print("\n".join("  " + difference for difference in agreement.differences[:SHOWN]))
        sys.exit(1)
    return agreement
