#!/usr/bin/env python3
"""Measures Patron against its peers, and says what the goals are and what was reached.

    Tools/bench                      10 million lines, everything but --linear
    Tools/bench --lines 1000000
    Tools/bench --quick              500,000 lines, one round: that all agree, and that this still works
    Tools/bench --linear             how time grows from 1 to 30 million lines
    Tools/bench --ids long --scatter an export that is less kind: long ids, and no two lines of a customer together
"""
import argparse
import os
from pathlib import Path

import cases
import published
from exports import synthetic_export
from figures import goal
from linear import show_growth
from machine import described
from night import time_a_night
from reading import compare_reading
from whole_job import WholeJob

GOAL_LINES = 10_000_000
QUICK_LINES = 500_000
SHELF = Path(".bench").resolve()    # exports are kept here from one benchmark to the next


def main():
    arguments = parsed()
    print(f"Patron and its peers on {described()}", flush=True)
    if arguments.linear:
        show_growth(arguments.patron, SHELF, arguments.rounds)
        return
    judged = arguments.lines >= GOAL_LINES and not arguments.quick
    export = synthetic_export(arguments.patron, arguments.lines, SHELF, arguments.ids, arguments.scatter)
    case, out = cases.synthetic(export), export / "out"
    synthetic_shop(arguments, case, out, judged)
    print()
    compare_reading(arguments.patron, case, out, arguments.rounds, judged)
    print()
    time_a_night(arguments.patron, case, out, arguments.rounds, judged)
    for case, times in small_cases():
        print()
        small_job(arguments, case, times)


def synthetic_shop(arguments, case, out, judged):
    job = WholeJob(arguments.patron, case, out, arguments.rounds, with_scan=True)
    lines, customers = published.lines(job.tables), published.customers(job.tables)
    print(f"Whole job, {lines:,} lines, {case.bytes() / 2**20:.0f} MiB, rounds in turn: {arguments.rounds}")
    job.print_agreement()
    job.print_times()
    patron, duckdb = job.seconds("Patron"), job.seconds("DuckDB")
    goal("whole job over DuckDB's time", "at most 1/12", f"1/{duckdb.over(patron).text(1)}",
         duckdb.median >= 12 * patron.median, judged)
    goal("whole job over DuckDB's count and sum alone", "at most 3×", patron.over(job.scan).text(unit="×"),
         patron.median <= 3 * job.scan.median, judged)
    budget = 60 * lines + 200 * customers
    goal("peak memory", f"at most {budget / 2**20:.0f} MiB", f"{job.peak('Patron') / 2**20:.0f} MiB",
         job.peak("Patron") <= budget, judged)


def small_cases():
    """(case, how many times faster than DuckDB it should be)"""
    yield cases.sample(), 5
    yield cases.cdnow(), 5
    data = os.environ.get("PATRON_DATA")
    if not data:
        print("\nonline-retail: skipped, PATRON_DATA names no folder of real exports")
        return
    root = SHELF / "online-retail"
    (root / "data").mkdir(parents=True, exist_ok=True)
    link = root / "data" / "online-retail"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(data).resolve() / "online-retail")
    yield cases.online_retail(root), 5


def small_job(arguments, case, times):
    job = WholeJob(arguments.patron, case, SHELF / case.name / "out", arguments.rounds)
    print(f"{case.name}: whole job, {published.lines(job.tables):,} lines, rounds in turn: {arguments.rounds}")
    job.print_agreement()
    job.print_times()
    patron, duckdb = job.seconds("Patron"), job.seconds("DuckDB")
    goal(f"{case.name} over DuckDB's time", f"at most 1/{times}", f"1/{duckdb.over(patron).text(1)}",
         duckdb.median >= times * patron.median, not arguments.quick)


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=GOAL_LINES)
    parser.add_argument("--rounds", type=int, help="default: 5, from 10 million lines on 3")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--linear", action="store_true")
    parser.add_argument("--ids", choices=["short", "long", "uuid", "email"], default="short", help="default: short")
    parser.add_argument("--scatter", action="store_true", help="orders of one line each")
    parser.add_argument("--patron", default=".build/release/patron", help="the program to measure")
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.lines = QUICK_LINES
    if arguments.rounds is None:
        arguments.rounds = 1 if arguments.quick else 3 if arguments.linear or arguments.lines >= GOAL_LINES else 5
    arguments.patron = str(Path(arguments.patron).resolve())
    return arguments


if __name__ == "__main__":
    main()
