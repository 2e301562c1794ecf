"""What a year could show, of the district beside its categories and of a ward beside the others."""

from collections.abc import Callable

import pandas as pd
import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.visible import seen_change
from tests.unit.tables.targets.test_trajectories import LEEK, OURS, monthly

YEARS = [financial_year(year) for year in range(2020, 2025)]
MONTHS = [month for year in YEARS for month in year]


@pytest.mark.parametrize(("area", "a_month"), [(OURS, 5), (LEEK, 2)])
def test_what_is_usual_is_what_the_years_brought(
    publish: Callable[..., Snapshot],
    covered: Callable[..., list[tuple]],
    settings: Settings,
    area: str,
    a_month: int,
) -> None:
    snapshot = publish(
        district_counts=[row for year in YEARS for row in monthly(year, "burglary", 5)],
        ward_counts=[(LEEK, month, "burglary", 2) for month in MONTHS],
        coverage=covered(*YEARS),
    )
    request = Request(snapshot, settings, Selection(category="burglary"))
    found = seen_change(request, pd.Series(a_month, index=MONTHS), area)
    assert found is not None
    assert found.usual == pytest.approx(12 * a_month)
    assert found.low < 12 * a_month < found.high
