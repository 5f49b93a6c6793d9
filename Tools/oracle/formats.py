"""How cells are written (METRICS.md, 'Writing'), and the Wilson interval."""
import math
from datetime import date
from fractions import Fraction

Z = 1.959963984540054


def bytes_of(text):
    """The sort key 'text by bytes'."""
    return text.encode("utf-8", "surrogateescape")


def day_text(day):
    return "" if day is None else date.fromordinal(day).isoformat()


def number(value):
    """A number that is neither money nor whole: %.6f of the double, never -0.000000."""
    if value is None:
        return ""
    text = "%.6f" % float(value)
    return "0.000000" if text == "-0.000000" else text


def share(part, whole):
    """part / whole as a fraction with six digits; empty when there is no whole."""
    return "" if not whole else number(Fraction(part) / Fraction(whole))


def boolean(value):
    return "true" if value else "false"


def whole(value):
    return "" if value is None else str(value)


def money(units, decimals):
    if units is None:
        return ""
    sign, digits = ("-" if units < 0 else ""), str(abs(units)).rjust(decimals + 1, "0")
    return sign + (digits[:-decimals] + "." + digits[-decimals:] if decimals else digits)


def average_units(total, count):
    """The exact quotient, rounded half away from zero to the smallest unit; None without a divisor."""
    if not count or total is None:
        return None
    rounded = (2 * abs(total) + count) // (2 * count)
    return -rounded if total < 0 else rounded


def wilson(part, whole_count):
    """The 95% Wilson score interval as two cells."""
    if not whole_count:
        return ["", ""]
    n, p = whole_count, part / whole_count
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return [number(min(max(middle - half, 0.0), 1.0)), number(min(max(middle + half, 0.0), 1.0))]


def rate_cells(part, whole_count):
    """rate, rate_low, rate_high."""
    return [share(part, whole_count)] + wilson(part, whole_count)


def quantile(values, q):
    """Nearest rank: the smallest value v with count(<= v) >= q * n. None when there are no values."""
    if not values:
        return None
    rank = max(1, math.ceil(Fraction(q) * len(values)))
    return sorted(values)[rank - 1]


def write_table(path, columns, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        for row in [columns] + rows:
            if len(row) != len(columns):
                raise ValueError(f"{path}: {len(row)} cells for {len(columns)} columns: {row}")
            file.write(",".join(quoted(cell) for cell in row) + "\n")


def quoted(cell):
    if any(sign in cell for sign in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
