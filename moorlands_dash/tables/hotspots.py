"""The tables behind the hotspots page: cells, hotspots, one cell's months, concentration."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from moorlands_dash.measures import concentration as gathering
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import with_coverage
from moorlands_dash.measures.register import MEASURES
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import hotspot_trials as trials
from moorlands_dash.tables.catalogue import COLUMNS
from moorlands_dash.tables.hotspot_cells import LEAST_INSIDE, all_cells
from moorlands_dash.tables.hotspot_ground import Ground, ground, once
from moorlands_dash.tables.hotspot_places import all_places
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards import placeless
from moorlands_dash.words import hotspots as words
from moorlands_dash.words.numbers import number

_BESIDE = {
    "hotspots": (
        "hotspot_emergence",
        "hotspot_change",
        "hotspot_survival",
        "hotspot_density",
    ),
    "hotspot-places": ("hotspot_emergence", "hotspot_survival"),
    "hotspot-cell-months": ("hotspots", "hotspot_emergence", "hotspot_survival"),
}
"""Table -> measures that it tells beside its own."""


def cells(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every cell in which anything happened or could be told."""
    found = _found("hotspots", "hotspots", "Cells of the district", snapshot, settings, selection)
    if isinstance(found, Table):
        return found
    every = all_cells(found)
    told = every["count"].gt(0) | every["count_before"].gt(0) | every["heat"].ne(verdicts.NEITHER)
    frame = every[told | every["windows_hot"].gt(0)]
    frame = frame.sort_values(["count", "cell_id"], ascending=[False, True])
    empty = len(every) - len(frame)
    return _table(
        "hotspots",
        "hotspots",
        found,
        frame,
        sentence=_sentence(found),
        notes=[f"{number(empty)} cells in which nothing happened are left out."],
    )


def places(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the hotspots, cells that are hot and touch being one, the fullest first."""
    title = "Hotspots, and how many incidents lie inside"
    found = _found("hotspot-places", "hotspots", title, snapshot, settings, selection)
    if isinstance(found, Table):
        return found
    return _table(
        "hotspot-places", "hotspots", found, all_places(found), sentence=_sentence(found), notes=[]
    )


def points(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the distinct places that incidents are published at, the fullest first."""
    title = "Published places, and the incidents at each"
    found = _found("hotspot-points", "count", title, snapshot, settings, selection)
    if isinstance(found, Table):
        return found
    frame = _points(found)
    return _table(
        "hotspot-points",
        "count",
        found,
        frame,
        sentence=words.points_sentence(
            frame, found.request.what, found.covered.period, found.request.unit
        ),
        notes=[],
    )


def cell_months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return one cell's months, all kinds together and each by itself."""
    title = "Incidents in the cell by month"
    found = _found("hotspot-cell-months", "count", title, snapshot, settings, selection)
    if isinstance(found, Table):
        return found
    every = all_cells(found).set_index("cell_id", drop=False)
    asked = selection.extra.get("cell") or str(every["count"].idxmax())
    if asked not in every.index:
        raise SelectionError(f"{asked!r} is no cell of the map: choose one of `table hotspots`.")
    row = every.loc[asked].to_dict()
    frame = _months(found, row)
    return _table(
        "hotspot-cell-months",
        "count",
        found,
        frame,
        sentence=words.cell_sentence(
            row, found.request.what, found.covered.period, found.request.unit
        ),
        notes=[],
    )


def concentration(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how much incidents gather in the busiest cells, beyond chance."""
    title = "How far incidents gather in few places"
    found = _found(
        "hotspot-concentration", "hotspot_concentration", title, snapshot, settings, selection
    )
    if isinstance(found, Table):
        return found
    covered = found.covered
    counts = found.counts(covered.period)
    row = once(
        found.request.snapshot,
        "concentration",
        found.key,
        lambda: gathering.concentration(counts, found.cells),
    )
    frame = with_coverage(
        row.rename(columns={"incidents": "all_incidents"}).assign(category=found.request.category),
        covered,
    )
    return _table(
        "hotspot-concentration",
        "hotspot_concentration",
        found,
        frame,
        sentence=words.concentration_sentence(
            frame.iloc[0].to_dict(), found.request.what, covered.period, found.request.unit
        ),
        notes=[],
    )


def _found(
    name: str,
    measure: str,
    title: str,
    snapshot: Snapshot,
    settings: Settings,
    selection: Selection,
) -> Ground | Table:
    """Return the ground, or the empty table that says why there is none."""
    request = Request(snapshot, settings, selection)
    if request.covered is None:
        return request.nothing(name, measure, title)
    found = ground(request)
    if isinstance(found, Ground):
        return found
    frame = pd.DataFrame(columns=COLUMNS[name])
    period, missing = request.covered.period, request.covered.missing
    return request.table(
        name, measure, frame, title=title, sentence=found, notes=[], period=period, missing=missing
    )


def _table(
    name: str,
    measure: str,
    found: Ground,
    frame: pd.DataFrame,
    *,
    sentence: str,
    notes: list[str],
) -> Table:
    covered, request = found.covered, found.request
    return request.table(
        name,
        measure,
        frame,
        title=f"{words.TITLES[name]}: {request.what}",
        sentence=sentence,
        period=covered.period,
        missing=covered.missing,
        notes=[
            *words.basis(
                found.reason,
                found.moved.typical if found.moved else None,
                LEAST_INSIDE,
                request.unit,
            ),
            *notes,
            *_notes(found),
            *_methods(name),
        ],
    )


def _notes(found: Ground) -> list[str]:
    request, covered = found.request, found.covered
    before = period_before(covered.period)
    return [
        f"Compared with {before}.",
        *request.period_notes(before),
        *placeless(request, covered),
    ]


def _methods(name: str) -> list[str]:
    """Return how what is told beside the main figure is worked out."""
    measures = [MEASURES[key] for key in _BESIDE.get(name, ())]
    return [f"{measure.title}: {measure.method} {measure.caveat}" for measure in measures]


def _sentence(found: Ground) -> str:
    covered = found.covered
    return words.hotspots_sentence(
        all_places(found),
        found.request.what,
        covered.period,
        incidents=len(found.shown),
        missing=covered.missing,
        tried=trials.kept(found, trials.SURVIVAL) is not None if found.moved else None,
        unit=found.request.unit,
    )


def _points(found: Ground) -> pd.DataFrame:
    """Return the snap points of the period; exact places are never given one by one."""
    inside = found.shown[found.shown["point"] == "snapped"]
    wards = found.request.wards.set_index("area_code")["area_name"]
    names = inside.assign(
        place=inside["location"].map(words.place_name), ward_name=inside["ward_code"].map(wards)
    )
    keys = ["longitude", "latitude"]
    sizes = names.groupby(keys, as_index=False).agg(
        place=("place", "first"), ward_name=("ward_name", "first"), count=("place", "size")
    )
    return sizes.sort_values(["count", *keys], ascending=[False, True, True])


def _months(found: Ground, row: Mapping[Hashable, Any]) -> pd.DataFrame:
    """Return the cell's incidents by month and kind; months without a file are missing."""
    position = found.cells.cells.index[found.cells.cells["cell_id"] == row["cell_id"]][0]
    inside = found.incidents[found.incidents["cell"] == position]
    loaded = found.request.loaded
    span = Period(loaded[0], loaded[-1])
    every = pd.to_datetime(list(span))
    grid = inside.groupby(["month", "category"], observed=True).size().unstack(fill_value=0)
    grid = grid.reindex(pd.to_datetime(loaded), fill_value=0).reindex(every)
    grid.insert(0, found.request.category, grid.sum(axis=1, min_count=1), allow_duplicates=True)
    frames = [
        pd.DataFrame(
            {"part": "all" if not place else "type", "category": key, "month": every,
             "count": grid.iloc[:, place].astype("Int64").to_numpy()}
        )
        for place, key in enumerate(grid.columns)
    ]  # fmt: skip
    named = {name: row[name] for name in ("cell_id", "place", "ward_name")}
    return pd.concat(frames, ignore_index=True).assign(**named)
