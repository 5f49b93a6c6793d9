"""Computes with 34 digits what the purchase models' tests compare with.

    python3 -m venv .venv && .venv/bin/pip install -r Tools/requirements-models.txt
    .venv/bin/python Tools/models/reference.py > Tests/ModelsTests/Purchasing/ReferenceValues.swift

Everything is written down as in the definition of the models: integrals as integrals, lnΓ as lnΓ, derivatives by
differences. Nothing of it is taken from the Swift code. It takes a quarter of an hour.
"""

from itertools import combinations_with_replacement

from mpmath import chop, diff, exp, hyp2f1, log, loggamma, mp, mpf, nstr, psi, quad

mp.dps = 34


def split(low, high):
    """Points that thicken towards the lower end, where integrands fall within days."""
    return [low] + [low + (high - low) / mpf(2) ** j for j in range(24, -1, -1)] if high > low else [low, low]


def decay(rate):
    return log(1 + mpf(rate)) * 7 / 365


# Each model: ln L of one buyer, P(alive), and the rate at which one who is there buys.


def pareto_parts(k, alpha, s, beta, t, age):
    """there and gone, over (alpha + t)^-k (beta + t)^-s: `quad` stops early where an integrand is tiny."""
    there = ((alpha + t) / (alpha + age)) ** k * ((beta + t) / (beta + age)) ** s
    gone = s * quad(
        lambda w: ((alpha + t) / (alpha + w)) ** k * ((beta + t) / (beta + w)) ** s / (beta + w), split(t, age)
    )
    return there, gone


def pareto_log_likelihood(parameters, x, t, age):
    r, alpha, s, beta = parameters
    k = r + x
    there, gone = pareto_parts(k, alpha, s, beta, t, age)
    return (
        loggamma(k) - loggamma(r) + r * log(alpha) + s * log(beta) - k * log(alpha + t) - s * log(beta + t)
        + log(there + gone)
    )


def pareto_alive(parameters, x, t, age):
    r, alpha, s, beta = parameters
    there, gone = pareto_parts(r + x, alpha, s, beta, t, age)
    return there / (there + gone)


def pareto_rate(parameters, x, age, u):
    r, alpha, s, beta = parameters
    return (r + x) / (alpha + age) * ((beta + age) / (beta + age + u)) ** s


def geometric(first):
    def odds(parameters, x, t, age):
        r, alpha, a, b = parameters
        y = x + first
        return 0 if y == 0 else a / (b + y - 1) * ((alpha + age) / (alpha + t)) ** (r + x)

    def log_likelihood(parameters, x, t, age):
        r, alpha, a, b = parameters
        k, y = r + x, x + first
        return (
            loggamma(k) - loggamma(r) + r * log(alpha) - k * log(alpha + age)
            + loggamma(a + b) + loggamma(b + y) - loggamma(b) - loggamma(a + b + y)
            + log(1 + odds(parameters, x, t, age))
        )

    def alive(parameters, x, t, age):
        return 1 / (1 + odds(parameters, x, t, age))

    def rate(parameters, x, age, u):
        r, alpha, a, b = parameters
        k, y = r + x, x + first
        # E[(1 + pu/A)^-(k + 1)], p ~ Beta(a, b + y), by Euler's integral.
        return k / (alpha + age) * hyp2f1(k + 1, a, a + b + y, -u / (alpha + age))

    return log_likelihood, alive, rate


def nbd_log_likelihood(parameters, x, t, age):
    r, alpha = parameters
    return loggamma(r + x) - loggamma(r) + r * log(alpha) - (r + x) * log(alpha + age)


def nbd_rate(parameters, x, age, u):
    r, alpha = parameters
    return (r + x) / (alpha + age)


def gamma_gamma_log_likelihood(parameters, n, total, _):
    p, q, g = parameters
    return (
        loggamma(p * n + q) - loggamma(p * n) - loggamma(q) + q * log(g)
        + (p * n - 1) * log(total / n) + p * n * log(n) - (p * n + q) * log(g + total)
    )


MODELS = {
    "pareto_nbd": (pareto_log_likelihood, pareto_alive, pareto_rate),
    "mbg_nbd": geometric(1),
    "bg_nbd": geometric(0),
    "nbd": (nbd_log_likelihood, None, nbd_rate),
    "gamma_gamma": (gamma_gamma_log_likelihood, None, None),
}

PARETO = [
    # CDNOW as published.
    (["0.55328", "10.578", "0.60624", "11.669"], [(0, 0, 0), (0, 0, 273), (2, 100, 200), (26, 216, 217), (1, 1, 545)]),
    # Where a step over the integrand misses it.
    (["0.5", "10", "64", "7721"], [(300, 2100, 2107), (300, 300, 2200), (5, 100, 400)]),
    # One scale far below the other, either way, and s = 1.
    (["2", "0.05", "0.3", "90"], [(3, 10, 700), (0, 0, 1000)]),
    (["0.02", "3", "1", "0.05"], [(0, 0, 500), (40, 900, 1000)]),
    # Near the bounds; both scales alike.
    (["90", "9000", "0.011", "99999"], [(10, 300, 365)]),
    (["5", "5", "5", "5"], [(700, 1000, 1095)]),
]
GEOMETRIC = [
    (["0.52484", "6.1831", "0.89136", "1.6140"], [(0, 0, 0), (0, 0, 273), (26, 216, 217), (1, 10, 400)]),
    (["0.9", "8", "1", "3"], [(0, 0, 100), (300, 1000, 1095)]),
    # k above a + c, and terms of either sign in Euler's form.
    (["300", "400", "0.5", "2"], [(0, 0, 30), (7, 90, 200)]),
    # A horizon of hundreds of alpha.
    (["0.02", "0.5", "20", "0.3"], [(0, 0, 0), (3, 40, 90)]),
    (["2", "90", "0.011", "80000"], [(12, 400, 700)]),
]
NBD = [(["0.38477", "12.072"], [(0, 0, 0), (26, 216, 217)]), (["5000", "90000"], [(300, 1000, 1095)])]
GAMMA_GAMMA = [
    (["6.2496", "3.7442", "15.444"], [(1, "14.96", 0), (26, "1234.56", 0)]),
    (["0.02", "0.5", "4000"], [(3, "0.01", 0)]),
    (["900", "1.01", "0.3"], [(300, "99999.99", 0)]),
]
CASES = {"pareto_nbd": PARETO, "mbg_nbd": GEOMETRIC, "bg_nbd": GEOMETRIC, "nbd": NBD, "gamma_gamma": GAMMA_GAMMA}
HORIZONS = [(365, "0.10"), (1095, "0.25"), (90, "0.01")]


def derivatives(function, parameters):
    count = len(parameters)
    for orders in [tuple(int(i == j) for j in range(count)) for i in range(count)]:
        yield diff(lambda *p: function(p), tuple(parameters), orders)
    for i, j in combinations_with_replacement(range(count), 2):
        orders = tuple((i == m) + (j == m) for m in range(count))
        yield diff(lambda *p: function(p), tuple(parameters), orders)


def rows():
    """model, horizon, discount rate, parameters, cell, ln L, P(alive), ∫ρ, ∫ρ discounted, gradient, Hessian"""
    turn = 0
    for model, groups in CASES.items():
        log_likelihood, alive, rate = MODELS[model]
        for texts, cells in groups:
            parameters = [mpf(text) for text in texts]
            for cell in cells:
                days, discount = HORIZONS[turn % len(HORIZONS)]
                turn += 1
                if model == "gamma_gamma":
                    x, t, age = cell[0], mpf(cell[1]), mpf(0)
                else:
                    x, t, age = cell[0], mpf(cell[1]) / 7, mpf(cell[2]) / 7
                figures = [log_likelihood(parameters, x, t, age)]
                figures.append(alive(parameters, x, t, age) if alive else None)
                if rate:
                    weeks = mpf(days) / 7
                    for force in (mpf(0), decay(discount)):
                        figures.append(
                            quad(lambda u: exp(-force * u) * rate(parameters, x, age, u), split(mpf(0), weeks))
                        )
                else:
                    figures += [None, None]
                figures += derivatives(lambda p: log_likelihood(p, x, t, age), parameters)
                # Differences leave a trace where there is nothing; P(alive) may really be that small.
                written = ["" if figure is None else nstr(figure, 17) for figure in figures[:4]]
                written[0] = nstr(chop(figures[0], 1e-30), 17)
                written += [nstr(chop(figure, 1e-30), 17) for figure in figures[4:]]
                yield [model, str(days), discount, " ".join(texts), " ".join(map(str, cell))] + written[:4] + [
                    " ".join(written[4:])
                ]


def functions():
    for x in ["0.01", "0.5", "1", "1.4616321449683623", "2", "11.999", "12", "77.7", "100000"]:
        yield ["gamma", x, nstr(loggamma(mpf(x)), 17), nstr(psi(0, mpf(x)), 17), nstr(psi(1, mpf(x)), 17)]


def powers():
    """E[(1 + p v)^-k], p ~ Beta(a, c)"""
    for k, a, c, v in [
        ("1.5", "0.9", "2.6", "0.3"), ("1.5", "0.9", "2.6", "30"), ("301", "1", "304", "12"), ("900", "0.02", "3", "5"),
        ("2000", "50", "0.5", "40"), ("0.02", "60", "1", "2000"), ("3", "1", "2", "0"),
    ]:
        yield ["power", k, a, c, v, nstr(hyp2f1(mpf(k), mpf(a), mpf(a) + mpf(c), -mpf(v)), 17)]


def text(name, comment, lines):
    print(f"  /// {comment}")
    print(f'  static let {name} = """')
    for line in lines:
        # A backslash at the end continues a line, as the house's lines are short.
        written = ",".join(line)
        while len(written) > 100:
            cut = max(written.rfind(" ", 0, 100), written.rfind(",", 0, 100)) + 1
            print(f"    {written[:cut]}\\")
            written = written[cut:]
        print(f"    {written}")
    print('    """')


def main():
    print("// Made by Tools/models/reference.py; not written by hand.\n")
    print("/// What the purchase models are, computed with 34 digits.")
    print("enum ReferenceValues {")
    text("cells", "Model, horizon, discount rate, parameters, cell, ln L, P(alive), ∫ρ, ∫ρ discounted, derivatives.", rows())
    print()
    text("gamma", "x, lnΓ, ψ, ψ′.", functions())
    print()
    text("powers", "k, a, c, v, E[(1 + pv)^−k].", powers())
    print("}")


if __name__ == "__main__":
    main()
