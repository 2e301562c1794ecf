"""All pages: their states, their labels, their captions, and new data without a restart."""

from __future__ import annotations

import base64
import html
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from moorlands_dash import tables
from moorlands_dash.loading import load
from moorlands_dash.partnership import DEFAULT_FILE, load_settings
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.model import Selection
from tests.app.conftest import APP, Open, answer, bodies, page_text, unfolded
from tests.opened import built, opened

PAGES = sorted(p.stem for p in (APP.parent / "pages").glob("*.py") if p.stem != "load")
FIGURES = ("plotly_chart", "deck_gl_json_chart")
CHOSEN: dict[str, dict[str, Any]] = {
    "ward_map": {"ward": "Leek West"},
    "my_ward": {"ward": "Leek North"},
    "compare_wards": {"wards": ["Dane", "Leek West"]},
}
"""Page -> a link by which it shows more."""
TABLE_OF = {
    "people_": "people-series",
    "groups": "comparison-recorded",
    "gap_": "comparison-years",
    "offences": "outcomes",
    "similar_": "similar-districts",
    "ward-denominators_": "ward-denominators",
    "comparison-denominators_": "comparison-denominators",
    "districts": "comparison-street",
    "compare_rates": "compare-wards",
    "compare_years": "compare-wards-months",
    "hotspot_map": "hotspots",
    "cell_series": "hotspot-cell-months",
    "cell_hours": "cell-hours",
    "hotspot_hours": "hotspot-hours",
    "reliability": "reliability",
    "question_": "residents",
    "fan_": "trajectory",
    "promise_fan": "promise-months",
    "promise_others": "promise-others",
    "perception_": "perception",
    "waves_": "survey",
    "closed_waves_": "survey",
    "control": "control-chart",
    "years_apart": "year-on-year",
    "season_months": "season",
    "week_hours": "week-hours",
    "ward_series": "ward-months",
    "ward_map": "ward-rates",
    "looked_back": "year-end",
}
"""Beginning of a figure's key -> the table on the same page that holds what it shows.

A figure whose key is the name of a table isn't named here: that table holds it.
"""
WITHOUT_FIGURES = {"accessibility"}
FROM_ZERO = ("fan_", "promise_fan")
"""Beginnings of the keys of figures whose lines start from 0 before their first month."""
OF_THEIR_OWN_TIME = ("residents", "what_we_did")
"""Pages with tables of surveys, issues or actions, each of a period that the extracts don't set."""
HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context\n"
)
ROW = (
    ",{month},Staffordshire Police,Staffordshire Police,-2.024000,53.106000,{place},E01029784,"
    "Staffordshire Moorlands 005A,Anti-social behaviour,,\n"
)


def extract(folder: Path, month: str, places: list[str]) -> Path:
    path = folder / f"{month}-staffordshire-street.csv"
    rows = "".join(ROW.format(month=month, place=place) for place in places)
    path.write_text(HEADER + rows, encoding="utf-8")
    return path


@pytest.mark.parametrize("page", PAGES)
def test_demonstration_data_is_labelled_and_every_figure_says_where_it_is_from(
    demo_home: Path, seen: Open, page: str
) -> None:
    app = seen(demo_home, page)
    said = page_text(app)
    assert "Demonstration data: invented" in said
    assert app.caption or page in WITHOUT_FIGURES
    snapshot = opened(demo_home)
    period = "September 2026"
    if page in OF_THEIR_OWN_TIME:
        period += r"|Period: [^.]*\b20\d\d\b"
    for caption in app.caption:
        words = re.sub(r"\\(.)", r"\1", caption.value)
        for part in ("Source: Demonstration data (invented)", "Unit:"):
            assert part in words
        assert re.search(period, words), words
        assert snapshot.id in caption.value
    assert "wards of 2024" in said


@pytest.mark.parametrize("page", PAGES)
def test_real_data_carries_no_such_label(real_home: Path, seen: Open, page: str) -> None:
    assert "invented" not in page_text(seen(real_home, page)).replace(
        "The demonstration's outlines are this program's own drawing", ""
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_its_words(demo_home: Path, seen: Open, page: str) -> None:
    app = seen(demo_home, page, **CHOSEN.get(page, {}))
    said = [drawn.proto.alt for kind in FIGURES for drawn in app.get(kind)]
    for words in said:
        assert len(words) > 30
        assert words.rstrip().endswith((".", "!", "?"))
        assert not re.search(r"\b(nan|None|NaT|<NA>)\b", words)
    assert len(set(said)) == len(said), "two figures that say the same"


@pytest.mark.parametrize("page", PAGES)
def test_every_point_of_every_figure_stands_in_a_table_that_is_switched_on_by_keyboard(
    demo_home: Path, open_page: Open, page: str
) -> None:
    app = unfolded(open_page(demo_home, page, **CHOSEN.get(page, {})))
    drawn = [figure for kind in FIGURES for figure in app.get(kind)]
    for name, points in points_by_table(drawn).items():
        if page == "targets":
            app.selectbox(key="behind").select(name)
            app.run()
        app.toggle(key=f"table_{name}").set_value(True).run()
        assert not app.exception
        tables_shown = [body for body in bodies(app) if '<table class="mt-table"><caption>' in body]
        assert max(body.count("<tr>") - 1 for body in tables_shown) >= points
        app.toggle(key=f"table_{name}").set_value(False).run()


def tables_of(key: str) -> list[str]:
    """Return the tables of a figure by its key."""
    named = [name for start, name in TABLE_OF.items() if key.startswith(start)]
    return [key] if key in SPECS else named


def points_by_table(figures: list[Any]) -> dict[str, int]:
    """Return the table that holds what each figure shows, and the most points of a line of it."""
    found: dict[str, int] = {}
    for figure in figures:
        names = tables_of(str(figure.key))
        assert len(names) == 1, f"{figure.key}: say in TABLE_OF which table holds its figures"
        spec = json.loads(getattr(figure.proto, "spec", "") or "{}")
        points = max((length(trace) for trace in spec.get("data", [])), default=1)
        points -= str(figure.key).startswith(FROM_ZERO)
        found[names[0]] = max(points, found.get(names[0], 0))
    return found


def length(trace: dict[str, Any]) -> int:
    """Return how many points a line has, or strokes; a band has none of its own."""
    along = trace.get("x", [])
    if trace.get("fill") == "toself":
        return 0
    if isinstance(along, dict):
        return len(np.frombuffer(base64.b64decode(along["bdata"]), along["dtype"]))
    return sum(at is None for at in along) or len(along)


@pytest.mark.parametrize("page", PAGES)
def test_without_data_the_page_says_what_to_do(tmp_path: Path, open_page: Open, page: str) -> None:
    app = open_page(tmp_path / "empty", page)
    assert "moorlands-dash load" in app.info[0].value
    assert "moorlands-dash init" in app.info[0].value


@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_value_that_is_none_or_nan(
    demo_home: Path, real_home: Path, seen: Open, page: str
) -> None:
    for home in (demo_home, real_home):
        said = page_text(seen(home, page))
        assert not re.search(r"\b(nan|None|NaT|<NA>)\b", said)


@pytest.mark.parametrize("page", sorted({*PAGES} - {"data", "load"}))
def test_no_answer_tells_those_who_run_no_commands_which_to_run(
    real_home: Path, seen: Open, page: str
) -> None:
    assert "moorlands-dash load" not in page_text(seen(real_home, page))


def test_settings_that_cannot_be_used_are_told_with_their_line(
    demo_home: Path, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "partnership.toml"
    lines = DEFAULT_FILE.read_text().splitlines()
    line = lines.index("first_month = 4") + 1
    broken.write_text("\n".join([*lines[: line - 1], "first_month = 40", *lines[line:]]))
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(broken))
    app = open_page(demo_home)
    assert app.error
    assert f"line {line}:" in page_text(app)
    assert "first_month = 40" in page_text(app)


def test_a_new_snapshot_is_taken_up_without_a_restart(
    tmp_path: Path, open_page: Open, own_home: Path
) -> None:
    app = open_page(own_home, "data")
    assert "The latest month loaded is September 2026" in answer(app)
    load([extract(tmp_path, "2026-10", ["On or near High Street"])], load_settings(), own_home)
    app.run()
    assert not app.exception
    assert "The latest month loaded is October 2026" in answer(app)
    assert "Demonstration data:" not in page_text(app)


@pytest.mark.slow
def test_what_an_extract_holds_is_shown_as_text_and_never_as_html(
    tmp_path: Path, open_page: Open
) -> None:
    evil = "<img src=x onerror=alert(1)>"
    path = extract(tmp_path, "2026-10", ["On or near A Street"])
    with path.open("a", encoding="utf-8") as file:
        file.write(ROW.format(month=f"{evil}2026", place="x"))
    load([path], load_settings(), tmp_path / "home")
    app = open_page(tmp_path / "home", "data")
    shown = [e.proto.body for e in app.get("html") if "onerror" in e.proto.body]
    assert shown
    assert all("<img" not in body and "&lt;img" in body for body in shown)


def test_old_data_is_called_old(real_home: Path, open_page: Open) -> None:
    assert "these data are old" in open_page(real_home).warning[0].value


def test_compare_says_the_rate_that_its_table_holds(demo_home: Path, open_page: Open) -> None:
    snapshot, settings = opened(demo_home), load_settings()
    recorded = tables.build("comparison-recorded", snapshot, settings, Selection())
    rows = recorded.frame[recorded.frame["group"].str.startswith("Total")]
    ours = rows.loc[rows["area_code"] == settings.district.code, "rate_per_1000"].iloc[0]
    country = rows.loc[rows["level"] == "country", "rate_per_1000"].iloc[0]
    said = answer(open_page(demo_home, "compare"))
    assert f"{ours:.1f} per 1,000 residents, lower than" in said
    assert f"England and Wales ({country:.1f})" in said


def test_compare_tells_its_two_bases_apart(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "compare")
    official, street = (head.value for head in app.header)
    assert official.startswith("Official recorded crime\\: lower than in 6 of 8 others")
    assert street == "Street-level counts"
    assert "can't be set against the street-level counts" in page_text(app)


def test_compare_without_official_figures_says_what_to_load(
    real_home: Path, open_page: Open
) -> None:
    app = open_page(real_home, "compare")
    assert answer(app).startswith("Cannot tell how recorded crime compares")
    assert "50.5 per 1,000 residents, lower than Staffordshire Police (67.3)" in page_text(app)


def test_targets_shows_each_target_of_the_year_with_its_standing(
    demo_home: Path, open_page: Open
) -> None:
    frame = built(demo_home, "targets").frame
    app = unfolded(open_page(demo_home, "targets"))
    headed = {
        html.unescape(name) for name in re.findall(r"<h2><a[^>]*>(.*?)</a>", str(bodies(app)))
    }
    assert headed == set(frame["title"])
    said = page_text(app)
    for words in frame["words"]:
        assert words in said
    assert len(app.get("plotly_chart")) == len(frame) == 10


def test_targets_of_a_closed_year_are_met_or_missed(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "targets", year="2025/26")
    app.selectbox(key="year").select("2025/26").run()
    frame = tables.build(
        "targets", opened(demo_home), load_settings(), Selection(year="2025/26")
    ).frame
    counts = frame[~frame["kind"].str.startswith("survey")]
    assert set(counts["standing"]) == {"met", "missed"}
    assert answer(app).startswith("2025/26:")


def test_data_balances_every_file(demo_home: Path, open_page: Open) -> None:
    files = opened(demo_home).files()
    assert (files["rows_in"] == files["loaded"] + files["superseded"] + files["quarantined"]).all()
    assert f"{files['rows_in'].sum():,} rows in {len(files)} files" in answer(
        open_page(demo_home, "data")
    )
