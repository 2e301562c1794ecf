"""Hotspots as places: what lies inside, how they are called, since when they are hot."""

from __future__ import annotations

import pandas as pd
import pytest

from demonstration.truths import FLY_TIPPING
from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_the_hotspot_is_found_with_the_count_inside(snapshot: Snapshot) -> None:
    table = build("hotspot-places", snapshot)
    assert len(table.frame) == 1
    row = table.frame.iloc[0]
    # 6 months of 8 within the 12 months; 12 months of 4 elsewhere.
    assert row["count"] == 48
    assert row["share"] == pytest.approx(48 / 96)
    assert row["verdict"] == "more"
    assert (row["ward_name"], row["place"]) == ("East", "Mill Street")
    assert row["types"] == "Anti-social behaviour (30) and Vehicle crime (18)"
    assert row["busiest_months"] == "most in April 2025 (8); 8 in the latest month, September 2025"


PLANTED = [
    ("shoplifting", "Leek South", "persistent"),
    ("anti_social_behaviour", "Biddulph West", "persistent"),
    ("damage_arson", "Leek North", "emerging"),
]


@pytest.mark.parametrize(("category", "ward", "kind"), PLANTED)
def test_planted_hotspots_are_found_named_and_dated(
    demonstration: Snapshot, category: str, ward: str, kind: str
) -> None:
    places = build("hotspot-places", demonstration, category).frame
    found = places[places["ward_name"] == ward].iloc[0]
    assert found["kind"] == kind
    assert found["share"] > 0.15
    assert found["hotspot"] <= 2
    if kind == "emerging":
        assert found["rose_from"] == pd.Timestamp("2025-10-01")
        assert found["verdict"] == "more"


def test_exact_places_are_told_by_cells_alone(demonstration: Snapshot) -> None:
    table = build("hotspot-places", demonstration, "fly_tipping")
    assert table.frame["ward_name"].tolist()[0] == FLY_TIPPING.ward
    assert table.frame["kind"].tolist()[0] == "persistent"
    assert "reports" in table.sentence
    assert "moved" not in table.sentence
    assert "never single places" in " ".join(table.notes)
    assert build("hotspot-points", demonstration, "fly_tipping").frame.empty
