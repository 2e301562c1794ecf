"""Each form of a value as it is written; what isn't known is never 0."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.tables.spec import NUMERIC, Column, Form
from moorlands_dash.tables.written import MISSING, of_survey, written


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
    assert of_survey({"kind": "survey_increase"})
    assert not of_survey({})
