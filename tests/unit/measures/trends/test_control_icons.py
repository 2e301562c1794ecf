import math

import pandas as pd
import pytest

from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.measures.trends.control_icons import assurance, better, meanings


@pytest.mark.parametrize(
    ("direction", "lower", "upper", "expected"),
    [
        (icons.HIGHER_IS_BETTER, 1, 3, icons.FAILING),
        (icons.HIGHER_IS_BETTER, 5, 7, icons.PASSING),
        (icons.HIGHER_IS_BETTER, 1, 5, icons.HIT_AND_MISS),
        (icons.LOWER_IS_BETTER, 1, 3, icons.PASSING),
        (icons.LOWER_IS_BETTER, 5, 7, icons.FAILING),
        (icons.LOWER_IS_BETTER, 1, 5, icons.HIT_AND_MISS),
        (icons.NEITHER_IS_BETTER, 1, 3, None),
    ],
)
def test_assurance_is_the_published_one(
    direction: int, lower: float, upper: float, expected: str | None
) -> None:
    # nhs-r-community/NHSRplotthedots (MIT), ptd_calculate_assurance_type; target 4.
    assert assurance(lower, upper, 4, direction) == expected


def test_no_lower_limit_cannot_fail_and_no_target_says_nothing() -> None:
    assert assurance(math.nan, 9, 4, icons.LOWER_IS_BETTER) == icons.HIT_AND_MISS
    assert assurance(math.nan, 3, 4, icons.LOWER_IS_BETTER) == icons.PASSING
    assert assurance(1, 3, math.nan, icons.LOWER_IS_BETTER) is None


def test_meaning_depends_on_which_way_is_better() -> None:
    chart = pd.DataFrame(
        {
            "count": pd.array([9, 1, 4, None], dtype="Int64"),
            "rule": ["outside", "shift", "", ""],
            "way": [1, -1, 1, 0],
            "mean": 4.0,
        }
    )
    tail = [icons.COMMON, icons.CANNOT_TELL]
    assert meanings(chart, icons.LOWER_IS_BETTER) == [icons.CONCERNING, icons.IMPROVING, *tail]
    assert meanings(chart, icons.HIGHER_IS_BETTER) == [icons.IMPROVING, icons.CONCERNING, *tail]
    assert meanings(chart, icons.NEITHER_IS_BETTER) == [icons.DIFFERENT, icons.DIFFERENT, *tail]


def test_what_the_police_look_for_is_neither_better_nor_worse() -> None:
    assert better("drugs") == icons.NEITHER_IS_BETTER
    assert better("burglary") == better("all") == icons.LOWER_IS_BETTER
