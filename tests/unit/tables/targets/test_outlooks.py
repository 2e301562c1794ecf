"""Where a target is heading: certain, by its chance, or not to be told."""

from __future__ import annotations

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.periods import Period, add_months
from moorlands_dash.tables.targets.outlooks import Outlook, outturn_draws, year_over

YEAR = Period(date(2025, 4, 1), date(2026, 3, 1))


def counts(months: int, each: int) -> pd.Series:
    """Return as many months, of which the last is September 2025."""
    last = date(2025, 9, 1)
    return pd.Series(each, [add_months(last, place - months + 1) for place in range(months)])


def test_a_year_is_over_with_its_last_month() -> None:
    assert year_over(date(2026, 3, 1), YEAR.end)
    assert year_over(date(2026, 4, 1), YEAR.end)
    assert not year_over(date(2026, 2, 1), YEAR.end)
    assert not year_over(None, YEAR.end)


def test_what_came_is_certain_and_what_is_left_is_drawn() -> None:
    draws = outturn_draws(counts(48, 10), YEAR)
    assert draws is not None
    # Six months of 10 have come; six more of about 10 are to come.
    assert draws.min() >= 60
    assert np.median(draws) == pytest.approx(120, abs=6)
    assert 0 < draws.std() < 30


def test_too_short_a_history_has_no_forecast() -> None:
    assert outturn_draws(counts(12, 10), YEAR) is None


def test_without_a_forecast_there_is_no_outturn() -> None:
    found = Outlook("cannot tell", "No month is loaded.").outturn
    assert "outturn_median" in found
    assert all(math.isnan(value) for value in found.values())


def test_the_outturn_is_the_last_month_of_the_path() -> None:
    limits = {name.removeprefix("outturn_"): 0.0 for name in Outlook("watch", "").outturn}
    path = pd.DataFrame([limits | {"median": 50.0}, dict.fromkeys(limits, 120.0)])
    found = Outlook("watch", "", path=path).outturn
    assert set(found.values()) == {120.0}
