"""A night: all days but the last were read before, and one new daily file has come."""
import shutil
from pathlib import Path

from contestants import Patron, clear
from figures import Figures, goal
from measure import measured, warm

WANTED = 10

# What the nightly pipeline says beside what the synthetic one says: this is where a cache of what was read is switched
# on. It must lie inside {folder}, which is emptied before every cold run.
NIGHTLY_SETTINGS = """
"""


def time_a_night(binary, case, folder, rounds, judged):
    """`case` is the synthetic shop, whose daily files lie beside its export."""
    root = folder / "night"
    days = sorted((Path(case.root) / "daily").glob("*.csv"))
    nightly = nightly_case(case, root)
    patron = Patron(binary, nightly, root)
    cold, warm_runs = [], []
    for _ in range(rounds):
        clear(patron)
        lay_out(days[:-1], root)
        cold.append(measured(patron.command).seconds)
        link(days[-1], root)
        warm_runs.append(measured(patron.command).seconds)
    cold, warm_runs = Figures(cold), Figures(warm_runs)
    print(f"A night: {len(days):,} daily files, of which the last one is new, {rounds} rounds")
    print(f"  cold: {cold.text(unit=' s')}; with all but one day read before: {warm_runs.text(unit=' s')}")
    goal("a night over the cold run", f"1/{cold.over(warm_runs).text(1)}", f"at most 1/{WANTED}", "",
         cold.median >= WANTED * warm_runs.median, judged)


def nightly_case(case, root):
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    pipeline = root / "nightly.yml"
    text = Path(case.pipeline).read_text().replace("[export.csv]", "[exports/*.csv]")
    pipeline.write_text(text + NIGHTLY_SETTINGS.replace("{folder}", str(root)))
    return type(case)(**{**vars(case), "pipeline": str(pipeline), "root": str(root), "files": ["exports/*.csv"]})


def lay_out(days, root):
    shutil.rmtree(root / "exports", ignore_errors=True)
    (root / "exports").mkdir()
    for day in days:
        link(day, root)
    warm(days)


def link(day, root):
    (root / "exports" / day.name).hardlink_to(day)
