"""Two cohorts beside each other: what they did, and who came in."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.people.cohorts import (
    NOTHING,
    beside,
    cohort_verdicts,
    same_mix_share,
)

SAME_WITHIN = pd.DataFrame(
    {
        "count": [30, 2],
        "of": [60, 20],
        "count_before": [10, 6],
        "of_before": [20, 60],
    }
)
"""Half and a tenth do so in both cohorts; three times as many of the first group came in."""


def test_the_earlier_share_with_the_later_mix_is_worked_by_hand() -> None:
    assert same_mix_share(SAME_WITHIN) == pytest.approx((60 * 0.5 + 20 * 0.1) / 80)
    assert same_mix_share(SAME_WITHIN.assign(of_before=[0, 60])) != same_mix_share(SAME_WITHIN)


def test_a_group_that_nobody_was_in_before_leaves_the_mix_untold() -> None:
    gone = SAME_WITHIN.assign(count_before=[0, 6], of_before=[0, 60])
    assert pd.isna(same_mix_share(gone))


def test_a_difference_of_who_came_in_alone_is_clear_only_to_the_naive_test() -> None:
    naive = beside((32, 80), (16, 80))
    fair = beside((32, 80), (16, 80), SAME_WITHIN)
    assert naive.p_value < 0.01
    assert fair.p_value > 0.9
    assert fair.same_mix == pytest.approx(fair.share)
    assert fair.share - fair.share_before == pytest.approx(0.2)


def test_a_difference_within_the_groups_is_clear_though_the_whole_shares_are_alike() -> None:
    hidden = pd.DataFrame(
        {"count": [24, 16], "of": [30, 90], "count_before": [36, 4], "of_before": [90, 30]}
    )
    found = beside((40, 120), (40, 120), hidden)
    assert found.share == found.share_before
    assert found.p_value < 0.01


def test_mantel_and_haenszel_is_r_s() -> None:
    # R 4: mantelhaen.test(array(c(30,10,30,10, 2,6,18,54), c(2,2,2)), correct = FALSE) is 1.
    assert beside((32, 80), (16, 80), SAME_WITHIN).p_value == pytest.approx(1.0)


def test_too_few_are_set_against_nobody() -> None:
    assert beside((2, 4), (3, 9)) is NOTHING


def test_verdicts_are_of_all_measures_together() -> None:
    found = pd.DataFrame(
        {
            "share": [0.5, 0.5, 0.2, 0.5],
            "compared_with": [0.3, 0.3, 0.4, float("nan")],
            "p_value": [0.001, 0.2, 0.03, float("nan")],
        }
    )
    told = cohort_verdicts(found)
    assert told["p_adjusted"].tolist()[:3] == pytest.approx([0.003, 0.2, 0.045])
    assert told["verdict"].tolist() == ["higher", "no clear change", "lower", "cannot tell"]
