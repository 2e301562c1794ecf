"""Hotspots of a district that can be counted by hand, and of the demonstration's planted ones."""

from __future__ import annotations

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, SelectionError, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_the_sentence_says_what_the_table_holds(snapshot: Snapshot) -> None:
    said = build("hotspot-places", snapshot).sentence
    assert said.startswith(
        "All police incidents, October 2024 to September 2025: 1 hotspot, East, about Mill Street, "
        "holds 50% of 96 incidents on "
    )
    assert "it is new since April 2025" in said
    assert "not tried yet" in said


def test_one_cells_months_are_its_incidents(snapshot: Snapshot) -> None:
    cell = build("hotspot-places", snapshot).frame["cell_id"].iloc[0]
    table = build("hotspot-cell-months", snapshot, cell=cell)
    every = table.frame[table.frame["part"] == "all"].set_index("month")["count"]
    assert len(every) == 24
    assert every.loc["2025-03-01"] == 0
    assert every.loc["2025-04-01"] == 8
    vehicles = table.frame[table.frame["category"] == "vehicle_crime"]
    assert vehicles["count"].sum() == 18
    assert "48 incidents" in table.sentence
    assert "new since April 2025" in table.sentence


def test_points_are_told_with_their_counts(snapshot: Snapshot) -> None:
    frame = build("hotspot-points", snapshot).frame
    assert frame[["place", "count"]].iloc[0].tolist() == ["Mill Street", 48]
    assert frame["count"].sum() == 96
    assert set(frame["place"][1:]) == {"Far Lane"}


def test_the_busiest_cells_hold_more_than_chance(snapshot: Snapshot) -> None:
    row = build("hotspot-concentration", snapshot).frame.iloc[0]
    assert row["all_incidents"] == 96
    counts = build("hotspots", snapshot).frame["count"].nlargest(int(row["top_cells"]))
    assert counts.max() == 48
    assert row["share_inside"] == pytest.approx(counts.sum() / 96)
    assert row["share_inside"] > row["upper_95"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"shape": "circle"},
        {"cells": "7"},
        {"cells": "1e9"},
        {"bandwidth": "-3"},
        {"cell": "h1-1-1"},
    ],
)
def test_nonsense_is_refused_in_words(snapshot: Snapshot, wrong: dict[str, str]) -> None:
    with pytest.raises(SelectionError, match="choose"):
        build("hotspot-cell-months", snapshot, **wrong)
