"""Whose targets, and of which years."""

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.tables.targets.choosing import (
    asked_of_residents,
    owners,
    running_year,
    years_of,
)


def row(start: str, end: str) -> pd.Series:
    return pd.Series({"start": pd.Timestamp(start), "end": pd.Timestamp(end)})


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2025-04-01", "2026-03-01", [2025]),
        # A calendar year is of the financial year in which it begins, as it ever was.
        ("2025-01-01", "2025-12-01", [2024]),
        ("2010-04-01", "2013-03-01", [2010, 2011, 2012]),
    ],
)
def test_a_path_of_several_years_is_of_each(start: str, end: str, years: list[int]) -> None:
    assert list(years_of(row(start, end), 4)) == years


def test_whoever_has_targets_alone_is_named_once() -> None:
    frame = pd.DataFrame({"whose": ["shared", None, "Police", "Fire", "Police"]})
    assert owners(frame) == ["Fire", "Police"]


def test_the_running_year_is_that_of_the_latest_month_if_it_has_targets() -> None:
    assert running_year(date(2026, 9, 1), [2025, 2026], 4) == 2026
    assert running_year(date(2026, 9, 1), [2019], 4) == 2019


def test_answers_have_kinds_of_their_own() -> None:
    assert asked_of_residents("increase") == "survey_increase"
    assert asked_of_residents("no_worse") == "survey_reduce"
