from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.counts import (
    area_counts,
    area_months,
    month_series,
    series_counts,
)
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.months import months_by_ward
from moorlands_dash.periods import Period

PERIOD = Period(date(2025, 1, 1), date(2025, 3, 1))
AREAS = pd.DataFrame({"area_code": ["A", "B"], "area_name": ["Alton", "Bagnall"]})


@pytest.fixture
def found() -> pd.DataFrame:
    rows = [("A", "2025-01-01", 2), ("A", "2025-01-01", 1), ("A", "2025-03-01", 4)]
    frame = pd.DataFrame(rows, columns=["area_code", "month", "count"])
    return frame.assign(month=pd.to_datetime(frame["month"]))


def test_an_area_without_incidents_has_zero(found: pd.DataFrame) -> None:
    frame = area_counts(found, AREAS, coverage(PERIOD, list(PERIOD)))
    assert frame["count"].tolist() == [7, 0]
    assert frame["complete"].all()


def test_a_missing_month_leaves_the_count_of_the_others(found: pd.DataFrame) -> None:
    frame = area_counts(found, AREAS, coverage(PERIOD, [date(2025, 1, 1), date(2025, 2, 1)]))
    assert frame["count"].tolist() == [3, 0]
    assert frame["months_loaded"].tolist() == [2, 2]
    assert not frame["complete"].any()


def test_no_month_loaded_is_no_count_and_not_zero(found: pd.DataFrame) -> None:
    assert area_counts(found, AREAS, coverage(PERIOD, []))["count"].isna().all()


def test_months_tell_missing_from_zero(found: pd.DataFrame) -> None:
    frame = area_months(found, AREAS, coverage(PERIOD, [date(2025, 1, 1), date(2025, 2, 1)]))
    counts = frame.pivot(index="area_name", columns="month", values="count")
    assert counts.loc["Alton"].fillna(-1).tolist() == [3, 0, -1]
    assert counts.loc["Bagnall"].fillna(-1).tolist() == [0, 0, -1]


def test_a_series_leaves_missing_months_out(found: pd.DataFrame) -> None:
    series = month_series(found, coverage(PERIOD, [date(2025, 1, 1), date(2025, 2, 1)]))
    assert series.to_dict() == {date(2025, 1, 1): 3, date(2025, 2, 1): 0}


def test_counts_of_a_series_are_those_of_its_rows() -> None:
    months = [date(2025, number, 1) for number in (1, 2, 3)]
    found = pd.DataFrame(
        {
            "area_code": ["A", "A", "B"],
            "month": pd.to_datetime([months[0], months[2], months[2]]),
            "count": [3, 4, 5],
        }
    )
    areas = pd.DataFrame({"area_code": ["B", "C", "A"], "area_name": ["b", "c", "a"]})
    whole = coverage(Period(months[0], months[2]), months)
    by_ward = found.rename(columns={"area_code": "ward_code"}).assign(category="burglary")
    series = months_by_ward(by_ward).series(["burglary"], months, ["B", "C", "A"])
    for period in (whole, coverage(Period(months[2], months[2]), months)):
        rows = area_counts(found, areas, period)
        pd.testing.assert_frame_equal(series_counts(series, areas, period), rows)
    none = coverage(Period(date(2024, 1, 1), date(2024, 2, 1)), months)
    assert series_counts(series, areas, none)["count"].isna().all()
