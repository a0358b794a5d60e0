"""How well the items of a subscale hold together: covariances, alpha with its interval, omega.

Pure functions of arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FEWEST", "alpha", "covariances", "feldt_interval", "one_factor", "omega_total"]

FEWEST = 30
"""Fewer respondents than this give figures that another thirty would contradict. A rule of this workbook."""
LEAST_UNIQUE = 0.005
"""No item is taken to be explained beyond 1 - this share: the bound of R's psych package."""
STEPS = 5000
CLOSE_ENOUGH = 1e-10
VANISHING = 1e-12
"""A variance this small beside its parts is rounding."""


def covariances(answers: np.ndarray, pairwise: bool = False) -> tuple[np.ndarray, int]:
    """Return the covariances of the items, and how many respondents stand behind each of them.

    Parameters
    ----------
    answers : array of float, respondents × items
        Keyed answers; nan is missing.
    pairwise : bool
        False uses the respondents without any missing answer (listwise). True uses, for each pair of items, everybody
        who answered both; the matrix may then be one that no complete data could give.

    Returns
    -------
    array of float, items × items
        With n - 1 in the denominator; nan where fewer than two respondents answered.
    int
        The complete respondents, or the fewest behind any pair of items.

    Examples
    --------
    >>> cov, n = covariances([[1, 2], [2, 4], [3, float("nan")]], pairwise=True)
    >>> cov.tolist(), n
    ([[1.0, 1.0], [1.0, 2.0]], 2)
    """
    import numpy as np

    answers = np.asarray(answers, dtype=float)
    there = ~np.isnan(answers)
    if not pairwise:
        answers, there = answers[there.all(axis=1)], there[there.all(axis=1)]
    filled, weight = np.where(there, answers, 0.0), there.astype(float)
    if len(answers):
        filled = np.where(there, answers - filled.sum(axis=0) / np.maximum(weight.sum(axis=0), 1), 0.0)
    count = weight.T @ weight
    with np.errstate(invalid="ignore", divide="ignore"):
        cov = (filled.T @ filled - (filled.T @ weight) * (weight.T @ filled) / count) / (count - 1)
    cov[count < 2] = np.nan
    return cov, int(count.min()) if count.size else 0


def alpha(cov: np.ndarray) -> float | None:
    """Return coefficient alpha.

    Parameters
    ----------
    cov : array of float, items × items
        Covariances of the keyed items; correlations give standardized alpha.

    Returns
    -------
    float or None
        No unit. Not clipped: below 0 when items work against one another. None for fewer than two items, for a sum
        that does not vary, or where a covariance is not known.

    Notes
    -----
    alpha = k / (k - 1) * (1 - sum of the variances / variance of the sum).
    Source: Cronbach (1951), Psychometrika 16(3), 297-334, doi:10.1007/BF02310555.

    Examples
    --------
    >>> round(alpha([[1, 0.5], [0.5, 1]]), 4)
    0.6667
    """
    import numpy as np

    cov = np.asarray(cov, dtype=float)
    count, total = len(cov), cov.sum()
    if count < 2 or not total > VANISHING * np.abs(cov).sum():
        return None
    return float(count / (count - 1) * (1 - np.trace(cov) / total))


def feldt_interval(alpha: float, respondents: int, items: int, level: float = 0.95) -> tuple[float, float]:
    """Return the confidence interval of alpha.

    Parameters
    ----------
    alpha : float
        As `alpha` gives it, for a matrix without missing cells.
    respondents, items : int
        Two or more of each.
    level : float
        Two-sided confidence, 0 to 1.

    Returns
    -------
    tuple of float
        Lower and upper limit, no unit, not clipped.

    Raises
    ------
    ScoringError
        Fewer than two respondents or items.

    Notes
    -----
    With c = 1 - level and F the quantile of an F distribution with n - 1 and (n - 1)(k - 1) degrees of freedom:
    lower = 1 - (1 - alpha) F(1 - c/2), upper = 1 - (1 - alpha) F(c/2).
    Source: Feldt, Woodruff & Salih (1987), Applied Psychological Measurement 11(1), 93-103,
    doi:10.1177/014662168701100107; it rests on Feldt (1965), Psychometrika 30(3), 357-370, doi:10.1007/BF02289499. It
    assumes normal items that measure one thing equally well.

    Examples
    --------
    Six targets, four judges of Shrout & Fleiss (1979, doi:10.1037/0033-2909.86.2.420), where alpha is ICC(3,4): .676 to
    .986.

    >>> [round(limit, 3) for limit in feldt_interval(0.9093, 6, 4)]
    [0.676, 0.986]
    """
    from scipy.special import fdtri

    if respondents < 2 or items < 2:
        raise ScoringError(_("An interval of alpha needs at least two respondents and two items."))
    first, tail = respondents - 1, (1 - level) / 2
    second = first * (items - 1)
    low, high = (float(1 - (1 - alpha) * fdtri(first, second, share)) for share in (1 - tail, tail))
    return low, high


def one_factor(correlations: np.ndarray) -> np.ndarray | None:
    """Return the loadings of one common factor by minimum residuals.

    Parameters
    ----------
    correlations : array of float, items × items
        Three items or more.

    Returns
    -------
    array of float or None
        Standardized loadings, their sum not below 0. None for fewer than three items, an unknown correlation, or a
        search that does not settle.

    Notes
    -----
    Minimizes the sum of (r_ij - l_i l_j)² over all pairs, one loading at a time: with the others held, the best l_i is
    sum(r_ij l_j) / sum(l_j²), kept within ±sqrt(1 - 0.005). It starts from the first principal axis, each
    communality taken to be the item's largest correlation.
    Source: Harman & Jones (1966), Psychometrika 31(3), 351-368, doi:10.1007/BF02289468, not seen by us. The bound is
    our own, against loadings that leave an item no variance of its own.

    Examples
    --------
    >>> import numpy as np
    >>> wanted = np.array([0.8, 0.7, 0.6, 0.5])
    >>> matrix = np.outer(wanted, wanted)
    >>> np.fill_diagonal(matrix, 1)
    >>> one_factor(matrix).round(4).tolist()
    [0.8, 0.7, 0.6, 0.5]
    """
    import numpy as np

    rest = np.array(correlations, dtype=float)
    if len(rest) < 3 or np.isnan(rest).any():
        return None
    np.fill_diagonal(rest, 0)
    bound = (1 - LEAST_UNIQUE) ** 0.5
    values, vectors = np.linalg.eigh(rest + np.diag(np.abs(rest).max(axis=0)))
    loadings: np.ndarray = np.clip(vectors[:, -1] * max(values[-1], 0) ** 0.5, -bound, bound)
    for _step in range(STEPS):
        before = loadings.copy()
        for item in range(len(rest)):
            others = loadings @ loadings - loadings[item] ** 2
            if others > 0:
                loadings[item] = np.clip(rest[item] @ loadings / others, -bound, bound)
        if np.abs(loadings - before).max() < CLOSE_ENOUGH:
            return -loadings if loadings.sum() < 0 else loadings
    return None


def omega_total(cov: np.ndarray) -> float | None:
    """Return omega total of the plain sum: the share of its variance that one common factor explains.

    Parameters
    ----------
    cov : array of float, items × items
        Covariances of the keyed items; correlations give the omega of the sum of standardized items.

    Returns
    -------
    float or None
        0 to 1, no unit. None for fewer than three items, an item that does not vary, or a factor that does not settle.

    Notes
    -----
    omega = (sum l)² / ((sum l)² + sum u), with loadings l and unique variances u in the items' own points: the
    standardized loadings of `one_factor` times each item's SD, u = variance * (1 - loading²).
    Source: McDonald (1999), Test Theory: A Unified Treatment, Erlbaum, doi:10.4324/9781410601087; the page not seen.

    Examples
    --------
    >>> import numpy as np
    >>> matrix = np.outer([0.84, 0.30, 0.56], [0.84, 0.30, 0.56])
    >>> np.fill_diagonal(matrix, 1)
    >>> round(omega_total(matrix), 4)
    0.6045
    """
    import numpy as np

    cov = np.asarray(cov, dtype=float)
    variances = np.diag(cov)
    if not (variances > 0).all():
        return None
    sds = np.sqrt(variances)
    loadings = one_factor(cov / np.outer(sds, sds))
    if loadings is None:
        return None
    common = float((loadings * sds).sum()) ** 2
    return common / (common + float((variances * (1 - loadings**2)).sum()))
