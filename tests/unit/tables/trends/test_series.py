"""The months of one category in one place: loaded, comparable, up to the period's end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.trends.series import Series
from tests.unit.tables.conftest import LEEK, OURS, POLICE

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

FIRST, GAP = date(2020, 1, 1), date(2024, 2, 1)


@pytest.fixture
def snapshot(publish: Publish, covered: Covered) -> Snapshot:
    """Return five years in which March 2020 has 3, February 2024 no file, the last month 7."""
    whole = Period(FIRST, date(2024, 12, 1))
    months = [month for month in whole if month != GAP]
    return publish(
        coverage=covered(*(Period(month, month) for month in months)),
        ward_counts=[
            (LEEK, date(2020, 3, 1), "burglary", 3),
            (LEEK, date(2024, 12, 1), "burglary", 7),
        ],
        district_counts=[
            (POLICE, "Staffordshire Moorlands", date(2024, 12, 1), "burglary", 9),
            (POLICE, "Stafford", date(2024, 12, 1), "burglary", 100),
        ],
    )


def of(snapshot: Snapshot, settings: Settings, **asked: object) -> Series:
    selection = Selection(category="burglary", **asked)  # type: ignore[arg-type]
    return Series(Request(snapshot, settings, selection))


def test_a_ward_and_the_district_are_called_and_counted_as_what_they_are(
    snapshot: Snapshot, settings: Settings
) -> None:
    ward, district = (of(snapshot, settings, area=area) for area in ("Leek West", None))
    assert (ward.name, ward.area_code) == ("Burglary in Leek West", LEEK)
    assert (district.name, district.area_code) == ("Burglary in Staffordshire Moorlands", OURS)
    assert ward.counts.loc[date(2024, 12, 1)] == 7
    assert district.counts.loc[date(2024, 12, 1)] == 9


def test_months_without_a_file_are_absent_and_without_an_incident_nought(
    snapshot: Snapshot, settings: Settings
) -> None:
    counts = of(snapshot, settings, area=LEEK).counts
    assert len(counts) == 59
    assert GAP not in counts.index
    assert counts.sum() == 10
    shown = of(snapshot, settings, area=LEEK).by_month()
    assert pd.isna(shown.loc[GAP])
    assert shown.loc[add_months(GAP, 1)] == 0


def test_the_run_begins_after_the_gap(snapshot: Snapshot, settings: Settings) -> None:
    run = of(snapshot, settings).run
    assert (len(run), run.index[0]) == (10, date(2024, 3, 1))


def test_three_years_are_shown_or_what_was_chosen(snapshot: Snapshot, settings: Settings) -> None:
    assert of(snapshot, settings).shown == Period(date(2022, 1, 1), date(2024, 12, 1))
    chosen = Period(date(2019, 6, 1), date(2020, 6, 1))
    # It begins with the first month that is loaded, and later months are not known.
    assert of(snapshot, settings, period=chosen).shown == Period(FIRST, date(2020, 6, 1))
    assert of(snapshot, settings, period=chosen).latest == date(2020, 6, 1)


def test_without_a_file_there_is_nothing(publish: Publish, settings: Settings) -> None:
    series = of(publish(), settings)
    assert (series.latest, series.shown, len(series.counts)) == (None, None, 0)
    assert series.by_month().empty
