#!/usr/bin/env python3
"""Some of the tables of METRICS by Polars, on all threads.

    peer_polars.py CASE OUTDIR
"""
import sys
from pathlib import Path

from case import Case
from formats import write_table
from polars_ledger import Ledger
from polars_tables import Tables
from stages import stage

SMALL = ["repurchase", "growth", "cohorts", "pyramid", "concentration"]


def main():
    case, folder = Case.load(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with stage("read"):
        ledger = Ledger(case)
    with stage("ledger"):
        ledger.keep()
    with stage("tables"):
        tables = Tables(ledger)
        for name in SMALL:
            write_table(folder / f"{name}.csv", *getattr(tables, name)())
        tables.customers().write_csv(folder / "customers.csv", float_precision=case.decimals)


if __name__ == "__main__":
    main()
