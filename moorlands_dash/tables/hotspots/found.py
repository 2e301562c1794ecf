"""The tables behind the hotspots page: cells, hotspots, one cell's months, concentration."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.coverage import with_coverage
from moorlands_dash.measures.hotspots import concentration as gathering
from moorlands_dash.measures.hotspots.bounds import enough_to_turn
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record, Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import rows_told, shown
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.held import once
from moorlands_dash.tables.hotspots import trials
from moorlands_dash.tables.hotspots.cells import all_cells, asked_cell
from moorlands_dash.tables.hotspots.doubt import SetAside
from moorlands_dash.tables.hotspots.ground import Ground
from moorlands_dash.tables.hotspots.hours import Hours, hours_of
from moorlands_dash.tables.hotspots.making import Told, made
from moorlands_dash.tables.hotspots.places import all_places
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.hotspots import found as words
from moorlands_dash.words.hotspots.doubt import open_words
from moorlands_dash.words.hotspots.hours import hours_sentence
from moorlands_dash.words.hotspots.published import points_sentence
from moorlands_dash.words.numbers import number
from moorlands_dash.words.trends.rhythm import hours_notes


def cells(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every cell in which anything happened or could be told."""
    return made("hotspots", Request(snapshot, settings, selection), _cells)


def _cells(found: Ground) -> Told:
    every = all_cells(found)
    told = every["count"].gt(0) | every["count_before"].gt(0) | every["heat"].ne(verdicts.NEITHER)
    frame = every[told | every["windows_hot"].gt(0)]
    frame = frame.sort_values(["count", "cell_id"], ascending=[False, True])
    empty = len(every) - len(frame)
    left_out = f"{number(empty)} cells in which nothing happened are left out."
    return Told(frame, _sentence(found), (left_out,))


def places(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the hotspots, cells that are hot and touch being one, the fullest first."""
    request = Request(snapshot, settings, selection)
    return made(
        "hotspot-places",
        request,
        lambda found: Told(all_places(found), _sentence(found)),
    )


def points(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the distinct places that incidents are published at, the fullest first."""
    return made("hotspot-points", Request(snapshot, settings, selection), _points)


def _points(found: Ground) -> Told:
    request, frame = found.request, _snapped(found)
    return Told(
        frame,
        points_sentence(
            frame,
            request.what,
            found.covered.period,
            request.unit,
            SetAside(found).told(found.covered.period),
        ),
    )


def cell_months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return one cell's months, all kinds together and each by itself."""
    return made("hotspot-cell-months", Request(snapshot, settings, selection), _one_cell)


def _one_cell(found: Ground) -> Told:
    request, row = found.request, asked_cell(found)
    said = row | {name: rows_told(request, row[name]) for name in ("doubt", "doubt_before")}
    return Told(
        _months(found, row),
        words.cell_sentence(said, request.what, found.covered.period, request.unit),
    )


def hours(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the days and hours of the hotspots' incidents, or of one cell's where one is asked."""
    tell = _cell_hours if selection.cell else _hotspot_hours
    return made("hotspot-hours", Request(snapshot, settings, selection), tell)


def _cell_hours(found: Ground) -> Told:
    row = asked_cell(found)
    ids = found.cells.cells["cell_id"].to_numpy()
    week = hours_of(found, found.shown[ids[found.shown["cell"]] == row["cell_id"]])
    return _told_hours(found, [(row | {"part": "cell"}, week)], [words.called(row)])


def _hotspot_hours(found: Ground) -> Told:
    """Return the hours of each hotspot, and before them of all together where there are several."""
    ranks = all_cells(found)["hotspot"].to_numpy(dtype=float, na_value=0)[found.shown["cell"]]
    rows = all_places(found).assign(part="hotspot").to_dict("records")
    weeks = [(row, hours_of(found, found.shown[ranks == row["hotspot"]])) for row in rows]
    if len(rows) > 1:
        weeks.insert(0, ({"part": "all hotspots"}, hours_of(found, found.shown[ranks > 0])))
    return _told_hours(found, weeks, [words.called(row) for row in rows])


def _told_hours(found: Ground, weeks: Sequence[tuple[Record, Hours]], names: Sequence[str]) -> Told:
    request = found.request
    told = [
        hours.rows().assign(**_of(row), category=request.category)
        for row, hours in weeks
        if hours.enough
    ]
    first = weeks[0][1] if weeks else None
    few = [
        row["hotspot"] for row, hours in weeks[1:] if first and first.enough and not hours.enough
    ]
    return Told(
        pd.concat(told) if told else empty("hotspot-hours"),
        hours_sentence(
            request.what, found.covered.period, names, first.words if first else "", few
        ),
        tuple(hours_notes(first.week, request.unit)) if first else (),
    )


def _of(row: Row) -> dict[str, Any]:
    named = ("part", "hotspot", "ward_name", "place", "grid_reference")
    return {name: row.get(name) for name in named}


def concentration(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how much incidents gather in the busiest cells, beyond chance."""
    return made(
        "hotspot-concentration",
        Request(snapshot, settings, selection),
        _concentration,
    )


def _concentration(found: Ground) -> Told:
    request, covered = found.request, found.covered
    row = once(request.snapshot, "concentration", found.asked, lambda: _gathered(found))
    frame = with_coverage(
        row.rename(columns={"incidents": "all_incidents"}).assign(category=request.category),
        covered,
    )
    return Told(
        frame,
        words.concentration_sentence(
            frame.iloc[0].to_dict(), request.what, covered.period, request.unit
        ),
    )


def _gathered(found: Ground) -> pd.DataFrame:
    """Return how far the incidents gather, and whether that holds with rows set aside."""
    period, rows = found.covered.period, SetAside(found)
    counts = found.counts(period)
    placed = rows.placed(period) if rows.placed(period).any() else None
    return gathering.bounded(counts, found.cells, placed, rows.nowhere(period))


def _sentence(found: Ground) -> str:
    covered, rows = found.covered, SetAside(found)
    nowhere = rows.nowhere(covered.period)
    untold = int((all_cells(found)["heat"] == verdicts.CANNOT_TELL).sum())
    told = words.hotspots_sentence(
        shown(found.request, all_places(found)),
        found.request.what,
        covered.period,
        incidents=len(found.shown),
        missing=covered.missing,
        tried=trials.kept(found, trials.SURVIVAL) is not None if found.moved else None,
        unit=found.request.unit,
        untold=untold,
        doubt=rows.told(covered.period),
    )
    turned = enough_to_turn(nowhere, len(found.shown))
    open_ = open_words(untold, nowhere if turned else 0)
    return told if covered.missing else f"{told}{open_} {found.beyond}".strip()


def _snapped(found: Ground) -> pd.DataFrame:
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


def _months(found: Ground, row: Row) -> pd.DataFrame:
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
