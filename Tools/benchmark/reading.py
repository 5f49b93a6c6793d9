"""Reading: bytes to typed columns by Patron, bytes to counted fields by libcsv, on one core each."""
import subprocess
from pathlib import Path

from contestants import Patron, clear
from figures import Figures, goal
from measure import measured, warm

SOURCE = Path(__file__).parent / "libcsv_alone.c"
ONE_CORE = ["taskset", "--cpu-list", "0"]
WANTED = 2.5


def compiled(folder):
    folder.mkdir(parents=True, exist_ok=True)
    program = folder / "libcsv_alone"
    subprocess.run(["cc", "-O2", "-Wall", "-Wextra", SOURCE, "-lcsv", "-o", program], check=True)
    return program


def compare_reading(binary, case, folder, rounds, judged):
    patron, libcsv = Patron(binary, case, folder), compiled(folder)
    warm(case.paths())
    ours, theirs = [], []
    for _ in range(rounds):
        clear(patron)
        ours.append(measured([*ONE_CORE, *patron.command, "--dry-run", "--threads", "1"]).stages["read"])
        theirs.append(measured([*ONE_CORE, libcsv, *case.paths()]).seconds)
    speeds = [Figures(case.bytes() / 2**20 / seconds for seconds in times) for times in (ours, theirs)]
    print(f"Reading {case.bytes() / 2**20:.0f} MiB on one core, rounds: {rounds}")
    print(f"  Patron, bytes to typed columns: {speeds[0].text(0, ' MiB/s')}; libcsv alone: {speeds[1].text(0, ' MiB/s')}")
    ratio = speeds[0].over(speeds[1])
    goal("speed of reading over that of libcsv alone", f"at least {WANTED}×", ratio.text(unit="×"), ratio.median >= WANTED, judged)
