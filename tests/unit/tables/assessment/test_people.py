"""A theme's counts of people: events over a year, people in the newest period, never summed."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.tables.assessment.people import people_of
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.unit.tables.conftest import OURS, Publish

FIRST = date(2024, 1, 1)
Row = tuple[str, str, str, date, date, int, int | None]


def months(key: str, counts: list[int]) -> list[Row]:
    starts = [add_months(FIRST, place) for place in range(len(counts))]
    return [(key, OURS, "", m, m, n, None) for m, n in zip(starts, counts, strict=True)]


def test_events_are_summed_over_a_year_and_set_against_the_one_before(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(people=months("abuse_referrals", [10] * 12 + [20] * 12))
    found = people_of(Request(snapshot, settings, Selection()), ("abuse_referrals",))
    assert found is not None
    assert (found.count, found.months) == (240.0, 12)
    assert found.period == Period(date(2025, 1, 1), date(2025, 12, 1))
    assert found.change is not None
    assert found.change[:2] == ("more", pytest.approx(2.0))


def test_as_it_stood_then_later_months_are_not_known(publish: Publish, settings: Settings) -> None:
    snapshot = publish(people=months("abuse_referrals", [10] * 12 + [20] * 12))
    request = Request(snapshot, settings, Selection(until="2025-03"))
    found = people_of(request, ("abuse_referrals",))
    assert found is not None
    assert found.count == 9 * 10 + 3 * 20
    assert found.change is None


def test_people_who_may_be_counted_twice_are_those_of_the_newest_month(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish(people=months("vulnerable_helped", [40, 41, 44]))
    request = Request(snapshot, settings, Selection())
    found = people_of(request, ("abuse_referrals", "vulnerable_helped"))
    assert found is not None
    assert (found.key, found.count, found.change) == ("vulnerable_helped", 44.0, None)
    assert found.period == Period(date(2024, 3, 1), date(2024, 3, 1))


def test_without_counts_of_people_there_is_nothing(publish: Publish, settings: Settings) -> None:
    assert people_of(Request(publish(), settings, Selection()), ("abuse_referrals",)) is None
