"""What residents say of a theme: the newest survey's share; a place in a consultation apart."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.residents import raised, said
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.unit.tables.conftest import OURS, Publish

OLD = (date(2024, 4, 1), date(2024, 9, 30))
NEW = (date(2025, 4, 1), date(2025, 9, 30))


def row(key: str, when: tuple[date, date], count: int, of: int, sample: str) -> tuple[object, ...]:
    return (key, key, OURS, *when, count, of, "share", "How much?", "Us", sample)


def test_the_newest_share_of_the_question_that_most_name(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        indicators=[
            row("problem_asb", OLD, 200, 400, "residents"),
            row("problem_asb", NEW, 60, 400, "residents"),
            row("problem_rowdy", NEW, 40, 400, "residents"),
            row("problem_drugs", NEW, 80, 400, "residents"),
            row("problem_litter", NEW, 9, 20, "residents"),
            row("satisfied_area", NEW, 390, 400, "residents"),
        ]
    )
    found = said(Request(snapshot, settings, Selection()))
    assert found["share"].to_dict() == pytest.approx({"alcohol_drugs": 0.2, "asb": 0.15})
    assert found.at["alcohol_drugs", "asked"] == "problem_drugs"


def test_the_place_in_the_newest_consultation_is_among_priorities_alone(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        indicators=[
            row("priority_asb", OLD, 90, 100, "responses"),
            row("priority_asb", NEW, 40, 100, "responses"),
            row("priority_speeding", NEW, 60, 100, "responses"),
            row("seen_patrol", NEW, 95, 100, "responses"),
        ]
    )
    found = raised(Request(snapshot, settings, Selection()))
    assert found["place"].to_dict() == {"roads": 1, "asb": 2}
    assert set(found["of"]) == {2}


def test_where_nobody_was_asked_nothing_is_said(publish: Publish, settings: Settings) -> None:
    request = Request(publish(), settings, Selection())
    assert said(request).empty
    assert raised(request).empty
