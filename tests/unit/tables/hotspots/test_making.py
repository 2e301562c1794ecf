"""What every table of hotspots says beside its figures."""

from __future__ import annotations

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_rows_without_a_place_are_told(demonstration: Snapshot) -> None:
    notes = " ".join(build("hotspot-places", demonstration).notes)
    assert "have no location and can't be given to a ward" in notes
    assert "nothing is said of a house or a street" in notes
