"""Rows made by hand, and each cell as a page writes it."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.spec import NUMERIC, Column, Form
from moorlands_dash.tables.written import MISSING, of_shares, written


def cells(table: str, row: dict[str, Any]) -> dict[str, str]:
    """Return the row's cells by head, of a table that counts fires."""
    columns = [SPECS[table].column(name) for name in row]
    return {column.headed("fires"): written(column, row[column.name], row) for column in columns}


def test_a_tenth_of_the_chances_given() -> None:
    row = {"months_in": 3, "chance_from": 0.1, "chance_to": 0.2, "forecasts": 1656}
    row |= {"mean_chance": 0.1483, "share_met": 0.0991, "lower_95": 0.0785, "upper_95": 0.1243}
    assert cells("reliability", row) == {
        "Months known": "3",
        "Chance from": "10.0%",
        "Chance to": "20.0%",
        "Times given": "1,656",
        "Chance given, on average": "14.8%",
        "Met in fact": "9.9%",
        "95% from": "7.8%",
        "95% to": "12.4%",
    }


def test_a_closed_target_that_counts() -> None:
    row = {"title": "Fewer fires", "kind": "reduce", "baseline": 67.25, "target": 60.0}
    row |= {"outturn": 136.0, "outturn_lower_95": float("nan"), "result": "missed"}
    row |= {"q1_median": 70.0, "q1_lower_80": 58.0, "q1_upper_80": 84.0, "q1_chance": 0.1987}
    assert cells("year-end", row) == {
        "Target": "Fewer fires",
        "Kind": "Reduce the count to the target",
        "Baseline": "67.2",
        "Promised": "60",
        "What came": "136",
        "Survey 95% from": MISSING,
        "Result": "missed",
        "Q1: likely": "70",
        "Q1: 80% from": "58",
        "Q1: 80% to": "84",
        "Q1: chance": "19%",
    }


def test_a_closed_target_of_a_survey() -> None:
    row = {"kind": "survey_increase", "baseline": 0.852, "target": 0.87, "outturn": 0.849}
    row |= {"outturn_lower_95": 0.8153, "outturn_upper_95": 0.8822, "q2_median": None}
    assert list(cells("year-end", row).values())[1:] == [
        *("85.2%", "87.0%", "84.9%", "81.5%", "88.2%", MISSING),
    ]


def test_how_good_the_forecasts_are() -> None:
    row = {"size_band": "all", "covered_80": 0.809, "crps": 13.4032, "brier": 0.1433}
    row |= {"ratio_straight_line": 0.684, "ratio_last_year": 0.5497, "brier_reference": 0.2312}
    assert cells("backtest", row) == {
        "Series of": "all",
        "80% intervals that held": "80.9%",
        "Error (CRPS)": "13.4",
        "Brier score": "0.14",
        "Error ratio to the straight line": "0.68",
        "Error ratio to last year's count": "0.55",
        "Brier score of the usual chance": "0.23",
    }


def test_what_is_counted_heads_its_column() -> None:
    row = {"count": 1337, "rate_per_1000": 13.95}
    assert cells("comparison-street", row) == {"Fires": "1,337", "Per 1,000 residents": "13.9"}


def test_the_district_by_what_is_counted() -> None:
    row = {"name": "All police incidents", "count": 6209, "difference": -119, "percent": -1.88}
    assert cells("district-change", row) == {
        "What": "All police incidents",
        "How many": "6,209",
        "Difference": "−119",
        "Change, per cent": "−1.9",
    }


def test_a_part_of_an_exception_says_of_which_target_it_is() -> None:
    row = {"target_id": "damage-2026-27", "part": "Leek North", "expected": 12.223}
    assert cells("exception", row) == {
        "Target": "damage-2026-27",
        "Part": "Leek North",
        "Expected": "12.2",
    }


def test_a_difference_between_waves_is_in_points() -> None:
    row = {"difference": -0.0394, "difference_lower_95": -0.1575, "difference_upper_95": 0.0004}
    assert list(cells("residents", row).values()) == ["−3.9 points", "−15.8 points", "0.0 points"]


@pytest.mark.parametrize(
    ("table", "column", "value", "text"),
    [
        ("district-change", "difference", 0, "0"),
        ("district-change", "percent", -0.04, "0.0"),
        ("district-change", "percent", 0.05, "+0.1"),
        ("district-change", "percent", 1234.5, "+1,234.5"),
        ("targets", "target", 90 * 1.1, "99"),
        ("targets", "target", 42.9, "42.9"),
        ("what-if", "change", 0.0, "0%"),
        ("what-if", "change", -0.2, "−20%"),
        ("actions", "cost", 18500.0, "£18,500"),
        ("repeats", "longitude", -2.026604, "−2.02660"),
        ("files", "first_month", pd.Timestamp("2026-09-01"), "September 2026"),
        ("coverage", "loaded", True, "Yes"),
        ("decisions", "chance_then", 0.003, "under 1%"),
        ("claim", "amount", 20.0, "20"),
        ("claim", "amount", 12.5, "12.5"),
        ("quarantine", "line", 12001, "12001"),
        ("files", "rows_in", 12001, "12,001"),
        ("files", "replaced_by", None, MISSING),
    ],
)
def test_a_value_is_written_in_its_form(table: str, column: str, value: Any, text: str) -> None:
    assert written(SPECS[table].column(column), value, {column: value}) == text


@pytest.mark.parametrize(
    ("table", "column", "unit"),
    [
        ("comparison-street", "lower_95", "per 1,000 residents"),
        ("comparison-street", "rate_per_1000", ""),
        ("comparison-street", "count", ""),
        ("survey", "numerator", "people"),
        ("survey", "share", ""),
        ("targets", "needed_per_month", ""),
        ("year-end", "intervals_held", "intervals"),
        ("files", "superseded", "rows"),
    ],
)
def test_a_unit_stands_beneath_a_head_where_nothing_else_says_it(
    table: str, column: str, unit: str
) -> None:
    assert SPECS[table].column(column).unit_beneath == unit


def column(form: Form) -> Column:
    return Column("a", "A", form, "m", "unit" if form in NUMERIC else "")


@pytest.mark.parametrize(
    ("form", "value", "said"),
    [
        ("text", "Leek West", "Leek West"),
        ("whole", 1234.0, "1,234"),
        ("one place", 1234.56, "1,234.6"),
        ("two places", 0.125, "0.12"),
        ("chance", 0.0004, "under 0.001"),
        ("chance", 0.0316, "0.032"),
        ("in 1,000", 0.0123, "12.3 in 1,000"),
        ("share", 0.1234, "12.3%"),
        ("points", -0.034, "−3.4 points"),
        ("points", 0.034, "+3.4 points"),
        ("signed whole", -1234, "−1,234"),
        ("signed place", 0.26, "+0.3"),
        ("signed share", -0.2, "−20%"),
        ("month", pd.Timestamp(2026, 9, 1), "September 2026"),
        ("day", date(2026, 9, 30), "30 September 2026"),
        ("year", 2026.0, "2026"),
        ("hour", 7, "07:00"),
        ("calendar month", 12, "December"),
        ("weekday", 0, "Monday"),
        ("pounds", 18_500, "£18,500"),
        ("yes or no", True, "Yes"),
        ("yes or no", False, "No"),
        ("category", "damage_arson", "Criminal damage and arson"),
        ("category", "unheard of", "unheard of"),
        ("hotspot method", "gistar", "Hotspots by Gi*"),
    ],
)
def test_a_value_is_written_by_its_form(form: Form, value: Any, said: str) -> None:
    assert written(column(form), value, {}) == said


@pytest.mark.parametrize("value", [None, np.nan, pd.NA, pd.NaT, ""])
@pytest.mark.parametrize("form", ["whole", "share", "day", "text"])
def test_what_is_not_known_is_a_dash_and_nought_is_a_nought(form: Form, value: Any) -> None:
    assert written(column(form), value, {}) == MISSING
    assert written(column("whole"), 0, {}) == "0"


def test_a_targets_amount_is_a_share_where_people_are_asked() -> None:
    amount = column("count or share")
    assert written(amount, 0.25, {"kind": "survey_reduce"}) == "25.0%"
    assert written(amount, 250.0, {"kind": "reduce"}) == "250"
    # Milestones need not be whole.
    assert written(amount, 250.5, {"kind": "no_worse"}) == "250.5"
    assert of_shares({"kind": "survey_increase"})
    assert not of_shares({})
