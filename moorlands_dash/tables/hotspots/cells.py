"""All that can be told of each cell: count, heat, since when, change, density, name."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.geography import grid_reference
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import before_columns, coverage, with_coverage
from moorlands_dash.measures.doubt import agreed
from moorlands_dash.measures.hotspots.both_years import places, places_of_both
from moorlands_dash.measures.hotspots.bounds import bounded_heat
from moorlands_dash.measures.hotspots.density import density
from moorlands_dash.measures.hotspots.emergence import (
    cell_change,
    emergence,
    window_counts,
    windows,
)
from moorlands_dash.rows import Record
from moorlands_dash.tables.held import once
from moorlands_dash.tables.hotspots import trials
from moorlands_dash.tables.hotspots.doubt import SetAside
from moorlands_dash.tables.hotspots.ground import Ground
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.words.hotspots import found as words

LEAST_INSIDE = 5
"""Hot cells that touch are called a hotspot from so many incidents inside on; with fewer there is
nothing to send anybody to."""


def all_cells(found: Ground) -> pd.DataFrame:
    """Return every cell with all that can be told of it."""
    snapshot, key = found.request.snapshot, found.asked
    every: pd.DataFrame = once(snapshot, "analysis", key, lambda: _analysed(found))
    survived = trials.kept(found, trials.SURVIVAL) if found.moved else None
    if survived is None:
        return every.assign(survives=np.nan)
    shares = survived.set_index("cell_id")["survives"]
    hot = every["heat"] == verdicts.HOT
    return every.assign(survives=every["cell_id"].map(shares).where(hot))


def asked_cell(found: Ground) -> Record:
    """Return all that can be told of the chosen cell, else of the fullest one."""
    every = all_cells(found).set_index("cell_id", drop=False)
    asked = found.request.selection.cell or str(every["count"].idxmax())
    if asked not in every.index:
        raise SelectionError(f"{asked!r} is no cell of the map: choose one of `table hotspots`.")
    row: Record = every.loc[asked].to_dict()
    return row


def _analysed(found: Ground) -> pd.DataFrame:
    covered, lattice = found.covered, found.cells
    now = found.shown
    counts = np.bincount(now["cell"], minlength=len(lattice.cells))
    rows = SetAside(found)
    placed, nowhere = rows.placed(covered.period), rows.nowhere(covered.period)
    heat = bounded_heat(counts, placed, nowhere, lattice, found.beside)
    none = np.full(len(heat), -1)
    group = places(heat, found.beside, LEAST_INSIDE) if covered.complete else none
    smooth = density(*found.blurred(now), lattice, found.bandwidth)
    frame = lattice.cells.assign(
        count=counts,
        around=heat["around"].to_numpy(),
        expected=heat["expected"].to_numpy(),
        z=heat["z"].to_numpy(),
        p_adjusted=heat["p_adjusted"].to_numpy(),
        hotspot=pd.Series(group + 1).where(group >= 0).astype("Int64"),
        heat=heat["verdict"].to_numpy() if covered.complete else verdicts.CANNOT_TELL,
        density=smooth["density"].to_numpy(),
        category=found.request.category,
        doubt=placed,
    )
    whole = with_coverage(frame, covered)
    return _named(found, _with_change(found, rows, _with_kind(found, rows, whole)))


def _with_kind(found: Ground, rows: SetAside, frame: pd.DataFrame) -> pd.DataFrame:
    spans = windows(found.covered.period.end)
    incidents = found.incidents
    counts = window_counts(
        incidents["cell"], incidents["month"], spans, set(found.request.loaded), found.cells
    )
    kinds = emergence(counts, spans, found.cells, found.beside)
    more = np.column_stack([rows.placed(span) for span in spans])
    if more.any():
        with_rows = emergence(counts + more, spans, found.cells, found.beside)["kind"]
        kinds["kind"] = agreed([list(kinds["kind"]), list(with_rows)])
    told = ["kind", "windows_hot", "windows_told", "first_hot", "last_hot"]
    told += ["rose_from", "fell_from"]
    return frame.assign(**{name: kinds[name].to_numpy() for name in told})


def _with_change(found: Ground, rows: SetAside, frame: pd.DataFrame) -> pd.DataFrame:
    covered = found.covered
    before = coverage(period_before(covered.period), found.request.loaded)
    change = cell_change(
        frame["count"],
        found.counts(before.period),
        found.cells,
        complete=covered.complete and before.complete,
        percent_from=found.request.settings.thresholds.percent_change_from,
        doubt=(frame["doubt"], doubt_before := rows.placed(before.period)),
    )
    told = {"count_before": "count_before", "difference": "difference", "change_p": "p_adjusted"}
    both = covered.complete and before.complete
    place = _places_of_both(found, change) if both else np.full(len(frame), -1)
    change["count_before"] = before.known(change["count_before"])
    return frame.assign(
        **before_columns(before),
        doubt_before=doubt_before,
        change_verdict=change["verdict"].to_numpy(),
        both=pd.Series(place + 1).where(place >= 0).astype("Int64"),
        **{ours: change[theirs].to_numpy() for ours, theirs in told.items()},
    )


def _places_of_both(found: Ground, change: pd.DataFrame) -> np.ndarray:
    """Return the place of both years that each cell is in, -1 for none."""
    now, before = (change[name].to_numpy(int) for name in ("count", "count_before"))
    return places_of_both(now, before, found.cells, found.beside, least=2 * LEAST_INSIDE)


def _named(found: Ground, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with the commonest place and ward of the incidents in them."""
    inside = found.incidents[found.incidents["cell"] >= 0]
    wards = found.request.wards.set_index("area_code")["area_name"]
    place = _commonest(inside["cell"], inside["location"]).map(words.place_name)
    ward = _commonest(inside["cell"], inside["ward_code"].map(wards))
    position = pd.Series(range(len(frame)))
    middles = zip(frame["easting"], frame["northing"], strict=True)
    named = frame.assign(
        place=position.map(place).to_numpy(),
        ward_name=position.map(ward).to_numpy(),
        grid_reference=[grid_reference(*middle) for middle in middles],
    )
    return named.assign(called=_called(named))


def _called(named: pd.DataFrame) -> list[str]:
    parts = named[["ward_name", "place", "grid_reference"]]
    return [words.called_with_grid(row) for row in parts.to_dict("records")]


def _commonest(groups_of: pd.Series, values: pd.Series) -> pd.Series:
    """Return the commonest value of each group, the first by name where two are as common."""
    counted = pd.DataFrame({"group": groups_of, "value": values}).dropna()
    sizes = counted.groupby(["group", "value"], observed=True).size().reset_index(name="size")
    order = sizes.sort_values(["size", "value"], ascending=[False, True])
    return order.drop_duplicates("group").set_index("group")["value"]
