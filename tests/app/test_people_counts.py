"""The pages on people we work with and on partners, on the planted demonstration data."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.tables.model import Selection
from tests.app.conftest import Open, answer, bodies, page_text
from tests.opened import built


def test_the_page_on_people_says_what_stands_out_and_who_came_in(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "people")
    assert "Victims who took up support stands out for the better" in answer(app)
    assert app.selectbox(key="people_measure").value == "Referrals of domestic abuse"
    said = page_text(app)
    assert "These are other people than a year before" in said
    assert "Who came in moved it by +11.5 points, the rest by +3.3 points" in said
    assert "Needs of offenders that were met" in said


def test_a_link_opens_a_measure(demo_home: Path, open_page: Open) -> None:
    name = "Offenders managed together who reoffended"
    app = open_page(demo_home, "people", people_measure=name)
    assert app.selectbox(key="people_measure").value == name
    assert "34 of 86 (40%, between 30% and 50%), within the usual ups and downs" in page_text(app)


def test_the_publics_page_has_whole_years_and_hides_small_counts(
    demo_home: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORLANDS_PUBLIC", "1")
    app = open_page(demo_home, "people")
    assert "hidden" in answer(app)
    said = page_text(app)
    assert "25 of 85, 29%" in said
    assert "are of other people" in said
    assert not app.selectbox


def test_partners_are_listed_with_an_office_to_ask(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "partners")
    assert answer(app).startswith("17 members on 1 November 2026, 6 of them by law")
    said = " ".join(bodies(app))
    assert "community.safety@moorlands.example" in said
    assert "NHS North Staffordshire is named among the settings" in said


def test_the_delivery_plan_says_who_is_named_without_being_a_member(
    demo_home: Path, open_page: Open
) -> None:
    assert "Named without being a member" in page_text(open_page(demo_home, "delivery_plan"))


def test_no_two_measures_of_repeat_victims_are_added_anywhere(demo_home: Path) -> None:
    frame = built(demo_home, "people", Selection()).frame.set_index("measure")
    both = frame.loc[["asb_repeat_victims", "crime_repeat_victims"], "count"].astype(int)
    assert f" {both.sum()} " not in " ".join(frame["words"])
