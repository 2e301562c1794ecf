"""What changed since the year before, in the places that both years together pick out."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import before_columns, coverage, with_coverage
from moorlands_dash.measures.hotspots.both_years import dispersion_of_places, place_changes
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import shown
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.held import once
from moorlands_dash.tables.hotspots.cells import all_cells
from moorlands_dash.tables.hotspots.ground import Ground
from moorlands_dash.tables.hotspots.making import Told, made
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.hotspots import changes as words

_OF_BUSIEST = ("ward_name", "place", "grid_reference", "easting", "northing", "cell_id")
"""What is told of a place's busiest cell, and stands for the place."""


def changes(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the places that both years together pick out, the fullest first, and their change."""
    return made("hotspot-changes", Request(snapshot, settings, selection), _told)


def _told(found: Ground) -> Told:
    frame, covered = all_changes(found), found.covered
    before = coverage(period_before(covered.period), found.request.loaded)
    missing = (*before.missing, *covered.missing)
    sentence = words.changes_sentence(
        shown(found.request, frame), found.request.what, covered.period, before.period, missing
    )
    return Told(frame, sentence, (words.WHY_BOTH,))


def all_changes(found: Ground) -> pd.DataFrame:
    """Return a row a place, named by the cell with most of both years."""
    frame: pd.DataFrame = once(
        found.request.snapshot, "changes", found.asked, lambda: _judged(found)
    )
    return frame


def _judged(found: Ground) -> pd.DataFrame:
    every, covered = all_cells(found), found.covered
    before = coverage(period_before(covered.period), found.request.loaded)
    inside = every[every["both"].notna()]
    if inside.empty:
        return empty("hotspot-changes")
    place = every["both"].fillna(0).to_numpy(int) - 1
    spans = (covered.period, before.period)
    changed = place_changes(
        every["count"],
        every["count_before"],
        place,
        doubt=(every["doubt"], every["doubt_before"]),
        dispersion=dispersion_of_places(_by_month(found, place, spans)),
        complete=covered.complete and before.complete,
        percent_from=found.request.settings.thresholds.percent_change_from,
    )
    total = inside["count"] + inside["count_before"]
    order = inside.assign(total=total).sort_values(["total", "cell_id"], ascending=[False, True])
    busiest = order.drop_duplicates("both").sort_values("both").reset_index(drop=True)
    named = changed.drop(columns="complete").assign(
        both=range(1, len(changed) + 1),
        category=found.request.category,
        **before_columns(before),
        **{name: busiest[name] for name in _OF_BUSIEST},
    )
    return with_coverage(named, covered)


def _by_month(found: Ground, place: np.ndarray, spans: tuple[Period, Period]) -> np.ndarray:
    """Return the incidents by place, period and month of it."""
    counts = np.zeros((place.max() + 1, len(spans), len(spans[0])))
    for number, span in enumerate(spans):
        inside = found.within(span)
        where = place[inside["cell"]]
        month = _months_after(pd.Timestamp(span.start), inside["month"])
        np.add.at(counts[:, number], (where[where >= 0], month[where >= 0]), 1)
    return counts


def _months_after(first: pd.Timestamp, months: pd.Series) -> np.ndarray:
    """Return how many months each lies after the first."""
    found = (months.dt.year - first.year) * 12 + months.dt.month - first.month
    return np.asarray(found, dtype=int)
