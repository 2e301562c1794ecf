"""Classes for shading a map: natural breaks at round numbers."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_ROUND_STEPS = (5, 2, 1)


@dataclass(frozen=True)
class Classes:
    """Classes of values; class i runs from `edges[i]` up to, not including, `edges[i + 1]`."""

    edges: tuple[float, ...]
    """Lowest value, then the first value of each further class, then the highest value."""

    def __len__(self) -> int:
        """Return how many classes there are."""
        return max(len(self.edges) - 1, 0)

    def place(self, value: float) -> int:
        """Return the class of a value, 0 the lowest."""
        return min(max(bisect_right(self.edges, value) - 1, 0), len(self) - 1)

    def labels(self, whole: bool) -> list[str]:
        """Return each class in words, such as "10 to 24" (whole numbers) or "8.0 to 9.9"."""
        if not self.edges:
            return []
        step, digits = (1.0, 0) if whole else _label_step(self.edges)
        ends = [*(edge - step for edge in self.edges[1:-1]), self.edges[-1]]
        pairs = [
            (f"{low:,.{digits}f}", f"{high:,.{digits}f}")
            for low, high in zip(self.edges[:-1], ends, strict=True)
        ]
        return [low if low == high else f"{low} to {high}" for low, high in pairs]


def natural_classes(values: Sequence[float], most: int = 5) -> Classes:
    """Return up to `most` classes whose edges fall into the gaps of the values.

    Method: Fisher's exact optimisation (W. D. Fisher, "On grouping for maximum homogeneity",
    Journal of the American Statistical Association 53, 1958; known from maps as Jenks's natural
    breaks): the sum of squared differences from the class means is the least possible. Each edge
    is then the roundest number in its gap, which moves no value to another class.
    """
    ordered = sorted(float(value) for value in values if not math.isnan(value))
    if not ordered:
        return Classes(())
    starts = _class_starts(ordered, min(most, len(set(ordered))))
    edges = [_roundest(ordered[start - 1], ordered[start]) for start in starts]
    return Classes((ordered[0], *edges, ordered[-1]))


def _class_starts(ordered: list[float], classes: int) -> list[int]:
    """Return the index of the first value of the second and each further class."""
    count = len(ordered)
    best = [_spread(ordered, 0, end) for end in range(1, count + 1)]
    chosen: list[list[int]] = [[] for _ in range(count)]
    for _ in range(classes - 1):
        found = [
            min(
                (best[start - 1] + _spread(ordered, start, end + 1), start)
                for start in range(1, end + 1)
            )
            if end
            else (best[0], 0)
            for end in range(count)
        ]
        chosen = [[*chosen[start - 1], start] if start else [] for _, start in found]
        best = [cost for cost, _ in found]
    return [start for start in chosen[-1] if ordered[start - 1] < ordered[start]]


def _spread(ordered: list[float], start: int, end: int) -> float:
    part = ordered[start:end]
    mean = sum(part) / len(part)
    return sum((value - mean) ** 2 for value in part)


def _roundest(above: float, at_most: float) -> float:
    """Return the number with the fewest digits that is over `above` and not over `at_most`."""
    power = math.floor(math.log10(max(abs(at_most), 1e-9)))
    for exponent in range(power, power - 12, -1):
        for step in _ROUND_STEPS:
            size = step * 10.0**exponent
            found = round(math.floor(at_most / size + 1e-9) * size, 12)
            if above < found <= at_most:
                return found
    return at_most


def _label_step(edges: Sequence[float]) -> tuple[float, int]:
    """Return the last shown digit's worth, and how many decimals tell all edges apart."""
    for digits in range(4):
        inner = edges[1:-1]
        if all(abs(edge - round(edge, digits)) < 1e-9 for edge in inner) and digits >= 1:
            return 10.0**-digits, digits
    return 0.001, 3
