#!/usr/bin/env python3
"""Compare two folders of tables, cell by cell.

    python3 Tools/oracle/compare.py TABLES_DIR_A TABLES_DIR_B [--tables a,b,c] [--limit N]

Every cell must be equal as text. A difference of 1 in the last of six decimal digits is allowed, counted and
reported apart. Exit 1 on any other difference. The names of `reconciliation` identities and the words of `suspicions` are
not compared.
"""
import argparse
import csv
import os
import re
import sys

# Columns that hold words.
WORDS = {"reconciliation": ("identity",), "suspicions": ("example", "advice"), "snapshot": ("snapshot", "version", "build")}
SIX_DIGITS = re.compile(r"-?\d+\.\d{6}")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def last_digit_apart(a, b):
    if not (SIX_DIGITS.fullmatch(a) and SIX_DIGITS.fullmatch(b)):
        return False
    return abs(int(a.replace(".", "")) - int(b.replace(".", ""))) == 1


def is_ratio(name):
    """Columns that hold a double, as opposed to money that may have six decimals."""
    words = ("rate", "share", "low", "high", "gini", "hhi", "lift", "margin", "mean", "ratio", "lifetime", "entities", "frequency", "support",
             "confidence", "yule", "index", "correlation", "error", "rmse", "p_alive", "expected_alive", "expected_purchases",
             "predicted", "actual_per_buyer", "value_1", "value_2", "value_3", "value_4", "effect", "change")
    return any(word in name for word in words)


def compare(name, a, b, limit):
    """(differences, cells one apart, messages)."""
    if a[0] != b[0]:
        return 1, 0, [f"columns differ:\n    A {a[0]}\n    B {b[0]}"]
    messages, differences, near = [], 0, 0
    if len(a) != len(b):
        differences += 1
        messages.append(f"rows: A {len(a) - 1}, B {len(b) - 1}; first keys only in A: {only(a, b)}, only in B: {only(b, a)}")
    for number, (row_a, row_b) in enumerate(pairs(a, b), 1):
        for column, cell_a, cell_b in zip(a[0], row_a, row_b):
            if cell_a == cell_b or column in WORDS.get(name, ()):
                continue
            if is_ratio(column) and last_digit_apart(cell_a, cell_b):
                near += 1
                continue
            differences += 1
            if len(messages) < limit:
                messages.append(f"row {number} ({', '.join(row_a[:3])}) {column}: A {cell_a!r}, B {cell_b!r}")
        if len(row_a) != len(row_b):
            differences += 1
            messages.append(f"row {number}: A {len(row_a)} cells, B {len(row_b)}")
    return differences, near, messages


def pairs(a, b):
    """Rows by position; when one table has more rows, the rows with the same first three cells."""
    if len(a) == len(b):
        return zip(a[1:], b[1:])
    rows_b = {tuple(row[:3]): row for row in b[1:]}
    return [(row, rows_b[tuple(row[:3])]) for row in a[1:] if tuple(row[:3]) in rows_b]


def only(a, b):
    others = {tuple(row[:3]) for row in b[1:]}
    return [row[:3] for row in a[1:] if tuple(row[:3]) not in others][:3]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--tables", help="names, separated by commas; default: every table in either folder")
    parser.add_argument("--limit", type=int, default=5, help="differing cells shown per table")
    arguments = parser.parse_args()
    if arguments.tables:
        names = arguments.tables.split(",")
    else:
        names = sorted({file[:-4] for folder in (arguments.a, arguments.b) for file in os.listdir(folder) if file.endswith(".csv")})
    failed = not names
    for name in names:
        paths = [os.path.join(folder, name + ".csv") for folder in (arguments.a, arguments.b)]
        missing = [path for path in paths if not os.path.exists(path)]
        if missing:
            print(f"MISSING {name}: {', '.join(missing)}")
            failed = True
            continue
        a, b = read(paths[0]), read(paths[1])
        differences, near, messages = compare(name, a, b, arguments.limit)
        apart = f", {near} cells one apart in the last digit" if near else ""
        if differences:
            failed = True
            print(f"DIFFERS {name}: {differences} differences{apart}")
            for message in messages:
                print("    " + message)
        else:
            print(f"ok      {name}: {len(a) - 1} rows{apart}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
