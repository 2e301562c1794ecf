"""Whole years of every series: districts of the force and our wards."""

from collections.abc import Callable

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.like_series import years_of_series
from tests.unit.tables.targets.test_trajectories import BEFORE, LAST, LEEK, SO_FAR, monthly

POLICE = "Staffordshire Police"


@pytest.mark.slow
def test_only_whole_years_count_and_a_year_without_any_is_nought(
    publish: Callable[..., Snapshot], covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = publish(
        district_counts=[
            *monthly(BEFORE, "burglary", 10),
            *monthly(SO_FAR, "burglary", 10),
            *[(POLICE, "Stafford", month, "burglary", 3) for month in LAST],
        ],
        ward_counts=[(LEEK, month, "burglary", 1) for month in LAST],
        coverage=covered(BEFORE, LAST, SO_FAR),
    )
    found = years_of_series(Request(snapshot, settings, Selection()))
    burglary = found[found["category"] == "burglary"]
    counts = {(row["place"], row["year"]): row["count"] for row in burglary.to_dict("records")}
    assert counts == {
        ("Staffordshire Moorlands", 2023): 120,
        ("Staffordshire Moorlands", 2024): 0,
        ("Stafford", 2023): 0,
        ("Stafford", 2024): 36,
        ("Leek West", 2023): 0,
        ("Leek West", 2024): 12,
    }
