"""What a claim's change is weighed with: the season's part, and the years before."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.claims.kinds import RISEN, Claim
from moorlands_dash.periods import Period, add_months
from moorlands_dash.tables.claims.spread import spread
from moorlands_dash.words.claims.evidence import NO_SEASON

YEAR = Period(date(2025, 10, 1), date(2026, 9, 1))


def months(number: int, count: int = 5) -> pd.Series:
    first = add_months(YEAR.end, 1 - number)
    return pd.Series({add_months(first, place): count for place in range(number)})


def claim(period: Period, area: str | None = None) -> Claim:
    return Claim(RISEN, "burglary", area, period)


def test_the_same_months_have_a_half_each() -> None:
    found = spread(claim(YEAR), YEAR.shifted(-12), months(48), pd.DataFrame())
    assert (found["share"], found["dispersion"], found["unseasonal"]) == (0.5, 1.0, "")


def test_a_month_against_a_year_has_a_thirteenth() -> None:
    latest = Period(YEAR.end, YEAR.end)
    found = spread(claim(latest), YEAR.shifted(-12), months(48), pd.DataFrame())
    assert found["share"] == pytest.approx(1 / 13)
    alone = spread(claim(latest), Period(YEAR.start, YEAR.start), months(12), pd.DataFrame())
    assert alone["unseasonal"] == NO_SEASON


def test_a_wards_months_are_set_against_its_own() -> None:
    calm = months(48).astype(float)
    rough = calm * np.resize([0.0, 2.4, 1.0, 0.0, 1.6], 48)
    wards = pd.DataFrame({"A": calm, "B": rough})
    before = YEAR.shifted(-12)
    assert spread(claim(YEAR, "B"), before, rough, wards)["dispersion"] > 1.5
