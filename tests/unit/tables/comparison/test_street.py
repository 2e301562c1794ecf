"""Street-level counts of our force's districts: of a period, and of the same months of years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.street import street_period, street_years
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

POLICE, HOME = "Staffordshire Police", "Staffordshire Moorlands"
YEARS = [Period(date(year, 1, 1), date(year, 3, 1)) for year in (2024, 2025)]


@pytest.fixture
def request_of_both(
    publish: Callable[..., Snapshot], covered: Callable[..., object], settings: Settings
) -> Request:
    counts = [
        (POLICE, place, month, "burglary", number * place_number)
        for number, year in enumerate(YEARS, start=1)
        for month in year
        for place_number, place in ((1, HOME), (10, "Stafford"), (100, None))
    ]
    snapshot = publish(district_counts=counts, coverage=covered(*YEARS))
    return Request(snapshot, settings, Selection(category="burglary", period=YEARS[1]))


def test_a_period_counts_its_own_months(request_of_both: Request) -> None:
    covered = request_of_both.covered
    assert covered is not None
    found = street_period(request_of_both, covered).set_index("area_name")
    assert found.loc[HOME, "count"] == 6
    assert found.loc["Stafford", "count"] == 60
    assert found.loc["No location", "count"] == 600
    assert found["dispersion_of_months"].ge(1).all()


def test_each_year_has_the_same_months(request_of_both: Request) -> None:
    years = street_years(request_of_both)
    ours = [year.set_index("area_name").loc[HOME] for year in years]
    assert [row["count"] for row in ours] == [3, 6]
    assert [row["from"].date() for row in ours] == [year.start for year in YEARS]
