"""Residents of a new ward map, carried from LSOAs when a snapshot is made."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry import box

from moorlands_dash.store.carrying import carry
from moorlands_dash.store.places import Outlines


def frame(level: str, **outlines: shapely.Geometry) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": list(outlines),
            "area_name": [f"Name of {code}" for code in outlines],
            "level": level,
            "area_km2": 1.0,
            "geometry": [shapely.to_wkb(outline) for outline in outlines.values()],
        }
    )


OUTLINES = Outlines(
    wards=frame("ward", W1=box(0, 0, 1.5, 1), W2=box(1.5, 0, 2, 1)),
    lsoas=frame("lsoa", L1=box(0, 0, 1, 1), L2=box(1, 0, 2, 1)),
    districts=frame("district"),
    ward_map="new",
)


def populations(folder: Path, **people: int) -> pd.DataFrame:
    rows = [(code, f"Name of {code}", 2022, number, "ONS") for code, number in people.items()]
    columns = ["area_code", "area_name", "year", "population", "source"]
    found = pd.DataFrame(rows, columns=columns).astype({"year": "int32"})
    found.to_parquet(folder / "populations.parquet", index=False)
    return found


def test_wards_without_figures_get_theirs_with_how_sure_they_are(tmp_path: Path) -> None:
    populations(tmp_path, L1=1000, L2=1000)
    assert carry(OUTLINES, tmp_path) == ["W1", "W2"]
    found = pd.read_parquet(tmp_path / "populations.parquet").set_index("area_code")
    assert found.loc["W1", "population"] == 1500
    assert found.loc["W2", "population"] == 500
    assert found.loc["W1", "area_name"] == "Name of W1"
    said = found.loc["W1", "source"]
    assert said.startswith("ONS; carried from LSOAs")
    assert "50% of the residents live in LSOAs that lie in several wards" in said
    assert "at most 100% of one ward's" in said


def test_wards_with_figures_of_their_own_keep_them(tmp_path: Path) -> None:
    before = populations(tmp_path, L1=1000, L2=1000, W1=1490, W2=510)
    assert carry(OUTLINES, tmp_path) == []
    pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "populations.parquet"), before)


def test_without_outlines_of_lsoas_nothing_is_carried(tmp_path: Path) -> None:
    populations(tmp_path, L1=1000)
    none = Outlines(OUTLINES.wards, frame("lsoa"), frame("district"), "new")
    assert carry(none, tmp_path) == []
