"""Hotspots: what the page says and shows is what the tables hold; it never waits for the trials."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from demonstration.truths import FLY_TIPPING
from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, page_text, text
from tests.opened import built

DAMAGE = "Criminal damage and arson"


def table(home: Path, name: str, category: str = "damage_arson", **extra: str) -> Table:
    asked = Selection(category=category, **extra)
    return built(home, name, asked)


def test_the_answer_is_the_tables_sentence(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "hotspots", what=DAMAGE)
    assert app.title[0].value == "Where exactly, is it new, and will it last?"
    said = answer(app)
    assert said == table(demo_home, "hotspot-places").sentence
    assert "Leek North" in said
    assert "new since October 2025" in said


def test_the_list_has_the_counts_inside(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "hotspots", what="Shoplifting")
    listed = next(text(body) for body in bodies(app) if "mt-hotspots" in body)
    for row in table(demo_home, "hotspot-places", "shoplifting").frame.to_dict("records"):
        assert f"{row['ward_name']}, about {row['place']}" in listed
        assert str(row["count"]) in listed


def test_the_page_says_why_these_cells_and_nothing_of_a_house(
    demo_home: Path, open_page: Open
) -> None:
    said = page_text(open_page(demo_home, "hotspots", what=DAMAGE))
    assert "Cells are hexagons 500 m across: fifty cells along the district's shorter side" in said
    assert "nothing is said of a house or a street" in said


def test_the_map_draws_what_the_table_holds_and_asks_nobody(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "hotspots", what=DAMAGE, show="Count", points="true")
    (drawn,) = app.get("deck_gl_json_chart")
    layers = {layer["id"]: layer for layer in json.loads(drawn.proto.json)["layers"]}
    frame = table(demo_home, "hotspots").frame
    assert len(layers["cells"]["data"]) == (frame["count"] > 0).sum()
    assert len(layers["points"]["data"]) == len(table(demo_home, "hotspot-points").frame)
    assert drawn.proto.alt.startswith("Map of the cells. Criminal damage and arson, October 2025")
    assert "http" not in drawn.proto.json.replace("http://www.w3.org", "")


def test_a_chosen_cell_shows_its_months(demo_home: Path, open_page: Open) -> None:
    name = table(demo_home, "hotspots").frame["called"].iloc[0]
    app = open_page(demo_home, "hotspots", what=DAMAGE, cell=name)
    cell = table(demo_home, "hotspots").frame["cell_id"].iloc[0]
    months = table(demo_home, "hotspot-cell-months", cell=cell)
    assert months.sentence in page_text(app)
    (series,) = app.get("plotly_chart")
    assert series.proto.alt == months.sentence


def test_days_and_hours_are_told_where_extracts_have_times(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "hotspots", what="Fly-tipping")
    hours = table(demo_home, "hotspot-hours", "fly_tipping")
    assert hours.sentence in page_text(app)
    (drawn,) = app.get("plotly_chart")
    assert drawn.proto.alt == hours.sentence
    police = open_page(demo_home, "hotspots", what=DAMAGE)
    assert "no day or hour is published" in page_text(police)
    assert not police.get("plotly_chart")


def test_the_year_before_stands_beside(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "hotspots", what=DAMAGE, before="true")
    assert len(app.get("deck_gl_json_chart")) == 3
    said = page_text(app)
    assert "October 2024 to September 2025" in said


@pytest.mark.parametrize("show", ["Hotspots", "New?", "Density", "Change"])
def test_every_view_has_its_legend(demo_home: Path, open_page: Open, show: str) -> None:
    app = open_page(demo_home, "hotspots", what=DAMAGE, show=show)
    assert any("mt-legend" in body for body in bodies(app))
    assert app.get("deck_gl_json_chart")


def test_the_density_is_a_surface_with_its_words(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "hotspots", what=DAMAGE, show="Density")
    (drawn,) = app.get("deck_gl_json_chart")
    layers = {layer["id"]: layer for layer in json.loads(drawn.proto.json)["layers"]}
    assert layers["surface"]["image"].startswith("data:image/png;base64,")
    said = table(demo_home, "hotspot-density").sentence
    assert said in page_text(app)
    assert said in drawn.proto.alt
    frame = table(demo_home, "hotspots").frame
    assert len(layers["cells"]["data"]) == (frame["density"] > 0).sum()
    month = {"period": "Choose months", "from": "September 2026", "to": "September 2026"}
    few = open_page(demo_home, "hotspots", what="Robbery", show="Density", **month)
    (bare,) = few.get("deck_gl_json_chart")
    assert "surface" not in {layer["id"] for layer in json.loads(bare.proto.json)["layers"]}
    assert "no density is drawn" in page_text(few)


def test_the_trials_run_beside_the_page_and_are_then_told(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "hotspots", what="Shoplifting")
    assert "is not tried yet" in answer(app)
    app.button(key="try").click().run()
    until = time.monotonic() + 300
    while not any("trials that move the points anew" in body for body in bodies(app)):
        assert time.monotonic() < until
        time.sleep(0.2)
        app.run()
    assert answer(app) == table(own_home, "hotspot-places", "shoplifting").sentence
    assert table(own_home, "hotspot-hindsight", "shoplifting").sentence in page_text(app)
    assert not [button for button in app.button if button.key == "try"]


def test_real_extracts_say_what_cannot_be_told(real_home: Path, open_page: Open) -> None:
    app = open_page(real_home, "hotspots")
    assert "January to September 2025" in answer(app)
    assert "Too few months are loaded to say which are new." in answer(app)
    assert "cannot tell" in " ".join(text(body) for body in bodies(app) if "mt-hotspots" in body)
    shown = open_page(real_home, "hotspots", shape="LSOAs")
    assert "59 LSOAs" in page_text(shown)


def test_missing_months_make_it_cannot_tell(real_home: Path, open_page: Open) -> None:
    link = {"from": "October 2024", "to": "March 2025"}
    app = open_page(real_home, "hotspots", period="Choose months", **link)
    assert "cannot tell where the hotspots are" in answer(app)


def test_exact_points_are_neither_drawn_nor_moved(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "hotspots", what="Fly-tipping", points="true")
    (drawn,) = app.get("deck_gl_json_chart")
    assert "points" not in {layer["id"] for layer in json.loads(drawn.proto.json)["layers"]}
    assert FLY_TIPPING.ward in answer(app)
    assert "cells are shown and handed on, never single places" in page_text(app)
    assert app.button(key="try").label.endswith("and repeat")
