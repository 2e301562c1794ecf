"""Outlines of cells and hotspots lie where they are."""

from __future__ import annotations

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.hotspots.shapes import shapes
from moorlands_dash.tables.model import Selection, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_shapes_lie_where_the_cells_are(snapshot: Snapshot) -> None:
    found = shapes(snapshot, load_settings(), Selection())
    assert set(found.cells) == set(build("hotspots", snapshot).frame["cell_id"])
    (spot,) = found.hotspots
    assert spot["mark"] == "1"
    # Mill Street by Ordnance Survey's transformation.
    assert spot["at"] == pytest.approx([-1.9589, 53.1052], abs=0.006)
