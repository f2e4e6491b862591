"""EcoIndex: how sober a page is, from what the browser needed to show it."""

from bisect import bisect_right
from dataclasses import dataclass

# Where half a million pages of the HTTP Archive stand, in twentieths (cnumr, EcoIndex reference).
_ELEMENTS = (
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801,
    2479, 594601,
)  # fmt: skip
_REQUESTS = (
    0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920,
)  # fmt: skip
_KILOBYTES = (
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27,
    1876.08, 2142.06, 2465.37, 2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
)  # fmt: skip
_GRADES = ((80, "A"), (70, "B"), (55, "C"), (40, "D"), (25, "E"), (10, "F"))


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page cost: elements of its DOM, requests, kilobytes received (compressed)."""

    elements: int
    requests: int
    kilobytes: float


def score(weight: Weight) -> float:
    """Return the EcoIndex of a page, 0 to 100, not rounded.

    Source: https://www.ecoindex.fr, « Comment ça marche » (weights 3, 2 and 1).
    """
    weighted = (
        3 * _rank(weight.elements, _ELEMENTS)
        + 2 * _rank(weight.requests, _REQUESTS)
        + _rank(weight.kilobytes, _KILOBYTES)
    )
    return max(0.0, 100 - 5 * weighted / 6)


def grade(weight: Weight) -> str:
    """Return the letter of the page's EcoIndex, from A (above 80) to G (10 or less)."""
    found = score(weight)
    return next((letter for floor, letter in _GRADES if found > floor), "G")


def _rank(value: float, quantiles: tuple[float, ...]) -> float:
    """Return where the value stands, in twentieths, with its place between two of them."""
    upper = bisect_right(quantiles, value)
    if upper == len(quantiles):
        return len(quantiles) - 1
    low, high = quantiles[upper - 1], quantiles[upper]
    return upper - 1 + (value - low) / (high - low)
