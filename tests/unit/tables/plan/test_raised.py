"""What was raised at public meetings, as the record has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.raised import Raised, answer, record
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import ALTON, LEEK

Publish = Callable[..., Snapshot]
NOW = datetime(2026, 10, 2, 9, 0, tzinfo=UTC)
LORRIES = Raised("p1", date(2026, 10, 1), "roads", LEEK, "Lorries at night", 24, "s")


@pytest.fixture
def loaded(publish: Publish, settings: Settings) -> Snapshot:
    snapshot = publish()
    place = records_of(snapshot.home, settings)
    record(LORRIES, place, now=NOW)
    bikes = replace(LORRIES, theme="asb", area_code=ALTON, issue="Bikes on the green", raised=2)
    record(bikes, place, now=NOW)
    record(replace(LORRIES, meeting_date=date(2025, 9, 1), area_code="", meeting_id="p0"), place)
    answer("I0001", "A weight limit is looked at", "s", place)
    return snapshot


def test_the_newest_meeting_comes_first_with_its_answers(
    loaded: Snapshot, settings: Settings
) -> None:
    table = tables.build("raised-at-meetings", loaded, settings, Selection())
    assert table.frame["area_name"].tolist() == ["Leek West", "Alton", settings.district.name]
    assert table.frame["words"].iloc[0] == (
        "Raised on 1 October 2026, by 24 people. Answer: A weight limit is looked at."
    )
    assert table.sentence == "3 issues recorded, the latest of 1 October 2026; 1 answered."


def test_a_ward_has_its_own_and_the_public_no_small_numbers(
    loaded: Snapshot, settings: Settings
) -> None:
    ward = tables.build("raised-at-meetings", loaded, settings, Selection(area=ALTON))
    assert ward.frame["issue"].tolist() == ["Bikes on the green"]
    public = tables.build("raised-at-meetings", loaded.guarded(()), settings, Selection())
    assert public.frame["raised"].isna().tolist() == [False, True, False]
    assert "by 2 people" not in " ".join(public.frame["words"])


def test_nothing_recorded_says_so(publish: Publish, settings: Settings) -> None:
    table = tables.build("raised-at-meetings", publish(), settings, Selection())
    assert table.sentence == "Nothing that was raised at a public meeting is recorded yet."
