"""A whole job, all tables, start to finish: Patron and its peers in turn, on the same exports."""
import sys
from pathlib import Path

from agreement import demand_agreement
from contestants import clear, contestants
from figures import Figures, print_table
from measure import measured, warm

STAGES = ["read", "ledger", "landmarks", "tables", "write"]
SCAN = Path(__file__).parent / "duckdb_scan.py"


class WholeJob:
    """Measured on creation. `scan` is DuckDB's plain count and sum over the file, where that was asked for."""

    def __init__(self, binary, case, folder, rounds, with_scan=False):
        self.case, self.rounds = case, rounds
        self.contestants = contestants(binary, case, folder)
        self.runs = {contestant.name: [] for contestant in self.contestants}
        self.tables = self.contestants[0].tables
        self.agreements = {}
        scans = []
        warm(case.paths())
        for number in range(rounds):
            for contestant in self.contestants:
                clear(contestant)
                self.runs[contestant.name].append(measured(contestant.command))
                if number == 0 and contestant.name != "Patron":
                    self.agreements[contestant.name] = demand_agreement(self.contestants[0], contestant)
            if with_scan:
                scans.append(measured([sys.executable, SCAN, folder / "case.json"]))
        self.scan = Figures(run.seconds for run in scans) if scans else None

    def seconds(self, name):
        return Figures(run.seconds for run in self.runs[name])

    def stage(self, name, stage):
        return Figures(run.stages[stage] for run in self.runs[name]) if stage in self.runs[name][0].stages else None

    def peak(self, name):
        return max(run.peak_bytes for run in self.runs[name])

    def print_agreement(self):
        for name, agreement in self.agreements.items():
            print(f"  {name} agrees with Patron: {agreement}")

    def print_times(self):
        rows = [["", "seconds", "× Patron", "CPU", *STAGES, "MiB"]]
        for name in self.runs:
            ratio = "1" if name == "Patron" else self.seconds(name).over(self.seconds("Patron")).text(1)
            stages = [self.stage(name, stage) for stage in STAGES]
            cpu = Figures(run.cpu_seconds for run in self.runs[name])
            rows.append([name, self.seconds(name).text(), ratio, cpu.text(),
                         *("" if stage is None else f"{stage.median:.2f}" for stage in stages),
                         f"{self.peak(name) / 2**20:.0f}"])
        if self.scan:
            rows.append(["DuckDB, count and sum alone", self.scan.text(), self.scan.over(self.seconds("Patron")).text(1)]
                        + [""] * (len(STAGES) + 2))
        print_table(rows)
        for name, agreement in self.agreements.items():
            if len(agreement.tables) < agreement.of:
                print(f"  {name} writes {len(agreement.tables)} of {agreement.of} tables.")
