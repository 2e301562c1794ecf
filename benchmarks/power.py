"""How often the judgement of a change sees one that is there, and calls one that isn't.

`python -m benchmarks.power` simulates wards and the district as the program judges them: months are
counted, the series of a group pooled, the year judged against the five before. It writes its table
into docs/accuracy.md. Each series of the ward groups has its own usual level, drawn once.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.accuracy import keep
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.usual_level import LEVEL, YEARS, usual, variation

SEED = 20261128
RUNS = 1000
WARDS, TYPES = 27, 14
CHANGED = 0.1
"""Share of the series looked at together that have changed, by as much as the one that is told."""

MIDDLING, UNLIKE = 15.0, 0.8
"""The middle of the wards' usual years, and the spread of their logarithm."""
DISTRICT = (220, 900, 150, 400, 60, 80, 500, 300, 40, 2500, 120, 200, 90, 30)
"""Usual years of the district's categories; the first one changes."""

WARD_CHANGES = ((9.0, 18.0), (20.0, 40.0), (30.0, 15.0))
DISTRICT_CHANGE = (220.0, 176.0)


@dataclass(frozen=True)
class World:
    """How months behave."""

    name: str
    dispersion: float = 1.0
    """Variance of a month over Poisson's."""
    drift: float = 0.0
    """Standard deviation of a level's yearly step, on its logarithm."""


WORLDS = (
    World("months as Poisson's, no drift"),
    World("months vary twice as much", dispersion=2.0),
    World("levels drift by 10 % a year", drift=0.1),
    World("both", dispersion=2.0, drift=0.1),
)


@dataclass(frozen=True)
class Found:
    """How often a change was called clear, as a share."""

    world: str
    usual: float
    now: float
    alone: float
    false_alone: float
    """Of series that had not changed."""
    together: float
    false_share: float
    """Share of those called clear together that had not changed, on average."""
    lone: float
    """Found together where it is the only one of all that changed."""


def wards(world: World, change: tuple[float, float], runs: int, seed: int) -> Found:
    """Return how often a ward's change is found among 27 wards of 14 types."""
    rng = np.random.default_rng(seed)
    size = WARDS * TYPES
    levels = np.exp(rng.normal(np.log(MIDDLING), UNLIKE, (runs, size)))
    one = np.zeros((runs, size), dtype=bool)
    one[:, 0] = True
    some = one | (rng.random((runs, size)) < CHANGED)
    shape = (runs, TYPES, WARDS)
    alone, p_some = _judged(rng, world, levels, change, some, shape)
    _, p_one = _judged(rng, world, levels, change, one, shape)
    clear = _together(p_some)
    return Found(
        world.name,
        *change,
        alone=float(alone[some].mean()),
        false_alone=float(alone[~some].mean()),
        together=float(clear[some].mean()),
        false_share=float(((clear & ~some).sum(axis=1) / np.maximum(clear.sum(axis=1), 1)).mean()),
        lone=float(_together(p_one)[one].mean()),
    )


def district(world: World, runs: int, seed: int) -> Found:
    """Return how often the district's change in one category is found among its categories."""
    rng = np.random.default_rng(seed)
    levels = np.tile(np.array(DISTRICT, dtype=float), (runs, 1))
    one = np.zeros_like(levels, dtype=bool)
    one[:, 0] = True
    alone, p_value = _judged(rng, world, levels, DISTRICT_CHANGE, one, (runs, 1, len(DISTRICT)))
    clear = _together(p_value)
    return Found(
        world.name,
        *DISTRICT_CHANGE,
        alone=float(alone[one].mean()),
        false_alone=float(alone[~one].mean()),
        together=float(clear[one].mean()),
        false_share=float(((clear & ~one).sum(axis=1) / np.maximum(clear.sum(axis=1), 1)).mean()),
        lone=float(clear[one].mean()),
    )


def _judged(
    rng: np.random.Generator,
    world: World,
    levels: Numbers,
    change: tuple[float, float],
    changed: np.ndarray,
    shape: tuple[int, int, int],
) -> tuple[np.ndarray, Numbers]:
    """Return which series are called clear alone, and their p-values, each shape (runs, series)."""
    start = np.where(changed, change[0], levels)
    months = _months(rng, world, start, np.where(changed, change[1] / change[0], 1.0))
    earlier, count = months[..., :YEARS, :], months[..., YEARS, :].sum(axis=-1)
    p_value = np.empty(count.shape)
    for run in range(shape[0]):
        grouped = earlier[run].reshape(shape[1], shape[2], YEARS, 12)
        found = usual(grouped.sum(axis=-1), variation(grouped))
        p_value[run] = found.p_value(count[run].reshape(shape[1:])).ravel()
    return p_value < LEVEL, p_value


def _months(rng: np.random.Generator, world: World, start: Numbers, ratio: Numbers) -> Numbers:
    """Return months (runs, series, years, 12), the last year times the ratio."""
    steps = rng.normal(0, world.drift, (*start.shape, YEARS + 1)) if world.drift else 0.0
    path = np.cumsum(np.broadcast_to(steps, (*start.shape, YEARS + 1)), axis=-1)
    yearly = start[..., None] * np.exp(path - path[..., -1:])
    yearly = np.concatenate([yearly[..., :-1], yearly[..., -1:] * ratio[..., None]], axis=-1)
    mean = np.repeat(yearly[..., None] / 12, 12, axis=-1)
    if world.dispersion > 1:
        mean = rng.gamma(mean / (world.dispersion - 1), world.dispersion - 1)
    return rng.poisson(mean).astype(float)


def _together(p_value: Numbers) -> np.ndarray:
    return np.array([adjusted_p_values(run) < LEVEL for run in p_value])


def table(runs: int = RUNS, seed: int = SEED) -> Iterator[Found]:
    """Yield what is found in each world of each change."""
    for world in WORLDS:
        for change in WARD_CHANGES:
            yield wards(world, change, max(runs // 5, 1), seed)
        yield district(world, runs, seed)


def section(found: list[Found], runs: int) -> list[str]:
    """Return the table as Markdown."""
    lines = [
        f"Simulated: {runs:,} districts and {max(runs // 5, 1):,} times {WARDS} wards of {TYPES} "
        f"types a row, seed {SEED}. Asked alone at 5 %; together under Benjamini and "
        f"Hochberg's control at 5 %, where {CHANGED:.0%} of the series have changed as much, and "
        "where this one alone has. The district is looked at with its categories. False: of series "
        "that had not changed, called clear alone; and the share of false ones among all called "
        "clear together.",
        "",
        "| months | from | to | found alone | false alone | found together | false together | "
        "found, the only one changed |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for row in found:
        shares = (row.alone, row.false_alone, row.together, row.false_share, row.lone)
        cells = " | ".join(f"{share * 100:.1f} %" for share in shares)
        lines.append(f"| {row.world} | {row.usual:.0f} | {row.now:.0f} | {cells} |")
    return lines


def main() -> None:
    """Simulate, print the table, and keep it in docs/accuracy.md."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    lines = section(list(table(runs)), runs)
    print("\n".join(lines))
    keep("How large a change is seen", "make power", lines)


if __name__ == "__main__":
    main()
