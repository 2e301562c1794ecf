"""What people say of a theme: the newest survey's share; what they raised apart, by rank."""

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


def row(
    key: str, what: str, when: tuple[date, date], count: int, of: int, sample: str = "residents"
) -> tuple[object, ...]:
    title = f"People who say that {what} is a problem where they live"
    wording = f"How much of a problem is {what}? Those who say very big or fairly big."
    return (key, title, OURS, *when, count, of, "share", wording, "Us", sample)


def test_the_newest_share_of_the_question_that_most_name(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        indicators=[
            row("problem_asb", "anti-social behaviour", OLD, 200, 400),
            row("problem_asb", "anti-social behaviour", NEW, 60, 400),
            row("problem_rowdy", "drunk behaviour", NEW, 40, 400),
            row("problem_drugs", "drug dealing", NEW, 80, 400),
            row("problem_litter", "litter", NEW, 9, 20),
        ]
    )
    found = said(Request(snapshot, settings, Selection()))
    assert found["share"].to_dict() == pytest.approx({"alcohol_drugs": 0.2, "asb": 0.15})


def test_without_issues_the_place_is_among_the_newest_consultations_priorities(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(
        indicators=[
            row("priority_asb", "it", OLD, 90, 100, "responses"),
            row("priority_asb", "it", NEW, 40, 100, "responses"),
            row("priority_speeding", "it", NEW, 60, 100, "responses"),
            row("seen_patrol", "it", NEW, 95, 100, "responses"),
        ]
    )
    found = raised(Request(snapshot, settings, Selection()))
    assert found["place"].to_dict() == {"roads": 1, "asb": 2}
    assert set(found["of"]) == {2}


def test_issues_that_people_raised_come_before_consultations(
    publish: Publish, settings: Settings
) -> None:
    when = date(2025, 6, 1)
    issues = [
        ("asb", OURS, "Meeting", when, 41, "Noise"),
        ("roads", OURS, "Meeting", when, 12, "Speeding"),
        ("damage", OURS, "Meeting", when, 20, "Benches"),
    ]
    found = raised(Request(publish(issues=issues), settings, Selection()))
    assert found["place"].to_dict() == {"asb": 1, "damage": 2, "roads": 3}
    assert set(found["of"]) == {3}


def test_where_nobody_was_asked_nothing_is_said(publish: Publish, settings: Settings) -> None:
    request = Request(publish(), settings, Selection())
    assert said(request).empty
    assert raised(request).empty
