"""Statistics of RELATIONS.md section 1: Newcombe's and Welch's intervals of a difference, a mean's interval, Cronbach's alpha."""
import math
from fractions import Fraction

from formats import Z, money, number


def wilson_bounds(part, whole_count):
    n, p = whole_count, part / whole_count
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return p, max(middle - half, 0.0), min(middle + half, 1.0)


def rate_difference(a, m, b, n):
    """Newcombe (1998), method 10: difference, low, high as cells."""
    if not m or not n:
        return ["", "", ""]
    p, low_p, high_p = wilson_bounds(a, m)
    q, low_q, high_q = wilson_bounds(b, n)
    difference = float(Fraction(a, m) - Fraction(b, n))
    return [number(difference), number(difference - math.hypot(p - low_p, high_q - q)),
            number(difference + math.hypot(high_p - p, q - low_q))]


def half_away(value):
    doubled = abs(value) * 2
    rounded = (doubled.numerator + doubled.denominator) // (2 * doubled.denominator)
    return -rounded if value < 0 else rounded


def variance(values):
    """s² with n − 1, exact; None with fewer than two. `values` are whole numbers or fractions."""
    n = len(values)
    if n < 2:
        return None
    total, squares = sum(values), sum(x * x for x in values)
    return Fraction(n * squares - total * total) / (n * (n - 1))


def money_difference(a, b, decimals):
    """Welch: difference of two means of money, low, high as cells. The difference is exact, rounded half away."""
    if not a or not b:
        return ["", "", ""]
    difference = Fraction(sum(a)) / len(a) - Fraction(sum(b)) / len(b)
    cells = [money(half_away(difference), decimals)]
    if len(a) < 2 or len(b) < 2:
        return cells + ["", ""]
    reach = Z * math.sqrt(variance(a) / len(a) + variance(b) / len(b))
    return cells + [money(half_away(Fraction(float(difference) + sign * reach)), decimals) for sign in (-1, 1)]


def mean_cells(values):
    """mean, sd, mean_low, mean_high of fractions."""
    if not values:
        return ["", "", "", ""]
    mean = Fraction(sum(values)) / len(values)
    if len(values) < 2:
        return [number(mean), "", "", ""]
    deviation = math.sqrt(variance(values))
    reach = Z * deviation / math.sqrt(len(values))
    return [number(mean), number(deviation), number(float(mean) - reach), number(float(mean) + reach)]


def covariance(a, b):
    """n² times the population's covariance, exact."""
    return len(a) * sum(x * y for x, y in zip(a, b)) - sum(a) * sum(b)


def alphas(rows):
    """Cronbach's alpha and the standardized one as cells; `rows`: the answers to every item, of each respondent with all."""
    items = list(zip(*rows))
    k = len(items)
    if k < 2 or len(rows) < 2:
        return ["", ""]
    total = variance([sum(row) for row in rows])
    alpha = None
    if total:
        alpha = Fraction(k, k - 1) * (1 - sum(variance(item) for item in items) / total)
    spreads = [covariance(item, item) for item in items]
    standardized = None
    if all(spreads):
        correlations = [float(covariance(items[i], items[j])) / math.sqrt(spreads[i]) / math.sqrt(spreads[j])
                        for i in range(k) for j in range(i)]
        mean = math.fsum(correlations) / len(correlations)
        if 1 + (k - 1) * mean > 1e-12:
            standardized = k * mean / (1 + (k - 1) * mean)
    return [number(alpha), number(standardized)]
