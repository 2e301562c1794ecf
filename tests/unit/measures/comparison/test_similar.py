"""Ours among similar districts: the funnel by hand, and as wide as quarters vary."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.comparison.others import compared
from moorlands_dash.measures.comparison.similar import among_similar, similar_together
from moorlands_dash.measures.intervals import exact_limits
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.measures.wards.funnel import ABOVE_95, INSIDE

PERIOD = {"from": pd.Timestamp("2025-07-01"), "to": pd.Timestamp("2026-06-01")}


def rates(*rows: tuple[str, int, int], spread: float = 1.0) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "count", "population"])
    frame = frame.assign(
        area_name=frame["area_code"],
        level="district",
        group="All",
        basis="official",
        population_year=2024,
        complete=True,
        **{SPREAD: spread},
        **PERIOD,
    )
    return compared(frame, "US")


OTHERS = (("A", 100, 50_000), ("B", 220, 100_000), ("C", 80, 50_000))


def test_the_middle_is_the_others_together_and_never_ours() -> None:
    frame = among_similar(rates(("US", 5_000, 50_000), *OTHERS), "US")
    assert frame["similar_rate_per_1000"].tolist() == [2.0] * 4  # 400 of 200,000


def test_a_place_is_inside_where_the_counts_own_limits_hold_what_is_expected() -> None:
    # Of 10,000 people 20 are expected. 31's exact 95% limits are 21.1 to 44.0, 29's 19.4 to 41.6.
    frame = among_similar(rates(("US", 31, 10_000), *OTHERS), "US").set_index("area_code")
    assert frame.loc["US", "place"] == ABOVE_95
    inside = among_similar(rates(("US", 29, 10_000), *OTHERS), "US").set_index("area_code")
    assert inside.loc["US", "place"] == INSIDE
    upper = inside.loc["US", "funnel_upper_95"] * 10  # As a count of its 10,000 people.
    assert exact_limits([upper], 0.95)[0][0] == pytest.approx(20, abs=0.2)


def test_quarters_that_vary_more_than_chance_widen_the_funnel_by_as_much() -> None:
    plain = among_similar(rates(("US", 31, 10_000), *OTHERS), "US").set_index("area_code")
    wide = among_similar(rates(("US", 31, 10_000), *OTHERS, spread=4.0), "US")
    wide = wide.set_index("area_code")
    assert wide.loc["US", "place"] == INSIDE
    assert wide.loc["US", "rate_per_1000"] == plain.loc["US", "rate_per_1000"]
    gap = wide.loc["US", "funnel_upper_95"] - 2.0
    assert gap == pytest.approx(2 * (plain.loc["US", "funnel_upper_95"] - 2.0), rel=0.25)


def test_together_they_are_one_side_from_three_on() -> None:
    three = similar_together(rates(("US", 31, 10_000), *OTHERS), "US")
    assert three[["count", "population", "complete"]].values.tolist() == [[400, 200_000, True]]
    two = similar_together(rates(("US", 31, 10_000), *OTHERS[:2]), "US")
    assert not two["complete"].any()


def test_one_without_residents_is_left_out() -> None:
    frame = rates(("US", 31, 10_000), *OTHERS, ("D", 999, 0))
    assert similar_together(frame, "US")["count"].tolist() == [400]
    found = among_similar(frame, "US").set_index("area_code")
    assert pd.isna(found.loc["D", "place"])
    assert found.loc["A", "similar_rate_per_1000"] == 2.0
