"""Worry beside the records: sides and corners by hand, agreement by a worked example."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures.plan.perception import (
    BETWEEN,
    CALM_HIGH,
    CALM_LOW,
    OWN,
    POOLED,
    TOO_FEW,
    WORRIED_HIGH,
    WORRIED_LOW,
    agreement,
    apart,
    area_shares,
    corners,
)

ASKED = pd.DataFrame(
    {"numerator": [80.0, 20, 8, 7, 35], "denominator": [200.0, 200, 9, 16, 150]},
    index=["worried", "calm", "nine", "sixteen", "usual"],
)


def shares() -> pd.DataFrame:
    return area_shares(ASKED, design_effect=1.0, thin_below=100, hide_below=10)


def test_under_ten_answers_have_no_share_and_count_for_all() -> None:
    frame = shares()
    assert frame["how"].tolist() == [OWN, OWN, TOO_FEW, POOLED, OWN]
    assert frame.loc["nine", ["numerator", "share", "share_lower_95"]].isna().all()
    assert frame["share_all"].tolist() == pytest.approx([150 / 575] * 5)


def test_an_area_of_enough_answers_keeps_its_own_share() -> None:
    # Wilson's limits of 80 of 200: 33.5 % and 46.9 %.
    worried = shares().loc["worried"]
    assert worried[["share", "share_lower_95", "share_upper_95"]].tolist() == pytest.approx(
        [0.4, 0.3346, 0.4692], abs=1e-4
    )


def test_few_answers_are_drawn_towards_all() -> None:
    sixteen = shares().loc["sixteen"]
    assert 150 / 575 < sixteen["share"] < 7 / 16
    assert 0 < sixteen["own_weight"] < 1


def test_a_side_is_told_only_where_the_whole_interval_lies_on_it() -> None:
    sides = shares()["said_side"]
    assert sides.fillna(9).tolist() == [1, -1, 9, 0, 0]


def test_a_corner_needs_both_to_be_clear() -> None:
    told = corners(
        [1, 1, -1, -1, 1, 0, 1, np.nan],
        ["higher", "lower", "higher", "lower", "similar", "higher", "cannot tell", "lower"],
    )
    assert told == [
        *(
            WORRIED_HIGH,
            WORRIED_LOW,
            CALM_HIGH,
            CALM_LOW,
            BETWEEN,
            BETWEEN,
            "cannot tell",
            "cannot tell",
        )
    ]


def test_the_rank_correlation_and_its_interval_by_hand() -> None:
    # Each of eight ranks is one off, so that r = 1 - 6 * 8 / (8 * 63).
    found = agreement(pd.Series([1, 2, 3, 4, 5, 6, 7, 8.0]), pd.Series([2, 1, 4, 3, 6, 5, 8, 7.0]))
    r = 1 - 48 / 504
    assert found.rank_correlation == pytest.approx(r)
    # Fisher's z of 0.9048 is 1.4979; its error sqrt((1 + 0.4093) / 5) = 0.5309.
    assert found.lower_95 == pytest.approx(np.tanh(1.4979 - 1.959964 * 0.5309), abs=1e-3)
    assert found.upper_95 == pytest.approx(np.tanh(1.4979 + 1.959964 * 0.5309), abs=1e-3)
    assert found.verdict == "agree"


@pytest.mark.parametrize(
    ("shares", "rates"),
    [
        ([1.0, 2, 3, 4], [1.0, 2, 3, 4]),
        ([1.0, 2, 3, np.nan, 5], [1.0, 2, 3, 4, 5]),
        ([2.0] * 6, [1.0, 2, 3, 4, 5, 6]),
    ],
)
def test_too_few_areas_or_equal_ones_tell_nothing(shares: list[float], rates: list[float]) -> None:
    found = agreement(pd.Series(shares), pd.Series(rates))
    assert found.verdict == "cannot tell"
    assert np.isnan(found.lower_95)


def test_the_other_order_disagrees_and_no_order_is_not_clear() -> None:
    up = pd.Series(np.arange(12.0))
    assert agreement(up, -up).verdict == "disagree"
    assert agreement(up, pd.Series([3.0, 1, 9, 4, 8, 0, 11, 2, 6, 10, 5, 7])).verdict == "not clear"


def test_a_town_that_holds_a_ward_asked_by_itself_is_left_out() -> None:
    assert apart(["E1+E2+E3", "E1", "E4+E5", "E6"]) == [False, True, True, True]
