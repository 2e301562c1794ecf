"""Months that may change: the latest ones, how much others did, and where it would matter."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.data.provisional import (
    provisional_months,
    revision,
    turned,
    with_change,
)
from moorlands_dash.measures.judged import EARLIER, judged


def came(*rows: tuple[int, int]) -> pd.DataFrame:
    return with_change(pd.DataFrame(rows, columns=["rows_first", "rows_now"]))


def test_the_latest_months_loaded_are_provisional() -> None:
    months = [date(2026, month, 1) for month in (9, 7, 6)]
    assert provisional_months(months, 2) == [date(2026, 7, 1), date(2026, 9, 1)]
    assert provisional_months(months, 0) == []
    assert provisional_months([], 2) == []


def test_a_change_is_a_share_of_what_came_first_up_or_down() -> None:
    found = came((1000, 1010), (1000, 970), (2000, 2000), (0, 5))
    assert found["percent"].tolist()[:3] == pytest.approx([1, -3, 0])
    told = revision(found)
    assert (told.months, told.middle, told.largest) == (3, pytest.approx(0.01), 0.03)
    assert told.told


def test_of_few_months_nothing_is_made_and_of_none_nothing_known() -> None:
    assert not revision(came((1000, 1100), (1000, 1000))).told
    none = revision(came())
    assert none.months == 0
    assert math.isnan(none.largest)


def year(count: int) -> pd.DataFrame:
    frame = pd.DataFrame({"count": [count], "count_before": [100], "complete": [True]})
    past = {name: [100.0] for name in EARLIER}
    frame = frame.assign(**past, dispersion=1.0, drift=0.0)
    return judged(frame, percent_from=20)


def test_a_verdict_turns_only_where_the_months_in_question_could_turn_it() -> None:
    limit = int(year(100)["usual_to"].iloc[0])
    near, far = year(limit + 1), year(limit + 60)
    assert near["verdict_alone"].tolist() == far["verdict_alone"].tolist() == [verdicts.MORE]
    months = pd.Series([20])
    assert turned(near, months, 0.05, 20).tolist() == [True]
    assert turned(far, months, 0.05, 20).tolist() == [False]
    assert turned(near, pd.Series([0]), 0.05, 20).tolist() == [False]
    assert turned(near.assign(complete=False), months, 0.05, 20).tolist() == [False]
