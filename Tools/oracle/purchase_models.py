"""VALUE.md section 2: the purchase models and the spend model, fitted by a general optimiser."""
import numpy as np
from scipy.special import hyp2f1, loggamma

NODES, WEIGHTS = np.polynomial.legendre.leggauss(16)
PANELS = 24


def on_panels(low, high, panels=PANELS):
    """Nodes and weights between two arrays: shape (cells, nodes)."""
    edges = np.linspace(0.0, 1.0, panels + 1)
    z = np.concatenate([(a + b) / 2 + (b - a) / 2 * NODES for a, b in zip(edges, edges[1:])])
    w = np.concatenate([(b - a) / 2 * WEIGHTS for a, b in zip(edges, edges[1:])])
    width = (high - low)[:, None]
    return low[:, None] + width * z, width * w


class ParetoNBD:
    names = ["r", "alpha", "s", "beta"]

    @staticmethod
    def parts(p, x, t, T):
        """ln there, ln gone."""
        r, alpha, s, beta = p
        k = r + x
        there = -k * np.log(alpha + T) - s * np.log(beta + T)
        least = min(alpha.real, beta.real)
        v, weight = on_panels(np.log(least + t), np.log(least + T))
        w = np.exp(v) - least
        log = -k[:, None] * np.log(alpha + w) - (s + 1) * np.log(beta + w) + v
        top = log.real.max(axis=1)
        with np.errstate(divide="ignore"):
            gone = np.log(s * (np.exp(log - top[:, None]) * weight).sum(axis=1)) + top
        return there, gone

    def log_likelihood(self, p, x, t, T):
        r, alpha, s, beta = p
        there, gone = self.parts(p, x, t, T)
        top = np.maximum(there.real, gone.real)
        both = np.log(np.exp(there - top) + np.exp(gone - top)) + top
        return loggamma(r + x) - loggamma(r) + r * np.log(alpha) + s * np.log(beta) + both

    def alive(self, p, x, t, T):
        there, gone = self.parts(np.asarray(p), x, t, T)
        return 1 / (1 + np.exp(gone - there))

    def rate(self, p, x, T, u):
        r, alpha, s, beta = p
        return (r + x) / (alpha + T) * ((beta + T) / (beta + T + u)) ** s

    newcomer_factor = staticmethod(lambda p: 1.0)


class Geometric:
    """MBG/NBD and BG/NBD."""
    names = ["r", "alpha", "a", "b"]

    def __init__(self, modified):
        self.modified = modified

    def log_g(self, p, x, t, T):
        r, alpha, a, b = p
        k = r + x
        below = b + x if self.modified else b + x - 1
        out = np.full(x.shape, -np.inf, dtype=complex)
        has = np.ones(x.shape, bool) if self.modified else x > 0
        below = np.where(has, below, 1.0)
        g = np.log(a) - np.log(below) + k * (np.log(alpha + T) - np.log(alpha + t))
        return np.where(has, g, out)

    def log_likelihood(self, p, x, t, T):
        r, alpha, a, b = p
        y = x + 1 if self.modified else x
        k = r + x
        with np.errstate(all="ignore"):
            g = self.log_g(p, x, t, T)
            one_plus = np.where(np.isneginf(g.real), 0, np.where(g.real > 30, g + np.log1p(np.exp(-g)), np.log1p(np.exp(np.where(g.real > 30, 0, g)))))
        return (loggamma(k) - loggamma(r) + r * np.log(alpha) - k * np.log(alpha + T) + loggamma(a + b) + loggamma(b + y)
                - loggamma(b) - loggamma(a + b + y) + one_plus)

    def alive(self, p, x, t, T):
        with np.errstate(all="ignore"):
            return 1 / (1 + np.exp(self.log_g(p, x, t, T).real))

    def rate(self, p, x, T, u):
        r, alpha, a, b = p
        k, A, c = r + x, alpha + T, b + x + (1 if self.modified else 0)
        return k / A * (A / (A + u)) ** (k + 1) * hyp2f1(k + 1, c, a + c, u / (A + u))

    def newcomer_factor(self, p):
        return p[3] / (p[2] + p[3]) if self.modified else 1.0


class NBD:
    names = ["r", "alpha"]

    def log_likelihood(self, p, x, t, T):
        r, alpha = p
        return loggamma(r + x) - loggamma(r) + r * np.log(alpha) - (r + x) * np.log(alpha + T)

    def alive(self, p, x, t, T):
        return None

    def rate(self, p, x, T, u):
        return (p[0] + x) / (p[1] + T) + 0 * u

    newcomer_factor = staticmethod(lambda p: 1.0)


class GammaGamma:
    names = ["p", "q", "gamma"]

    def log_likelihood(self, parameters, n, S, _):
        p, q, gamma = parameters
        return (loggamma(p * n + q) - loggamma(p * n) - loggamma(q) + q * np.log(gamma) + (p * n - 1) * np.log(S / n)
                + p * n * np.log(n) - (p * n + q) * np.log(gamma + S))


MODELS = {"pareto_nbd": ParetoNBD(), "mbg_nbd": Geometric(True), "bg_nbd": Geometric(False), "nbd": NBD()}


def expected(model, p, x, T, days, discount=None, alive=1.0):
    """Expected purchases in so many days; discounted at a yearly rate where one is given."""
    x, T = np.broadcast_arrays(np.asarray(x, float), np.asarray(T, float))
    u, weight = on_panels(np.zeros(x.size), np.full(x.size, days / 7), 12)
    rate = model.rate(p, x.ravel()[:, None], T.ravel()[:, None], u)
    if discount is not None:
        rate = rate * (1 + discount) ** (-7 * u / 365)
    return alive * (rate * weight).sum(axis=1)


def newcomers(model, p, days):
    """E[X(h)] of a newcomer, by days."""
    days = np.asarray(days, float)
    out = np.zeros(days.size)
    for i, h in enumerate(days):
        if h > 0:
            out[i] = expected(model, p, [0.0], [0.0], h)[0] * model.newcomer_factor(p)
    return out


def fit(model, columns, counts, start, bounded=4):
    """`bounded`: how many of the parameters, from the first, have bounds. (parameters, 'converged' | 'boundary' | 'not_converged')."""
    theta = np.log(np.asarray(start, float))

    def value(th):
        return (counts * model.log_likelihood(np.exp(th).astype(complex), *columns)).sum().real

    def gradient(th):
        out = np.zeros(th.size)
        for i in range(th.size):
            step = th.astype(complex)
            step[i] += 1e-30j
            out[i] = (counts * model.log_likelihood(np.exp(step), *columns)).sum().imag / 1e-30
        return out

    def hessian(th):
        out = np.zeros((th.size, th.size))
        for i in range(th.size):
            up, down = th.copy(), th.copy()
            up[i] += 1e-4
            down[i] -= 1e-4
            out[i] = (gradient(up) - gradient(down)) / 2e-4
        return (out + out.T) / 2

    def is_out(th):
        return bool(np.any((np.exp(th[:bounded]) < 0.01) | (np.exp(th[:bounded]) > 100000)))

    now, polished = value(theta), 0
    for _ in range(300):
        g, h = gradient(theta), hessian(theta)
        roots, vectors = np.linalg.eigh(h)
        definite = roots.max() < 0
        step = vectors @ ((vectors.T @ g) / np.maximum(np.abs(roots), 1e-6))
        decrement = abs(g @ step)
        # Converged is what the Hessian and the decrement say. Steps below 1e-9 are wanted too, but on a flat ridge the
        # rounding of the gradient alone makes longer ones.
        if definite and decrement <= 1e-12:
            polished += 1
            if np.abs(step).max() < 1e-9 or polished > 5:
                return np.exp(theta), "boundary" if is_out(theta) else "converged"
        if np.abs(step).max() > 1:
            step = step / np.abs(step).max()
        size = 1.0
        while size > 1e-10 and not value(theta + size * step) >= now - 1e-10:
            size /= 2
        if size <= 1e-10:
            if definite and decrement <= 1e-12:
                return np.exp(theta), "boundary" if is_out(theta) else "converged"
            return None, "boundary" if is_out(theta) else "not_converged"
        theta = theta + size * step
        now = value(theta)
        if theta[:bounded].max() > np.log(1e7) or theta[:bounded].min() < np.log(1e-5):
            return None, "boundary"
    return None, "boundary" if is_out(theta) else "not_converged"
