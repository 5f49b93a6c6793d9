#!/usr/bin/env python3
"""The least that DuckDB can do with an export: count its lines and add up their amounts, types given.

    duckdb_scan.py CASE
"""
import sys

import duckdb

from case import Case
from peer_duckdb import SQL
from sql import put_in

case = Case.load(sys.argv[1])
query = (SQL / "sources" / f"{case.source}_scan.sql").read_text()
print(duckdb.execute(put_in(query, {"files": [str(path) for path in case.paths()]})).fetchone())
