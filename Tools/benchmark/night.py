"""A night: all days but the last were read before, and one new daily file has come."""
import filecmp
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from contestants import Patron, clear
from figures import Figures, goal
from measure import measured, warm

WANTED = 10

# What the nightly pipeline says under `source`, beside what the synthetic one says there: what was read is kept in
# {cache}, which is emptied before a cold run.
NIGHTLY_SETTINGS = """\
  cache: {cache}
"""


class Night:
    """`shop` is the synthetic one, whose daily files lie beside its export."""

    def __init__(self, binary, shop, folder):
        self.root = folder / "night"
        self.cache = self.root / "cache"
        shutil.rmtree(self.root, ignore_errors=True)
        (self.root / "exports").mkdir(parents=True)
        pipeline = self.root / "nightly.yml"
        text = Path(shop.pipeline).read_text().replace("[export.csv]", "[exports/*.csv]")
        settings = NIGHTLY_SETTINGS.replace("{cache}", str(self.cache))
        pipeline.write_text(text.replace("source:\n", "source:\n" + settings, 1))
        case = replace(shop, pipeline=str(pipeline), root=str(self.root), files=["exports/*.csv"])
        self.patron = Patron(binary, case, self.root)
        self.days = sorted((Path(shop.root) / "daily").glob("*.csv"))
        warm(self.days)
        for day in self.days:
            (self.root / "exports" / day.name).hardlink_to(day)

    @property
    def newest(self):
        return self.root / "exports" / self.days[-1].name

    def cold_run(self):
        """With nothing read before."""
        clear(self.patron)
        shutil.rmtree(self.cache, ignore_errors=True)
        return measured(self.patron.command)

    def cold_and_warm(self):
        self.newest.unlink()
        cold = self.cold_run()
        self.newest.hardlink_to(self.days[-1])
        return cold, measured(self.patron.command)

    def demand_same_tables(self):
        """After a warm run: what was read before must give the same bytes as what is read now."""
        kept = self.root / "warm"
        shutil.copytree(self.patron.tables, kept)
        self.cold_run()
        names = sorted(path.name for path in self.patron.tables.iterdir())
        same, *others = filecmp.cmpfiles(kept, self.patron.tables, names, shallow=False)
        if not same or any(others):
            print(f"A night's tables are not those of a cold run: {', '.join(sum(others, []))}")
            sys.exit(1)
        return len(same)


def time_a_night(binary, shop, folder, rounds, judged):
    night = Night(binary, shop, folder)
    runs = [night.cold_and_warm() for _ in range(rounds)]
    same = night.demand_same_tables()
    cold, warm_ = (Figures(run.seconds for run in kind) for kind in zip(*runs))
    print(f"A night: {len(night.days):,} daily files, of which the last one is new, rounds: {rounds}")
    print(f"  {same} tables are those of a cold run, byte by byte")
    print(f"  cold: {cold.text(unit=' s')}; with all days but one read before: {warm_.text(unit=' s')}")
    goal("a night over the cold run", f"at most 1/{WANTED}", f"1/{cold.over(warm_).text(1)}",
         cold.median >= WANTED * warm_.median, judged)
