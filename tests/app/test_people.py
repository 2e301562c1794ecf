"""The delivery plan and what residents say, on the planted demonstration data."""

import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, page_text, unfolded
from tests.opened import built


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


def plan(home: Path, open_page: Open, **link: str) -> str:
    app = open_page(home, "delivery_plan", **link)
    return next(body for body in bodies(app) if "mt-plan" in body)


def test_what_is_late_comes_first_and_is_counted(demo_home: Path, open_page: Open) -> None:
    said = answer(open_page(demo_home, "delivery_plan"))
    assert said.startswith("2026/27: of 17 actions, 2 overdue and 1 stalled. 2 targets have no")
    order = re.findall(
        r'aria-hidden="true">.</span> ([A-Z][a-z ]+)</b>', plan(demo_home, open_page)
    )
    assert order[:4] == ["Overdue", "Overdue", "Stalled", "Due soon"]


def test_a_link_narrows_the_plan_to_one_member(demo_home: Path, open_page: Open) -> None:
    shown = plan(demo_home, open_page, owner="Moorlands Housing")
    assert "Locks and alarms" in shown
    assert "Youth club" not in shown


def test_an_action_that_is_linked_to_is_marked(demo_home: Path, open_page: Open) -> None:
    shown = plan(demo_home, open_page, action="warning-letters")
    assert re.search(r'<tr class="mt-chosen"><th scope="row">Warning letters', shown)


def test_the_closed_years_plan_is_done(demo_home: Path) -> None:
    closed = table(demo_home, "actions", year="2025/26").frame
    assert dict(zip(closed["action_id"], closed["standing"], strict=True)) == {
        "burglary-leaflets": "done",
        "dog-waste-bins": "done",
        "leek-bus-station-cctv": "done",
    }


def test_as_known_then_knows_no_later_update(demo_home: Path) -> None:
    then = table(demo_home, "actions", until="2026-06").frame.set_index("action_id")
    assert then.loc["leek-north-lighting", "progress"] == 10
    assert "talks-on-knives" not in then.index


def test_the_targets_page_shows_the_actions_that_serve_each(
    demo_home: Path, open_page: Open
) -> None:
    text = " ".join(bodies(unfolded(open_page(demo_home, "targets"))))
    assert "Better lighting at the sports ground" in text
    assert "No action is tied to this target" in text


def test_costs_add_up(demo_home: Path) -> None:
    plan_costs = table(demo_home, "action-costs")
    actions = table(demo_home, "actions").frame
    kept = actions[actions["standing"] != "stopped"]
    assert plan_costs.frame["cost"].sum() == kept["cost"].sum() == 123_400
    assert plan_costs.sentence.startswith("£123,400 together for 15 of 16 actions")


def questions(app: AppTest) -> list[str]:
    """Return the keys of the charts of questions, a chart each."""
    keys = [str(chart.key) for chart in app.get("plotly_chart")]
    return [key for key in keys if key.startswith("question_")]


def test_every_question_has_wording_base_and_interval(demo_home: Path, open_page: Open) -> None:
    app = unfolded(open_page(demo_home, "residents"))
    text = page_text(app)
    assert len(questions(app)) == 4
    assert "Asked: How safe or unsafe do you feel" in text
    assert re.search(r"65% in the wave to September 2026 \(between 61% and 69%; 514 asked\)", text)


def test_responses_are_never_mixed_in_with_residents(demo_home: Path, open_page: Open) -> None:
    residents = set(table(demo_home, "residents").frame["indicator"])
    responses = table(demo_home, "responses")
    assert residents.isdisjoint(responses.frame["indicator"])
    assert not {"lower_95", "upper_95", "p_value"} & set(responses.frame.columns)
    assert set(table(demo_home, "survey").frame["indicator"]) <= residents
    assert "Responses, not residents" in page_text(open_page(demo_home, "residents"))


def test_waves_in_other_words_are_not_compared(demo_home: Path) -> None:
    found = table(demo_home, "residents")
    rows = found.frame[found.frame["indicator"] == "feel_safe_after_dark"]
    verdicts = rows.set_index(rows["period_start"].dt.strftime("%Y-%m"))["verdict"]
    assert verdicts[["2024-04", "2024-10"]].tolist() == ["cannot tell", "cannot tell"]
    assert verdicts["2025-04"] == "no clear change"
    assert any("put in other words" in note for note in found.notes)


def test_without_a_plan_or_a_survey_the_pages_say_what_to_load(
    real_home: Path, open_page: Open
) -> None:
    assert "come as a delivery plan, a file of actions." in answer(
        open_page(real_home, "delivery_plan")
    )
    assert "comes as a file of indicators." in answer(open_page(real_home, "residents"))


def test_every_action_has_its_bar_of_time_and_the_link_opens_its_line(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "delivery_plan", action="warning-letters")
    (shown,) = [body for body in bodies(app) if 'class="mt-bars"' in body]
    frame = table(demo_home, "actions").frame
    assert shown.count("data:image/svg+xml") == len(frame) == 17
    assert all(html.escape(title) in shown for title in frame["title"])
    assert "60% done, 32 days late" in shown
    (fold,) = [fold for fold in app.expander if "as a table" in fold.label]
    assert fold.proto.expanded
    app = open_page(demo_home, "delivery_plan", owner="Moorlands Housing")
    (shown,) = [body for body in bodies(app) if 'class="mt-bars"' in body]
    assert shown.count("<li>") == (frame["owner"] == "Moorlands Housing").sum()


def test_every_question_stands_on_one_scale_with_its_change(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "residents")
    (shown,) = [body for body in bodies(app) if 'class="mt-bars mt-scale"' in body]
    frame = table(demo_home, "residents").frame
    assert shown.count("data:image/svg+xml") == frame["indicator"].nunique() == 4
    latest = frame.groupby("indicator").tail(1)
    assert all(f"{share:.0%}, " in shown for share in latest["share"])
    assert len(questions(unfolded(app))) == 4
    assert all(html.escape(said, quote=False) in page_text(app) for said in latest["wording"])
