"""`make unchanged`: what is told of hotspots since the year before where nothing has changed.

Each cell of the demonstration's district keeps the mean of its own years. Two years are drawn from
it, hotspots are found and judged by the program's own functions, many times over.

    python -m benchmarks.hotspot_changes 500        # maps of each kind
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.accuracy import keep
from benchmarks.home import demonstration_home
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.hotspots.both_years import (
    dispersion_of_places,
    place_changes,
    places,
    places_of_both,
)
from moorlands_dash.measures.hotspots.gistar import hot_cells
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.hotspots.cells import LEAST_INSIDE
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.vocabulary import choices

KINDS = ("burglary", "damage_arson", "anti_social_behaviour", "all")
DISPERSIONS = (1, 2)
PERCENT_FROM = 20
SEED = 20_261_001


@dataclass
class Tally:
    """What the places of some maps came to."""

    rose: int = 0
    fell: int = 0
    places: int = 0
    maps_clear: int = 0
    maps: int = 0

    def add(self, changes: pd.DataFrame) -> None:
        """Count the places of one more map."""
        self.maps += 1
        self.places += len(changes)
        self.rose += int((changes["count"] > changes["count_before"]).sum())
        self.fell += int((changes["count"] < changes["count_before"]).sum())
        self.maps_clear += bool(changes["verdict"].isin([verdicts.MORE, verdicts.FEWER]).any())

    @property
    def share_risen(self) -> float:
        """Return the share that rose of the places that didn't stay the same."""
        return self.rose / max(self.rose + self.fell, 1)


def simulated(
    mean: np.ndarray, of: Ground, maps: int, dispersion: int, seed: int = SEED
) -> tuple[Tally, Tally]:
    """Return what hotspots of the latest year, and places of both years, seem to have done."""
    generator = np.random.default_rng(seed)
    by_now, by_both = Tally(), Tally()
    for _ in range(maps):
        by_month = [drawn(mean, dispersion, generator) for _ in range(2)]
        now, before = (months.sum(axis=1) for months in by_month)
        latest = places(hot_cells(now, of.cells, of.beside), of.beside, LEAST_INSIDE)
        both = places_of_both(now, before, of.cells, of.beside, least=2 * LEAST_INSIDE)
        for tally, place in ((by_now, latest), (by_both, both)):
            spread = dispersion_of_places(gathered(by_month, place))
            judged = place_changes(
                *(now, before, place),
                complete=True,
                percent_from=PERCENT_FROM,
                dispersion=spread,
            )
            tally.add(judged)
    return by_now, by_both


def drawn(mean: np.ndarray, dispersion: int, generator: np.random.Generator) -> np.ndarray:
    """Return twelve months' counts by cell that vary `dispersion` times as much as Poisson's."""
    monthly = np.repeat(mean[:, None] / 12, 12, axis=1)
    if dispersion == 1:
        return generator.poisson(monthly)
    shape = np.maximum(monthly / (dispersion - 1), 1e-12)
    return generator.poisson(generator.gamma(shape) * (dispersion - 1))


def gathered(by_month: list[np.ndarray], place: np.ndarray) -> np.ndarray:
    """Return the counts by place, year and month."""
    found = np.zeros((place.max() + 1, len(by_month), 12))
    for number, counts in enumerate(by_month):
        np.add.at(found[:, number], place[place >= 0], counts[place >= 0])
    return found


def lines(maps: int, snapshot: Snapshot) -> Iterator[str]:
    """Yield the section."""
    yield (
        "Cells of the demonstration's district keep the mean of their years; two years are drawn "
        f"from it, {maps} times a row. Share of places that seem to have risen (of those that "
        "didn't stay the same: a half is right), and of maps on which a place is called clearly "
        "more or fewer (5% at most is stated)."
    )
    yield ""
    yield (
        "| what | incidents a year | months vary | places a map | rose, picked by this year | "
        "rose, by both years | maps with a false change, this year | by both years |"
    )
    yield "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for kind in KINDS:
        found = ground(Request(snapshot, load_settings(), Selection(None, kind, None)))
        assert isinstance(found, Ground), found
        cell = found.incidents["cell"]
        years = len(found.request.loaded) / 12
        mean = np.bincount(cell[cell >= 0], minlength=len(found.cells.cells)) / years
        for dispersion in DISPERSIONS:
            now, both = simulated(mean, found, maps, dispersion)
            vary = "as Poisson's" if dispersion == 1 else "twice as much"
            yield (
                f"| {choices()[kind]} | {mean.sum():,.0f} | {vary} | {both.places / maps:.1f} | "
                f"{now.share_risen:.0%} | {both.share_risen:.0%} | "
                f"{now.maps_clear / maps:.1%} | {both.maps_clear / maps:.1%} |"
            )


def main(words: list[str]) -> None:
    """Measure, print and keep."""
    maps = int(words[0]) if words else 500
    with tempfile.TemporaryDirectory() as work:
        found = list(lines(maps, open_snapshot(demonstration_home(Path(work)))))
    print("\n".join(found))
    keep("Hotspots since the year before, where nothing has changed", "make unchanged", found)


if __name__ == "__main__":
    main(sys.argv[1:])
