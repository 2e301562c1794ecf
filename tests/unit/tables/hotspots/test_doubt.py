"""Rows set aside on the map of hotspots: in a cell, elsewhere, or without a place."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.geography import from_grid
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.doubt import DOUBT_PLACES
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.hotspots.trials import work_out
from moorlands_dash.tables.model import Selection, Table
from tests.hand_made import MILL_STREET

LAST = date(2025, 9, 1)
HOME = "Staffordshire Moorlands"
FAR = (397_500.0, 355_500.0)


def with_rows(of: Snapshot, *rows: tuple[Any, ...]) -> Snapshot:
    """Return the snapshot with rows set aside: at which place, how many, of whose district."""
    found = []
    for at, number, district, *when in rows:
        longitude, latitude = (None, None) if at is None else (x[0] for x in from_grid(*_each(at)))
        month = when[0] if when else LAST
        point = (None, None) if at is None else (round(longitude, 6), round(latitude, 6))
        found.append(
            ("street", month, LAST if len(when) > 1 else month, None, district, *point, number)
        )
    frame = pd.DataFrame(found, columns=list(DOUBT_PLACES))
    frame.astype({"longitude": float, "latitude": float}).to_parquet(
        of.folder / "doubt_places.parquet", index=False
    )
    return open_snapshot(of.home.folder)


def _each(at: tuple[float, float]) -> tuple[list[float], list[float]]:
    return [at[0]], [at[1]]


def build(name: str, of: Snapshot, **extra: str) -> Table:
    return tables.build(name, of, load_settings(), Selection(None, "all", None, **extra))


def cell_at(table: Table, at: tuple[float, float]) -> pd.Series:
    frame = table.frame
    far = (frame["easting"] - at[0]).abs() + (frame["northing"] - at[1]).abs()
    return frame.loc[far.idxmin()]


@pytest.mark.slow
def test_rows_in_a_cell_leave_it_open(own: Snapshot) -> None:
    found = with_rows(own, (FAR, 100, HOME))
    cells = build("hotspots", found)
    there = cell_at(cells, FAR)
    # With them it would be the busiest; as counted it holds no more than chance.
    assert (there["heat"], there["doubt"]) == ("cannot tell", 100)
    assert cell_at(build("hotspots", own), FAR)["heat"] == "neither"
    assert "cells one cannot tell: rows set aside may belong to it." in cells.sentence
    assert any(note.startswith("100 rows set aside lie in cells") for note in cells.notes)
    one = build("hotspot-cell-months", found, cell=str(there["cell_id"]))
    assert "Cannot tell whether that is a hotspot: rows set aside" in one.sentence


def test_rows_in_a_cell_that_turn_nothing_are_said_alone(own: Snapshot) -> None:
    found = with_rows(own, (FAR, 20, HOME))
    assert cell_at(build("hotspots", found), FAR)[["heat", "doubt"]].tolist() == ["neither", 20]
    # The hotspot's own change and count stand, as none of the rows lie in it.
    place = build("hotspot-places", found).frame.iloc[0]
    assert (place["count"], place["doubt"], place["verdict"]) == (48, 0, "more")


def test_rows_in_the_hotspot_itself_only_make_it_fuller(own: Snapshot) -> None:
    place = build("hotspot-places", with_rows(own, (MILL_STREET, 5, HOME))).frame.iloc[0]
    assert (place["count"], place["doubt"], place["verdict"]) == (48, 5, "more")


@pytest.mark.slow
@pytest.mark.parametrize("district", [HOME, None])
def test_rows_without_a_place_are_said_and_turn_a_pattern_where_many(
    own: Snapshot, district: str | None
) -> None:
    few = build("hotspot-places", with_rows(own, (None, 2, district)))
    assert len(few.frame) == 1
    assert "more hotspots" not in few.sentence
    assert any("2 rows set aside are not on the map" in note for note in few.notes)
    many = build("hotspot-places", with_rows(own, (None, 60, district)))
    assert "60 rows set aside have no place: with so many" in many.sentence
    none = build("hotspot-places", with_rows(own, (None, 5000, district)))
    assert none.frame.empty
    assert "no hotspot that stands whatever the rows set aside were" in none.sentence


@pytest.mark.slow
def test_rows_of_others_and_outside_the_map_are_no_matter(own: Snapshot) -> None:
    sure = build("hotspots", own).frame
    outside = ((300_000.0, 200_000.0), 90, None)
    found = with_rows(own, outside, (FAR, 90, "Stafford"), (None, 90, ""))
    pd.testing.assert_frame_equal(build("hotspots", found).frame, sure)


def test_how_far_incidents_gather(own: Snapshot) -> None:
    assert build("hotspot-concentration", own).frame["verdict"].iloc[0] == "gathered"
    open_ = build("hotspot-concentration", with_rows(own, (None, 900, HOME)))
    assert open_.frame["verdict"].iloc[0] == "cannot tell"
    assert "Cannot tell whether they gather beyond chance" in open_.sentence


@pytest.mark.slow
def test_places_that_repeat_only_with_rows_set_aside(own: Snapshot) -> None:
    sure = build("repeats", own)
    assert sure.frame["category"].tolist() == ["anti_social_behaviour", "vehicle_crime"]
    assert "cannot tell" not in sure.sentence
    latest = [date(2025, month, 1) for month in range(4, 10)]
    six = with_rows(own, *[(FAR, 1, HOME, month) for month in latest])
    table = build("repeats", six)
    pd.testing.assert_frame_equal(table.frame, sure.frame)
    # Of an unknown kind, they may be of any, but all at one place.
    assert "At 1 more place one cannot tell: rows set aside may belong to it." in table.sentence
    five = with_rows(own, *[(FAR, 1, HOME, month) for month in latest[1:]])
    assert "cannot tell" not in build("repeats", five).sentence
    nowhere = build("repeats", with_rows(own, (None, 3, HOME), (FAR, 1, HOME, latest[0], "any")))
    assert "cannot tell" not in nowhere.sentence
    assert any("4 rows set aside have no place or month" in note for note in nowhere.notes)


def verdicts_looking_back(of: Snapshot) -> list[str]:
    """Return what is told once tried; a trial of the same snapshot with other rows is forgotten."""
    for kept in (of.home.folder / "hotspots").glob("*.parquet"):
        kept.unlink()
    assert build("hotspot-hindsight", of).frame.empty
    work_out(of, load_settings(), Selection(), lambda _text, _share: None, kinds=("hindsight",))
    return list(build("hotspot-hindsight", of).frame["verdict"])


@pytest.mark.slow
def test_looking_back_is_judged_with_rows_in_cells_and_without(own: Snapshot) -> None:
    sure = verdicts_looking_back(own)
    assert sure.count("worse") == 3
    few = with_rows(own, (FAR, 1, HOME))
    assert verdicts_looking_back(few) == sure
    said = "1 row set aside may belong to these incidents: a verdict is given where it is the same"
    assert any(note.startswith(said) for note in build("hotspot-hindsight", few).notes)
    # With as many about Mill Street the smoothed counts hold as much as the counts of cells.
    (x, y), steps = MILL_STREET, (-400, 0, 400)
    about = [(x + east, y + north) for east in steps for north in steps if east or north]
    months = [date(2024 + (8 + n) // 12, (8 + n) % 12 + 1, 1) for n in range(13)]
    many = with_rows(own, *[(at, 3, HOME, month) for month in months for at in about])
    found = verdicts_looking_back(many)
    assert "worse" not in found
    assert [new for was, new in zip(sure, found, strict=True) if new != "cannot tell"] == [
        was for was, new in zip(sure, found, strict=True) if new != "cannot tell"
    ]


def test_looking_back_with_a_row_without_a_place_gives_no_verdict(own: Snapshot) -> None:
    # There is no other bound that could be judged.
    open_ = verdicts_looking_back(with_rows(own, (FAR, 1, HOME), (None, 1, HOME)))
    assert set(open_) == {"cannot tell"}
