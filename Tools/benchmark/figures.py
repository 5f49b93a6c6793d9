"""Medians and their spread, in words."""
from statistics import median


class Figures:
    """One quantity, measured some times."""

    def __init__(self, values):
        self.values = list(values)
        self.median = median(self.values)

    def over(self, other):
        """The ratio of the medians, with the spread of the ratios of the rounds: what ran beside each other is compared."""
        ratio = Figures(a / b for a, b in zip(self.values, other.values))
        ratio.median = self.median / other.median
        return ratio

    def text(self, digits=2, unit=""):
        spread = f" ({min(self.values):.{digits}f}–{max(self.values):.{digits}f})" if len(self.values) > 1 else ""
        return f"{self.median:.{digits}f}{unit}{spread}"


def goal(words, wanted, measured, is_met, judged=True):
    """A line that says what was wanted and what is. Nothing fails because of it: machines differ."""
    verdict = ("met" if is_met else "MISSED") if judged else "not judged here"
    print(f"goal: {words}: wanted {wanted}, measured {measured} – {verdict}")


def print_table(rows):
    """Columns as wide as they need; the first to the left, figures to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  " + "  ".join(cells).rstrip())
