"""Puts public exports into the form that the pipelines beside this file read; nothing of them is kept in the project.

    python3 Tools/oracle/prepare.py DATA_DIR OUTDIR

- returns/returns.csv: the orders' ids are those of two years later in superstore.csv.
- hillstrom: one row per customer becomes targets of one campaign, of the two weeks after 2008-03-20.
- campaigns/baskets.csv.gz: as it is, unpacked.
"""
import csv
import gzip
import os
import sys


def write(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main():
    data, out = sys.argv[1:3]
    path = os.path.join(data, "returns", "returns.csv")
    if os.path.exists(path):
        rows = []
        for row in read(path):
            country, year, number = row["Order ID"].split("-")
            rows.append([f"{country}-{int(year) + 2}-{number}", row["Returned"]])
        write(os.path.join(out, "returns.csv"), ["Order ID", "Returned"], rows)
    path = os.path.join(data, "hillstrom", "targets.csv")
    if os.path.exists(path):
        write(os.path.join(out, "hillstrom-targets.csv"), ["campaign", "customer", "group"],
              [["e-mail test", row["customer"], row["group"]] for row in read(path)])
        write(os.path.join(out, "hillstrom-campaigns.csv"), ["campaign", "type", "start", "end"],
              [["e-mail test", "e-mail", "2008-03-20", "2008-04-02"]])
    path = os.path.join(data, "campaigns", "baskets.csv.gz")
    if os.path.exists(path):
        os.makedirs(out, exist_ok=True)
        with gzip.open(path) as source, open(os.path.join(out, "baskets.csv"), "wb") as target:
            target.write(source.read())


if __name__ == "__main__":
    main()
