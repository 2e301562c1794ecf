"""The years before a period, of wards and of the district, by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash.measures.judged import EARLIER, EARLIER_DOUBT
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import past
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"
POLICE, DISTRICT = "Staffordshire Police", "Staffordshire Moorlands"
YEARS = [Period(date(year, 10, 1), date(year + 1, 9, 1)) for year in range(2020, 2026)]
LATEST = YEARS[-1]


@pytest.fixture
def six_years(publish: Publish, covered: Covered) -> Snapshot:
    """Return six years in which Leek West has 12, 24, .. burglaries and Alton 12 each year."""
    wards, district = [], []
    for place, year in enumerate(YEARS, start=1):
        for month in year:
            wards += [(LEEK, month, "burglary", place), (ALTON, month, "burglary", 1)]
            district += [
                (POLICE, DISTRICT, month, "burglary", place + 1),
                (POLICE, DISTRICT, month, "drugs", 3),
            ]
    return publish(ward_counts=wards, district_counts=district, coverage=covered(*YEARS))


def asked(snapshot: Snapshot, settings: Settings, category: str) -> Request:
    return Request(snapshot, settings, Selection(category=category, period=LATEST))


def test_a_ward_has_its_own_years_and_all_wards_scatter(
    six_years: Snapshot, settings: Settings
) -> None:
    request = asked(six_years, settings, "burglary")
    series = WardYears(request).series
    found = past.of_wards(request, series, LATEST)
    assert found.loc[LEEK, list(EARLIER)].tolist() == [60, 48, 36, 24, 12]
    assert found.loc[ALTON, list(EARLIER)].tolist() == [12] * 5
    assert found.loc[LEEK, "drift"] > found.loc[ALTON, "drift"]
    assert found[list(EARLIER_DOUBT)].eq(0).all(axis=None)
    assert past.of_ward(request, series, LATEST, LEEK)["earlier_1"] == 60


def test_the_district_is_the_same_whoever_asks(six_years: Snapshot, settings: Settings) -> None:
    one, other = (
        past.DistrictPast(asked(six_years, settings, category)).row("burglary", LATEST)
        for category in ("burglary", "all")
    )
    assert [one[name] for name in EARLIER] == [72, 60, 48, 36, 24]
    assert {k: v for k, v in one.items() if v == v} == {k: v for k, v in other.items() if v == v}


def test_the_district_counts_what_is_together_together(
    six_years: Snapshot, settings: Settings
) -> None:
    found = past.DistrictPast(asked(six_years, settings, "all"))
    assert found.row("all", LATEST)["earlier_1"] == 72 + 36
    assert found.row("drugs", LATEST)["earlier_1"] == 36


def test_months_that_are_not_to_be_known_are_no_past(
    six_years: Snapshot, settings: Settings
) -> None:
    selection = Selection(category="drugs", until="2024-09")
    request = Request(six_years, settings, selection)
    row = past.DistrictPast(request).row("drugs", YEARS[4])
    assert row["earlier_1"] == 36
    assert request.loaded[-1] == date(2024, 9, 1)
    assert row["earlier_5"] != row["earlier_5"]
