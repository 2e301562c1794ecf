"""Targets: status, chance, fan and what-if are what the tables hold."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from moorlands_dash import statuses
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.targets.track_record import track_record_sentence
from moorlands_dash.words.targets.trajectories import achievable_sentence
from tests.app.conftest import Open, answer, bodies, page_text, text, unfolded
from tests.app.test_pages import extract
from tests.opened import built


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


def rows(app: AppTest) -> dict[str, str]:
    """Return the rows of the page as HTML, by the target's key, in their order."""
    found = [body for body in bodies(app) if body.startswith('<article class="mt-row"')]
    return {re.findall(r'id="([^"]+)"', body)[0]: body for body in found}


def test_all_targets_stand_in_a_row_each_the_worst_first(demo_home: Path, open_page: Open) -> None:
    shown = rows(open_page(demo_home, "targets"))
    frame = table(demo_home, "targets").frame.set_index("target_id")
    assert set(shown) == set(frame.index)
    assert len(shown) == 10
    order = [statuses.WORDS.index(frame.loc[target, "status"]) for target in shown]
    assert order == sorted(order)
    for target, body in shown.items():
        row = frame.loc[target]
        assert body.count('src="data:image/svg+xml;base64,') == 1
        assert text(re.findall("<h2>.*?</h2>", body)[0]) == row["title"]
        status = text(re.findall(r'<b class="mt-status".*?</b>', body)[0])
        assert status.split(maxsplit=1)[1] == row["status"].capitalize()
        chance = text(re.findall(r'<span class="mt-odds"><b>(.*?)</b>', body)[0])
        assert chance == chance_percent(row["chance"])
        if pd.notna(row["outturn_median"]):
            low, high = f"{row['outturn_lower_80']:,.0f}", f"{row['outturn_upper_80']:,.0f}"
            assert f"Likely {row['outturn_median']:,.0f} by March 2027 ({low} to {high} in" in body


def test_each_row_is_the_place_that_links_name(demo_home: Path, open_page: Open) -> None:
    shown = rows(open_page(demo_home, "targets"))
    assert all(re.findall(r'href="#([^"]+)"', body) == [target] for target, body in shown.items())
    assert len(shown) == 10


def test_what_is_folded_costs_nothing_until_it_is_opened(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "targets")
    assert not app.get("plotly_chart")
    app.session_state["open_asb-2026-27"] = True
    app.run()
    (chart,) = app.get("plotly_chart")
    assert chart.key == "fan_asb-2026-27"


def test_the_planted_targets_end_as_planted(demo_home: Path) -> None:
    frame = table(demo_home, "targets").frame.set_index("target_id")
    assert frame.loc["burglary-2026-27", "status"] == "on course"
    assert frame.loc["damage-2026-27", "status"] in ("unlikely", "missed")
    assert 0.2 <= frame.loc["asb-2026-27", "chance"] <= 0.8
    assert frame.loc["fires-2026-27", "status"] == "on course"
    assert 0.2 <= frame.loc["dog-fouling-2026-27", "chance"] <= 0.8


def test_each_card_says_whether_it_can_be_met_and_how_good_such_forecasts_were(
    demo_home: Path, open_page: Open
) -> None:
    said = page_text(unfolded(open_page(demo_home, "targets")))
    record = table(demo_home, "track-record").frame
    counted = 0
    for _, row in table(demo_home, "targets").frame.iterrows():
        own = record[record["target_id"] == row["target_id"]]
        assert achievable_sentence(row) in said
        assert track_record_sentence(own) in said
        counted += bool(len(own))
    assert counted == 8
    assert record["worse"].any() == ("It did worse than the straight line" in said)


def test_the_rule_is_printed_with_the_settings_thresholds(demo_home: Path, open_page: Open) -> None:
    (rule,) = [
        text(body) for body in bodies(open_page(demo_home, "targets")) if 'class="mt-rule"' in body
    ]
    for words in ("On course 80% or more", "Watch 50% to under 80%", "At risk 20% to under 50%"):
        assert words in rule
    assert "Unlikely chance under 20%" in rule
    assert all(status.capitalize() in rule for status in statuses.WORDS)


def test_the_figures_draw_the_bands_of_the_table(demo_home: Path, open_page: Open) -> None:
    app = unfolded(open_page(demo_home, "targets"))
    frame = table(demo_home, "forecast").frame
    last = frame[frame["target_id"] == "burglary-2026-27"].iloc[-1]
    drawn = [
        json.loads(chart.proto.spec)
        for chart in app.get("plotly_chart")
        if chart.proto.alt.startswith("Fewer burglaries")
    ]
    (figure,) = drawn
    bands = [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    tops = [max(band["y"]) for band in bands]
    assert tops == [last["upper_95"], last["upper_80"], last["upper_50"]]


def test_a_what_if_comes_with_the_link_and_changes_every_chance(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "targets", change="10% fewer")
    assert len(app.get("button_group")) == 1
    changed = table(demo_home, "what-if", change="-0.10").frame
    said = page_text(app)
    for words in changed["words"]:
        assert words in said
    plain = table(demo_home, "targets").frame.set_index("target_id")["chance"]
    assert (changed["chance"].to_numpy() >= plain[changed["target_id"]].to_numpy()).all()
    shown = rows(app)
    for _, row in changed.iterrows():
        assert f"the chance {chance_percent(row['chance'])}" in shown[row["target_id"]]
    assert "What if?" not in page_text(open_page(demo_home, "targets"))


def test_a_closed_year_is_met_or_missed_with_nothing_left_to_change(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "targets", year="2025/26", change="10% fewer")
    frame = table(demo_home, "targets", year="2025/26").frame
    counts = frame[~frame["kind"].str.startswith("survey")]
    assert set(counts["status"]) == {"met", "missed"}
    assert set(counts["chance"]) == {0.0, 1.0}
    assert answer(app) == table(demo_home, "targets", year="2025/26").sentence
    assert "If the months left" not in page_text(app)
    assert not app.get("button_group")
    shown = rows(app)
    for target, kind in zip(frame["target_id"], frame["kind"], strict=True):
        assert ("settled" in shown[target]) is not kind.startswith("survey")


@pytest.mark.slow
def test_a_missing_month_is_named_on_every_card(tmp_path: Path, open_page: Open) -> None:
    settings = load_settings()
    folder = settings.demonstration_folder()
    assert folder is not None
    with ZipFile(folder / "staffordshire-street-2026-27.zip") as archive:
        archive.extractall(tmp_path / "months")
    (missing,) = (tmp_path / "months").rglob("2026-06-staffordshire-street.csv")
    missing.unlink()
    earlier = folder / "staffordshire-street-2025-26.zip"
    home = tmp_path / "home"
    load([tmp_path / "months", earlier, folder / "targets.csv"], settings, home)
    app = open_page(home, "targets")
    frame = table(home, "targets").frame
    counts = frame[frame["area_code"] == settings.district.code]
    counts = counts[~counts["kind"].str.startswith("survey")]
    assert set(counts["status"]) == {"cannot tell"}
    assert page_text(app).count("no whole file is loaded for June 2026") >= 5
    assert "8 in 10 such years" not in page_text(app)


def test_the_tables_behind_the_page_are_offered_one_at_a_time(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "targets")
    app.selectbox(key="behind").select("forecast").run()
    app.toggle(key="table_forecast").set_value(True).run()
    shown = next(body for body in bodies(app) if 'class="mt-table"' in body)
    assert "80% from" in shown
    assert len(re.findall("<tr>", shown)) == 1 + 8 * 12


@pytest.mark.slow
@pytest.mark.parametrize("evil", ["<img src=x onerror=alert(1)>", "**bold** [x](http://y)"])
def test_a_title_is_shown_as_text(tmp_path: Path, open_page: Open, evil: str) -> None:
    targets = tmp_path / "targets.csv"
    targets.write_text(
        "target_id,title,theme,measure,kind,area_code,baseline_start,baseline_end,baseline,start,"
        "end,target,profile,owner,note\n"
        f'a-2026-27,"{evil}",theft,incidents:burglary,reduce,E07000198,2025-04-01,2026-03-01,10,'
        f'2026-04-01,2027-03-01,9,seasonal,"{evil}",x\n',
        encoding="utf-8",
    )
    load([targets, extract(tmp_path, "2026-10", ["A"])], load_settings(), tmp_path / "home")
    app = open_page(tmp_path / "home", "targets")
    assert not any("<img src=x" in body for body in bodies(app))
    assert any(html.escape(evil) in body for body in bodies(app))
    assert all("](http" not in element.value for element in [*app.markdown, *app.subheader])
