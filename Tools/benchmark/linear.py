"""Does time grow with lines and no faster? The slope of log time on log lines tells: 1 is in proportion."""
import math

import published
from cases import synthetic
from contestants import Patron, clear
from exports import synthetic_export
from figures import Figures, goal, print_table
from measure import measured, warm

SIZES = [1_000_000, 3_000_000, 10_000_000, 30_000_000]
# Twice the lines in a twentieth more than twice the time is still in proportion: caches are small and machines busy.
STEEPEST = 1.07


def show_growth(binary, shelf, rounds, sizes=SIZES):
    points, rows = [], [["", "lines", "seconds", "seconds per million", "MiB"]]
    for size in sizes:
        folder = synthetic_export(binary, size, shelf)
        case = synthetic(folder)
        patron = Patron(binary, case, folder / "out")
        warm(case.paths())
        runs = []
        for _ in range(rounds):
            clear(patron)
            runs.append(measured(patron.command))
        lines = published.lines(patron.tables)
        clear(patron)
        seconds = Figures(run.seconds for run in runs)
        points.append((math.log(lines), math.log(seconds.median)))
        rows.append(["", f"{lines:,}", seconds.text(), f"{seconds.median / lines * 1e6:.2f}",
                     f"{max(run.peak_bytes for run in runs) / 2**20:.0f}"])
    print(f"Growth, rounds: {rounds} each")
    print_table(rows)
    goal("slope of log time on log lines", f"at most {STEEPEST}", f"{slope(points):.3f}", slope(points) <= STEEPEST)


def slope(points):
    """Of the line of least squares."""
    mean_x, mean_y = (sum(point[i] for point in points) / len(points) for i in (0, 1))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)

