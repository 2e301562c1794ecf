"""An attacker who knows the program and all that is published, but not the secret behind the lots.

Of a small table every input that fits what is published is listed, and for each how many of all
lots lead to just that publication; each input is taken to be equally likely beforehand. `make
attack` prints what the attacker can tell of 200 tables; others with `TABLES` and `SEED`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from math import prod

import numpy as np
import pandas as pd

from moorlands_dash.measures.data.disclosure import Hiding, least_total, protect
from moorlands_dash.measures.data.reckoning import share_hidden
from moorlands_dash.measures.data.sums import Sum

THRESHOLD = 5
SURE = 0.9
WARDS = 28
REACH = 8
"""Counts to so much are thought possible where nothing bounds them."""
Key = tuple[int | None, ...]


@dataclass(frozen=True)
class Shape:
    """A kind of small table: one total, and its breakdowns, as wards and quarters of a year."""

    breakdowns: tuple[int, ...]

    @property
    def cells(self) -> list[str]:
        return [name for parts in self._parts for name in parts] + ["total"]

    @property
    def sums(self) -> list[Sum]:
        return [Sum("total", parts) for parts in self._parts]

    @property
    def _parts(self) -> list[tuple[str, ...]]:
        return [
            tuple(f"{letter}{i}" for i in range(size))
            for letter, size in zip("abc", self.breakdowns, strict=False)
        ]

    def counts(self, *parts: Sequence[int]) -> pd.Series:
        values = [value for part in parts for value in part] + [sum(parts[0])]
        return pd.Series(values, pd.Index(self.cells))

    def drawn(self, rng: np.random.Generator, most: int) -> pd.Series:
        """Return a table of small counts: the first breakdown drawn, the others shared out."""
        first = rng.integers(0, most + 1, self.breakdowns[0])
        others = [rng.multinomial(first.sum(), [1 / size] * size) for size in self.breakdowns[1:]]
        return self.counts(first, *others)

    def fitting(self, shown: Key, most: int) -> Iterator[tuple[int, ...]]:
        """Yield every table that fits what is shown.

        Where no total bounds them, the first breakdown is taken to have counts to `most`.

        Who knows the program knows that a nought is shown.
        """
        total, at, halves = shown[-1], 0, []
        for size in self.breakdowns:
            by_total = defaultdict(list)
            reach = most if not halves else most * self.breakdowns[0]
            for values in _filled(shown[at : at + size], total, reach):
                by_total[sum(values)].append(values)
            halves.append(by_total)
            at += size
        totals = set(halves[0]).intersection(*halves[1:])
        for each in sorted(totals):
            if (total is None and each > 0) or total == each:
                for parts in product(*(half[each] for half in halves)):
                    yield (*(value for part in parts for value in part), each)


def _filled(shown: Key, total: int | None, most: int) -> Iterator[tuple[int, ...]]:
    known = sum(value for value in shown if value is not None)
    gaps = [place for place, value in enumerate(shown) if value is None]
    rest = most if total is None else total - known
    for values in product(range(1, rest + 1), repeat=len(gaps)):
        if total is None or sum(values) == rest:
            made = list(shown)
            for place, value in zip(gaps, values, strict=True):
                made[place] = value
            yield tuple(made)  # type: ignore[arg-type]


@dataclass
class Attacker:
    """Knows of one shape what the program does with each table, for all lots at once."""

    shape: Shape
    _next: dict[Key, tuple[int, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nothing = self._series((0,) * len(self.shape.cells))
        self._starts = Hiding(nothing, self.shape.sums, THRESHOLD).starts.tolist()

    def chance(self, values: tuple[int, ...], hidden: frozenset[int]) -> float:
        """Return by how many of all lots just these cells of a table are hidden."""
        shares = [share_hidden(v, start) for v, start in zip(values, self._starts, strict=True)]
        outside = prod(1 - share for i, share in enumerate(shares) if i not in hidden)
        chances = {}
        for size in range(len(hidden) + 1) if outside else ():
            for chosen in map(frozenset, combinations(sorted(hidden), size)):
                drawn = prod(shares[i] if i in chosen else 1 - shares[i] for i in hidden)
                if drawn:
                    chances[chosen] = outside * drawn
        return self._led_to(values, hidden, chances)

    def _led_to(
        self,
        values: tuple[int, ...],
        end: frozenset[int],
        chances: dict[frozenset[int], float],
    ) -> float:
        """Follow the further cells: each of the candidates is next by equally many lots."""
        led = defaultdict(float, chances)
        for size in range(len(end) + 1):
            for chosen in [each for each in led if len(each) == size]:
                candidates = self._candidates(values, chosen)
                if not candidates:
                    if chosen == end:
                        return led[chosen]
                    continue
                for place in end.intersection(candidates):
                    led[chosen | {place}] += led[chosen] / len(candidates)
        return 0.0

    def _candidates(self, values: tuple[int, ...], chosen: frozenset[int]) -> tuple[int, ...]:
        shown = _shown(values, chosen)
        if shown not in self._next:
            hiding = Hiding(self._series(values), self.shape.sums, THRESHOLD)
            mask = np.array([i in chosen for i in range(len(values))])
            self._next[shown] = tuple(hiding.candidates(mask).tolist())
        return self._next[shown]

    def _series(self, values: tuple[int, ...]) -> pd.Series:
        return pd.Series(values, pd.Index(self.shape.cells))

    def told(self, shown: Key, most: int) -> dict[int, tuple[float, float]]:
        """Return of each hidden cell how likely its likeliest count is, and one under five."""
        hidden = frozenset(place for place, value in enumerate(shown) if value is None)
        found: dict[int, defaultdict[int, float]] = {i: defaultdict(float) for i in hidden}
        for values in self.shape.fitting(shown, most):
            weight = self.chance(values, hidden)
            for place in hidden:
                found[place][values[place]] += weight
        told = {}
        for place, weights in found.items():
            whole = sum(weights.values())
            under = sum(w for value, w in weights.items() if value < THRESHOLD)
            told[place] = (max(weights.values()) / whole, under / whole)
        return told


def _shown(values: tuple[int, ...], hidden: frozenset[int]) -> Key:
    return tuple(None if i in hidden else value for i, value in enumerate(values))


SHAPES = (Shape((2,)), Shape((3,)), Shape((4,)), Shape((2, 2)), Shape((3, 2)))


@dataclass(frozen=True)
class Tried:
    """What an attacker can tell of tables of one shape."""

    tables: int
    hidden: int
    exact: int
    """Hidden counts that can be told."""
    sure: int
    """Hidden counts of which it is surer than nine in ten that they are under five."""
    under: float
    """The most that a hidden count is reckoned to be under five."""


def tried(shape: Shape, tables: int, rng: np.random.Generator, most: int) -> Tried:
    """Attack drawn tables of a shape, each hidden with a secret of its own."""
    attacker, told = Attacker(shape), []
    for _ in range(tables):
        counts = shape.drawn(rng, most)
        hidden = protect(counts, shape.sums, threshold=THRESHOLD, secret=rng.bytes(32))
        told += attacker.told(_published(counts, hidden), max(most, REACH)).values()
    return Tried(
        tables,
        len(told),
        sum(likeliest > 1 - 1e-9 for likeliest, _ in told),
        sum(under > SURE for _, under in told),
        max((under for _, under in told), default=0.0),
    )


def _published(counts: pd.Series, hidden: pd.Series) -> Key:
    return _shown(tuple(counts.tolist()), frozenset(np.flatnonzero(hidden).tolist()))


def of_wards(years: int, rng: np.random.Generator) -> Tried:
    """Attack drawn years of 28 wards, too many to list: by the lots that wards draw themselves.

    Those alone hide the wards of most years; where a further one is hidden by lot, more tables fit
    and less can be told. Wards have 3 to 9 on average, and scatter more than by chance alone.
    """
    names = [f"ward {i}" for i in range(WARDS)]
    table, told = Sum("total", tuple(names), gated=True), []
    for _ in range(years):
        mean = rng.uniform(3, 9)
        parts = rng.negative_binomial(3, 3 / (3 + mean), WARDS)
        if parts.sum() < least_total(WARDS, THRESHOLD):
            continue
        counts = pd.Series([*parts, parts.sum()], pd.Index([*names, "total"]))
        hidden = protect(counts, [table], threshold=THRESHOLD, secret=rng.bytes(32))
        if hidden.any() and counts[hidden].max() < 2 * THRESHOLD - 1:
            told += [_alike(int(hidden.sum()), int(counts[hidden].sum()))] * int(hidden.sum())
    exact = sum(likeliest > 1 - 1e-9 for likeliest, _ in told)
    sure = sum(under > SURE for _, under in told)
    return Tried(years, len(told), exact, sure, max(under for _, under in told))


def _alike(cells: int, rest: int) -> tuple[float, float]:
    """Return how likely the likeliest count is, and one under five, of cells that make `rest`."""
    one = np.array([share_hidden(count, THRESHOLD) for count in range(rest + 1)])
    others = np.eye(1, rest + 1)[0]
    for _ in range(cells - 1):
        others = np.convolve(others, one)[: rest + 1]
    each = one * others[::-1]
    return float(each.max() / each.sum()), float(each[:THRESHOLD].sum() / each.sum())


def main(tables: int, seed: int) -> None:
    """Write what can be told of so many tables in all."""
    rng = np.random.default_rng(seed)
    heads = "breakdowns", "counts to", "tables", "hidden", "told", "sure under 5", "most under 5"
    _say(heads)
    _say(["---"] * len(heads))
    plan = [(shape, most) for shape in SHAPES for most in (4, 8)]
    for shape, most in plan:
        found = tried(shape, tables // len(plan), rng, most)
        told = found.tables, found.hidden, found.exact, found.sure, f"{found.under:.3f}"
        _say((" and ".join(map(str, shape.breakdowns)), most, *told))
    wards = of_wards(tables, rng)
    told = wards.tables, wards.hidden, wards.exact, wards.sure, f"{wards.under:.3f}"
    _say((f"{WARDS} wards", "any", *told))


def _say(cells: Sequence[object]) -> None:
    sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*(int(text) for text in (*sys.argv[1:], "200", "1")[:2]))
