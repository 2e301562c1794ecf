"""The surface of density: its height by hand, where it lies, and that it gives no place away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.geography import to_grid
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.hotspots.surface import Raster, raster_of
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from tests.opened import opened


def build(of: Snapshot, category: str = "all", **extra: str) -> Table:
    asked = Selection(None, category, None, **extra)
    return tables.build("hotspot-density", of, load_settings(), asked)


def raster(table: Table) -> Raster:
    found = raster_of(table.frame)
    assert found is not None
    return found


def test_the_height_of_mill_street_by_hand(snapshot: Snapshot) -> None:
    # 48 incidents, 50 m east and 50 m north of the nearest place of the raster, spread over 500 m:
    # 48 x 3 / (pi 0.5^2) x (1 - (50^2 + 50^2) / 500^2)^2, and nothing else within reach.
    table = build(snapshot)
    top = table.frame.iloc[0]
    assert top["density"] == pytest.approx(48 * 3 / (np.pi * 0.25) * 0.98**2, rel=1e-3)
    assert (top["easting"] - 402_750, top["northing"] - 356_450) in [
        (east, north) for east in (-50, 50) for north in (-50, 50)
    ]
    assert "thickest about SK 02" in table.sentence
    assert "with 176.1 incidents per square kilometre. Each is spread over 500 m" in table.sentence


def test_it_holds_all_incidents_that_lie_well_inside(snapshot: Snapshot) -> None:
    # A place stands for a hundredth of a square kilometre; no place of the 96 is nearer than 500 m
    # to the outline.
    assert build(snapshot).frame["density"].sum() * 0.01 == pytest.approx(96, rel=0.005)


def test_nothing_is_drawn_beyond_the_outline(snapshot: Snapshot) -> None:
    frame = build(snapshot, bandwidth="1000").frame
    assert frame["easting"].between(395_000, 405_000).all()
    assert frame["northing"].between(350_000, 360_000).all()
    # With 1,000 m the hills about Far Lane reach beyond it, and lose what lies there.
    assert 80 < frame["density"].sum() * 0.01 < 95


def test_corners_are_those_of_the_raster_on_the_national_grid(demonstration: Snapshot) -> None:
    frame = build(demonstration).frame
    found = raster(build(demonstration))
    east, north = to_grid(*np.array(found.corners).T)
    west, right = frame["easting"].min() - 50, frame["easting"].max() + 50
    south, top = frame["northing"].min() - 50, frame["northing"].max() + 50
    assert east == pytest.approx([west, west, right, right], abs=0.2)
    assert north == pytest.approx([south, top, top, south], abs=0.2)
    assert found.values.shape == ((top - south) / 100, (right - west) / 100)
    assert (found.values > 0).sum() == len(frame)
    row = frame.iloc[0]
    at = int((top - row["northing"]) // 100), int((row["easting"] - west) // 100)
    assert found.values[at] == row["density"]


def test_laid_by_its_corners_it_strays_under_half_a_step(demonstration: Snapshot) -> None:
    # The middle as a map lays it, even between the corners on the Mercator projection.
    corners = np.radians(raster(build(demonstration)).corners)
    x, y = corners[:, 0].mean(), np.arctanh(np.sin(corners[:, 1])).mean()
    laid = to_grid([np.degrees(x)], [np.degrees(np.arcsin(np.tanh(y)))])
    frame = build(demonstration).frame
    middle = [(frame[name].min() + frame[name].max()) / 2 for name in ("easting", "northing")]
    assert np.hypot(laid[0][0] - middle[0], laid[1][0] - middle[1]) < 50


def test_exact_places_lie_on_the_middle_of_squares(demonstration: Snapshot) -> None:
    found = ground(Request(demonstration, load_settings(), Selection(category="fly_tipping")))
    assert isinstance(found, Ground)
    given = pd.DataFrame(
        {
            "point": ["exact", "exact", "snapped"],
            "easting": [402_751.0, 402_999.9, 402_751.0],
            "northing": [356_450.0, 356_250.1, 356_450.0],
        }
    )
    east, north = found.blurred(given)
    assert east.tolist() == [402_875.0, 402_875.0, 402_751.0]
    assert north.tolist() == [356_375.0, 356_375.0, 356_450.0]
    assert any("squares of 250 m" in note for note in build(demonstration, "fly_tipping").notes)
    assert not any("squares" in note for note in build(demonstration, "burglary").notes)


def test_single_incidents_are_no_hills(demonstration: Snapshot) -> None:
    assert len(build(demonstration, "fires_other").frame)
    september = Period(date(2026, 9, 1), date(2026, 9, 1))
    month = Selection(september, "fires_other")
    few = tables.build("hotspot-density", demonstration, load_settings(), month)
    assert few.frame.empty
    assert raster_of(few.frame) is None
    assert "Under 30 no density is drawn: single ones would look like hills." in few.sentence


def test_real_extracts_have_a_surface_and_say_what_is_missing(real_home: Path) -> None:
    table = build(opened(real_home), "burglary")
    assert len(table.frame)
    assert "burglary" in table.sentence.casefold()
    assert "per square kilometre" in table.sentence
