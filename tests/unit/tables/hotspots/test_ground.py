"""The ground that hotspots are looked for on: shape and size of its cells, or why there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, Table
from tests import hand_made


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


@pytest.mark.parametrize("shape", ["hexagon", "square"])
@pytest.mark.parametrize("size", ["auto", "1000"])
def test_whatever_the_cells_the_hotspot_is_the_same(
    snapshot: Snapshot, shape: str, size: str
) -> None:
    table = build("hotspot-places", snapshot, shape=shape, cells=size)
    assert table.frame["count"].tolist() == [48]
    assert table.frame["place"].tolist() == ["Mill Street"]
    assert any(f"{shape}s 1,000 m across" in note for note in table.notes)


@pytest.mark.slow
def test_without_outlines_it_says_what_to_load(tmp_path: Path) -> None:
    from moorlands_dash.store.load import load

    folder = tmp_path / "files"
    folder.mkdir()
    hand_made.write_month(folder, date(2025, 4, 1))
    load([folder], load_settings(), tmp_path / "home")
    said = build("hotspot-places", open_snapshot(tmp_path / "home"))
    assert said.frame.empty
    assert "no ward outlines are loaded" in said.sentence
    assert (
        "no ward outlines" in build("hotspot-hindsight", open_snapshot(tmp_path / "home")).sentence
    )


def test_lsoas_need_their_outlines(snapshot: Snapshot) -> None:
    table = build("hotspot-places", snapshot, shape="lsoa")
    assert table.frame.empty
    assert "no outlines of LSOAs are loaded" in table.sentence
