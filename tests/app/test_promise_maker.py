"""The promise maker, members' own targets and the drafts, as pages have them."""

from __future__ import annotations

from pathlib import Path

from tests.app.conftest import Open, page_text


def test_a_promise_answers_to_what_is_chosen_and_to_its_link(
    demo_home: Path, open_page: Open
) -> None:
    link = {"what": "Burglary", "promise_area": "Leek", "promise_change": "20% fewer"}
    app = open_page(demo_home, "promises", **link)
    assert not app.exception
    assert app.selectbox(key="promise_area").value == "Leek"
    assert "Burglary in Leek, 20% fewer in 2027/28" in page_text(app)
    assert "if nothing changes" in page_text(app)
    app.selectbox(key="promise_change").set_value("10% more").run()
    assert not app.exception
    assert "Burglary in Leek, 10% more in 2027/28 (at least 55)" in page_text(app)


def test_a_member_s_own_targets_stand_alone(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "targets", whose="Staffordshire Police")
    assert not app.exception
    text = page_text(app)
    assert "Fewer shoplifting offences, for the police alone" in text
    assert "Less anti-social behaviour" not in text
    assert "The plan, year by year" in page_text(app)


def test_the_delivery_plan_offers_next_year_s_drafts(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "delivery_plan")
    assert not app.exception
    assert "12 targets and 15 actions are drafted for 2027/28" in page_text(app)
    assert "What crime costs society" in page_text(app)
