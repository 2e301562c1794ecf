"""What is counted of a theme: its parts, its months, what others recorded, what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.measures.assessment.themes import THEME_BY_KEY
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.counted import Counted
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.past import DistrictPast
from moorlands_dash.tables.request import Request
from tests.unit.tables.assessment.conftest import LATEST, MONTHS, Even
from tests.unit.tables.conftest import LEEK, OURS

YEAR = (date(2024, 4, 1), date(2025, 3, 31))
BEFORE = (date(2023, 4, 1), date(2024, 3, 31))


def of(snapshot: Snapshot, settings: Settings, theme: str, until: str = "") -> Counted:
    request = Request(snapshot, settings, Selection(until=until or None))
    return Counted(request, THEME_BY_KEY[theme], DistrictPast(request))


def test_the_parts_are_summed_over_the_latest_twelve_months(even: Even, settings: Settings) -> None:
    found = of(even(), settings, "violence")
    assert found.period == LATEST
    assert found.counts == {"violence": 96.0, "public_order": 0.0, "robbery": 0.0, "weapons": 0.0}
    assert (found.count, found.whole, found.missing) == (96.0, 1.0, ())
    assert found.by_ward is not None
    assert found.by_ward[LEEK] == 72


def test_a_sender_that_is_missing_halves_what_is_whole(even: Even, settings: Settings) -> None:
    found = of(even(), settings, "asb")
    assert found.count == 120
    assert found.missing == ("asb_reported",)
    assert found.whole == 0.5


def test_a_part_that_ended_long_ago_is_missing_and_does_not_hold_the_theme_back(
    even: Even, settings: Settings
) -> None:
    old = [("litter", month, 1) for month in Period(MONTHS.start, date(2024, 12, 1))]
    new = [("fly_tipping", month, 1) for month in MONTHS]
    found = of(even(coverage=[*old, *new]), settings, "environment")
    assert found.parts == ("fly_tipping",)
    assert found.period == LATEST
    assert "litter" in found.missing


def test_as_it_stood_then_months_and_records_of_later_are_not_known(
    even: Even, settings: Settings
) -> None:
    rows = [
        ("reoffending_adult", "Reoffend", OURS, *when, n, 400, "share", "", "Court", "records")
        for when, n in ((BEFORE, 60), (YEAR, 80))
    ]
    snapshot = even(indicators=rows)
    assert of(snapshot, settings, "reoffending").counts == {"reoffending_adult": 80.0}
    then = of(snapshot, settings, "reoffending", until="2024-06")
    assert then.counts == {"reoffending_adult": 60.0}
    assert of(snapshot, settings, "violence", until="2024-06").period == Period(
        date(2023, 7, 1), date(2024, 6, 1)
    )


def test_records_are_set_against_the_year_before(even: Even, settings: Settings) -> None:
    rows = [
        ("reoffending_adult", "Reoffend", OURS, *when, n, of_them, "share", "", "Court", "records")
        for when, n, of_them in ((BEFORE, 60, 400), (YEAR, 80, 500))
    ]
    found = of(even(indicators=rows), settings, "reoffending")
    assert found.record_change is not None
    verdict, times, spread = found.record_change
    assert verdict == "no clear change"
    assert times == pytest.approx((80 / 500) / (60 / 400))
    assert spread == pytest.approx(1 / 80 + 1 / 60)


def test_of_a_theme_without_a_file_nothing_is_counted(even: Even, settings: Settings) -> None:
    found = of(even(), settings, "cohesion")
    assert (found.counts, found.period, found.row, found.by_ward) == ({}, None, None, None)
    assert found.whole == 0.0
