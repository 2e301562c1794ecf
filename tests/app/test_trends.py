"""Trends: what it says is what its tables hold, and what is recorded there stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.store.rebases import recorded
from moorlands_dash.store.snoozes import snoozes
from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, page_text, unfolded
from tests.opened import built

LINK = {"what": "Vehicle crime", "ward": "Checkley"}


def table(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def test_the_answer_is_about_the_chosen_series(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "trends", **LINK)
    assert app.title[0].value == "Is this real, and what changed?"
    chart = table(demo_home, "control-chart", category="vehicle_crime", area="Checkley")
    assert answer(app) == chart.sentence
    assert chart.sentence.startswith(
        "Vehicle crime in Checkley: 9 in September 2026, within the usual ups and downs"
    )
    said = page_text(unfolded(app))
    for name in ("year-on-year", "season", "week-hours"):
        found = table(demo_home, name, category="vehicle_crime", area="Checkley")
        assert found.sentence in said
    assert "90 then 88 (usually about 89, and " in said
    assert "by chance alone): within the usual ups and downs" in said
    assert "the police publish only the month" in said
    assert table(demo_home, "what-changed").sentence in said


def test_without_a_ward_it_is_the_district_and_the_season_can_be_adjusted_for(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "trends", what="Anti-social behaviour", season="Season adjusted")
    adjusted = table(
        demo_home,
        "control-chart",
        category="anti_social_behaviour",
        season="adjusted",
    )
    assert answer(app) == adjusted.sentence
    assert "Anti-social behaviour in Staffordshire Moorlands" in answer(app)
    assert adjusted.frame["season"].nunique() > 6


def test_every_measure_has_a_tile_with_what_its_own_chart_says(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "trends", **LINK)
    board = table(demo_home, "control-board", area="Checkley")
    tiles = [body for body in bodies(app) if 'class="mt-themes"' in body]
    assert len(tiles) == 1
    assert tiles[0].count('class="mt-theme"') == board.frame["category"].nunique() > 20
    assert "what=Vehicle+crime" in tiles[0] and "ward=Checkley" in tiles[0]
    own = table(demo_home, "control-chart", category="vehicle_crime", area="Checkley").frame
    of_board = board.frame[board.frame["category"] == "vehicle_crime"].reset_index(drop=True)
    shared = ["count", "mean", "lower", "upper", "rule", "meaning"]
    pd.testing.assert_frame_equal(of_board[shared], own[shared])


def test_months_shown_are_a_choice_in_the_link(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "trends", span="Latest 24 months", **LINK)
    assert "since October 2024" in answer(app)


def test_real_extracts_with_gaps_of_years_say_what_they_can(
    real_home: Path, open_page: Open
) -> None:
    app = open_page(real_home, "trends", span="All months")
    assert "September 2025" in answer(app)
    said = page_text(unfolded(app))
    assert "Cannot tell what changed: that needs 15 months without a gap, and only 9 are" in said
    assert "cannot tell its season" in said
    assert "Without a count:" in said
    trial = open_page(real_home, "trends")
    assert "trial limits" in answer(trial)


def test_a_rebase_needs_its_reason_and_moves_the_limits(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "trends", **LINK)
    app.selectbox(key="rebase_month").select_index(24)
    next(button for button in app.button if button.label == "Begin anew").click().run()
    assert "Write the reason" in app.error[0].value
    assert recorded(own_home).empty
    app.text_area(key="rebase_reason").set_value("Vehicle crime began to be counted anew")
    next(button for button in app.button if button.label == "Begin anew").click().run()
    assert "The limits begin anew in" in app.success[0].value
    kept = recorded(own_home).iloc[0]
    assert (kept["category"], kept["title"]) == (
        "vehicle_crime",
        "Vehicle crime began to be counted anew",
    )
    assert f"since {kept['date']:%B %Y}" in answer(app)
    elsewhere = table(own_home, "control-chart", category="vehicle_crime", area="Leek West")
    assert set(elsewhere.frame["segment"]) == {0}


def test_a_snoozed_item_is_listed_apart_with_its_reason(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "trends")
    assert "Snoozed (" not in page_text(app)
    item = app.selectbox(key="snooze_item").options[0]
    app.text_area(key="snooze_reason").set_value("Known: one family feud")
    next(button for button in app.button if button.label == "Snooze").click().run()
    assert f"{item} is snoozed" in app.success[0].value
    said = page_text(app)
    assert "Snoozed (1)" in said
    assert "Snoozed until it changes: Known: one family feud" in said
    (kept,) = snoozes(own_home)
    assert kept.until is None
    app.text_input(key="wake_reason").set_value("It matters after all")
    next(button for button in app.button if button.label == "List it again").click().run()
    assert "Snoozed (" not in page_text(app)


def test_where_the_settings_forbid_it_nothing_can_be_recorded(
    demo_home: Path, tmp_path: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "partnership.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    closed.write_text(text.replace("recording = true", "recording = false"), encoding="utf-8")
    shutil.copytree(DEFAULT_FILE.parent / "reference", tmp_path / "reference")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(closed))
    app = open_page(demo_home, "trends")
    assert {button.label for button in app.button} <= {"Download CSV"}
    said = page_text(app)
    assert "moorlands-dash rebase" in said
    assert "moorlands-dash snooze" in said
