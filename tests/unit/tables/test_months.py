"""The counts of a snapshot are read once, and are those of its rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.months import district_months, outside_wards, ward_months
from moorlands_dash.tables.request import Request

JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)
POLICE, HOME, ALTON = "Staffordshire Police", "Staffordshire Moorlands", "E05007039"


@pytest.fixture
def snapshot(publish: Callable[..., Snapshot]) -> Snapshot:
    return publish(
        district_counts=[
            (POLICE, HOME, JANUARY, "burglary", 7),
            (POLICE, "Stafford", JANUARY, "burglary", 90),
            ("Cheshire Constabulary", HOME, JANUARY, "burglary", 400),
        ],
        ward_counts=[(ALTON, JANUARY, "burglary", 5), (ALTON, FEBRUARY, "drugs", 2)],
    )


def test_the_district_is_that_of_our_force_whatever_is_asked(
    snapshot: Snapshot, settings: Settings
) -> None:
    one, other = (
        district_months(Request(snapshot, settings, Selection(category=category)))
        for category in ("burglary", "drugs")
    )
    assert one is other
    assert one.counts(["burglary"], [JANUARY, FEBRUARY]).tolist() == [7, 0]
    assert one.every_count(["burglary"], [JANUARY]).tolist() == [97]


def test_wards_are_read_once(snapshot: Snapshot) -> None:
    table = ward_months(snapshot)
    assert ward_months(snapshot) is table
    assert table.total(["burglary", "drugs"], Period(JANUARY, FEBRUARY)) == 7


def test_nothing_lies_outside_all_wards_where_nothing_is_held(snapshot: Snapshot) -> None:
    assert outside_wards(snapshot, ["burglary"], Period(JANUARY, FEBRUARY)) == 0
