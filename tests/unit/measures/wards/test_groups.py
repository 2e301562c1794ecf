"""Rates of several wards together, by hand; a ward keeps the verdict that it has among all."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.rates import ward_rates
from moorlands_dash.measures.wards.groups import area_rates

CODES = ["E05000001", "E05000002", "E05000003", "E05000004"]


def wards(complete: bool = True) -> pd.DataFrame:
    counts = pd.DataFrame(
        {
            "area_code": CODES,
            "area_name": ["Leek North", "Leek West", "Alton", "Dane"],
            "count": pd.array([200, 180, 20, 30], dtype="Int64"),
            "complete": complete,
        }
    )
    people = pd.DataFrame(
        {
            "area_code": CODES,
            "population": pd.array([2000, 2000, 1000, 1000], dtype="Int64"),
            "population_year": 2021,
            "population_source": "Census 2021",
        }
    )
    return ward_rates(counts, people, unreliable_below=10).rename(
        columns={"area_code": "ward_code", "area_name": "ward_name"}
    )


def test_a_town_is_its_wards_sums_against_the_rest() -> None:
    town = area_rates(wards(), ["E05000001+E05000002"]).iloc[0]
    assert town[["count", "population"]].tolist() == [380, 4000]
    assert town["rate_per_1000"] == pytest.approx(95)
    # Byar's limits of 380: 342.7 and 420.2.
    assert town["lower_95"] == pytest.approx(342.7 / 4, abs=0.05)
    assert town["upper_95"] == pytest.approx(420.2 / 4, abs=0.05)
    assert town["against_district"] == "higher"


def test_a_ward_keeps_its_verdict_among_all_wards() -> None:
    frame = wards().assign(against_district=["similar", "higher", "lower", "cannot tell"])
    assert area_rates(frame, CODES)["against_district"].tolist() == [
        *("similar", "higher", "lower", "cannot tell")
    ]


def test_a_missing_month_or_an_unknown_ward_leaves_no_rate() -> None:
    for frame, area in ((wards(complete=False), "E05000001+E05000002"), (wards(), "E05000001+E9")):
        found = area_rates(frame, [area]).iloc[0]
        assert pd.isna(found["rate_per_1000"])
        assert found["against_district"] == "cannot tell"
