import math

import pytest

from moorlands_dash import statuses
from moorlands_dash.measures.targets.results import RESULTS, foreseen, holds, result


@pytest.mark.parametrize(
    ("status", "came"),
    [
        ("met", "met"),
        ("missed", "missed"),
        ("cannot tell", "cannot tell"),
        *((word, "cannot tell") for word in ("on course", "watch", "at risk", "unlikely")),
    ],
)
def test_what_came_is_the_status_by_the_same_word(status: str, came: str) -> None:
    assert result(status) == came
    assert came in RESULTS


def test_whether_things_got_worse_is_no_result() -> None:
    assert not {mark.word for mark in statuses.JUDGEMENTS} & set(RESULTS)


def test_an_interval_holds_its_own_ends() -> None:
    assert holds(10, 20, 10) is True
    assert holds(10, 20, 20) is True
    assert holds(10, 20, 21) is False
    assert holds(10, 20, 9) is False
    assert holds(math.nan, 20, 9) is None
    assert holds(10, 20, math.nan) is None


def test_a_chance_foresees_what_it_leant_to() -> None:
    assert foreseen(0.51, "met") is True
    assert foreseen(0.5, "met") is False
    assert foreseen(0.5, "missed") is False
    assert foreseen(0.49, "missed") is True
    assert foreseen(0.9, "cannot tell") is None
    assert foreseen(math.nan, "met") is None
