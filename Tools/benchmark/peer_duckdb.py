#!/usr/bin/env python3
"""The tables of METRICS by DuckDB: one file of SQL a table, over typed intermediate tables, on all threads.

    peer_duckdb.py CASE OUTDIR [TABLE …]
"""
import sys
from pathlib import Path

import duckdb

from case import Case
from sql import filled
from stages import stage

SQL = Path(__file__).parent / "duckdb"
TABLES = sorted(path.stem for path in (SQL / "tables").glob("*.sql"))


class Peer:
    def __init__(self, case):
        self.connection = duckdb.connect()
        # Order is asked for where it matters; keeping it everywhere would cost DuckDB its parallel writes.
        self.connection.execute("SET preserve_insertion_order = false")
        self.case = case
        self.lists = {
            "dimension": case.dimensions, "entity": case.entities, "line_entity": case.line_entities,
            "line_dimension": case.line_dimensions,
            "breadth_of": [case.breadth_of] * bool(case.breadth_of), "judged": [case.judged] * bool(case.judged)}
        self.names = {
            "files": [str(path) for path in case.paths()], "unit": f"0.{1:0{case.decimals}d}",
            "minimum": case.minimum, "currency": case.currency}

    def run(self, path):
        self.connection.execute(filled(path.read_text(), self.lists, self.names))

    def read(self):
        self.run(SQL / "sources" / f"{self.case.source}.sql")
        as_of, data_start = self.connection.execute("SELECT max(day), min(day) FROM records").fetchone()
        self.connection.execute("SET VARIABLE as_of = ?::DATE", [as_of])
        self.connection.execute("SET VARIABLE data_start = ?::DATE", [data_start])
        self.connection.execute("SET VARIABLE lapse_after = ?::INTEGER", [self.case.lapse_after])
        self.run(SQL / "words.sql")

    def keep_ledger(self):
        for path in sorted((SQL / "ledger").glob("*.sql")):
            with stage(path.stem):
                self.run(path)

    def write(self, table, folder):
        query = filled((SQL / "tables" / f"{table}.sql").read_text(), self.lists, self.names)
        self.connection.execute(f"COPY ({query}) TO '{folder}/{table}.csv' (FORMAT csv, HEADER)")


def main():
    case, folder, wanted = Case.load(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or TABLES
    folder.mkdir(parents=True, exist_ok=True)
    peer = Peer(case)
    with stage("read"):
        peer.read()
    with stage("ledger"):
        peer.keep_ledger()
    with stage("tables"):
        for table in wanted:
            peer.write(table, folder)


if __name__ == "__main__":
    main()
