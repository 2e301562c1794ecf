"""Officially recorded crime: its quarters, and forces that did not report."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

JANUARY = date(2025, 1, 1)

NOW = Period(JANUARY, JANUARY)

POLICE, HOME = "Staffordshire Police", "Staffordshire Moorlands"

OURS, STAFFORD, FORCE, COUNTRY = "E07000198", "E07000197", "E23000015", "K04000001"

STREET = [
    (POLICE, HOME, JANUARY, "burglary", 50),
    (POLICE, HOME, JANUARY, "drugs", 10),
    (POLICE, "Stafford", JANUARY, "burglary", 300),
    (POLICE, "Cheshire East", JANUARY, "drugs", 2),
    (POLICE, None, JANUARY, "burglary", 38),
]


def official(year: int, settings: Settings, without: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return four quarters in which each force records 5,000 robberies, ours among them 40."""
    return [
        row
        for quarter in range(1, 5)
        for force in settings.recorded_crime.forces
        if force not in without
        for row in (
            [
                (year, quarter, force, HOME, "Robbery", 40),
                (year, quarter, force, "Stafford", "Robbery", 160),
                (year, quarter, force, HOME, "Fraud offences", 900),
            ]
            if force == "Staffordshire"
            else [(year, quarter, force, "Other", "Robbery", 500)]
        )
    ]


@pytest.fixture
def whole(publish: Publish, covered: Covered, settings: Settings) -> Snapshot:
    recorded = official(2023, settings, without=("Kent",)) + official(2024, settings)
    return publish(district_counts=STREET, coverage=covered(NOW), recorded=recorded)


def rows(table: tables.Table, group: str) -> dict[str, Any]:
    frame = table.frame[table.frame["group"] == group]
    return {row["area_name"]: row for row in frame.to_dict("records")}


def test_recorded_crime_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-recorded", whole, settings, Selection())
    found = rows(table, TOTAL)
    assert table.period == Period(date(2024, 4, 1), date(2025, 3, 1))
    # ours 160 of 5,000, the force 800 of 15,000, 42 other forces 2,000 each of a million
    assert found[HOME]["rate_per_1000"] == 32
    assert found[POLICE]["count"] == 800
    assert found["England and Wales"]["count"] == 800 + 42 * 2000
    assert found["England and Wales"]["rate_per_1000"] == pytest.approx(84.8)
    assert found["England and Wales"]["ratio"] == pytest.approx(32 / 84.8)
    assert found["England and Wales"]["verdict"] == "lower"
    assert found["England and Wales"]["forces_reported"] == 43
    assert found["England and Wales"]["area_code"] == COUNTRY
    assert table.sentence == (
        "Recorded crime without fraud in Staffordshire Moorlands in the 12 months to March 2025: "
        "32.0 per 1,000 residents, lower than England and Wales (84.8). Lower in 1 of 1 offence "
        "groups."
    )


def test_a_force_that_did_not_report_leaves_the_country_untold(
    whole: Snapshot, settings: Settings
) -> None:
    year = Selection(Period(date(2023, 4, 1), date(2024, 3, 1)))
    table = tables.build("comparison-recorded", whole, settings, year)
    country = rows(table, TOTAL)["England and Wales"]
    assert country["verdict"] == "cannot tell"
    assert country["forces_missing"] == "Kent"
    assert not country["complete"]
    assert pd.isna(country["rate_per_1000"])
    assert rows(table, TOTAL)[POLICE]["verdict"] == "lower"
    assert "Cannot tell how that compares with England and Wales: Kent did not" in table.sentence
    assert "Did not report the whole period: Kent." in table.notes


def test_a_period_beyond_the_latest_figures_is_answered_with_the_latest_and_says_so(
    whole: Snapshot, settings: Settings
) -> None:
    later = Selection(Period(date(2025, 1, 1), date(2025, 12, 1)))
    table = tables.build("comparison-recorded", whole, settings, later)
    assert table.period == Period(date(2024, 4, 1), date(2025, 3, 1))
    assert (
        "Official recorded crime is shown in the 12 months to March 2025; it is loaded to "
        "March 2025." in table.notes
    )
