"""A choice of owner and theme goes through a link and comes back, whatever its names hold."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.tables.plan.narrowing import narrowed, narrowing

NAMES = st.text(alphabet="ab&=%+; /£é", min_size=1, max_size=6).map(lambda name: f"x{name}")


@given(NAMES, NAMES)
def test_the_rows_of_both_names_come_back_and_no_others(owner: str, theme: str) -> None:
    rows = pd.DataFrame(
        [(owner, theme), (owner, "other"), ("other", theme), (f"{owner}&theme=other", theme)],
        columns=["owner", "theme"],
    )
    assert list(narrowed(rows, narrowing(owner, theme)).index) == [0]
    assert list(narrowed(rows, narrowing(owner, None)).index) == [0, 1]
    assert list(narrowed(rows, narrowing(None, theme)).index) == [0, 2, 3]


def test_without_a_choice_all_rows_stand_and_a_strange_word_chooses_nothing() -> None:
    rows = pd.DataFrame({"owner": ["a", "b"], "theme": ["c", "d"], "cost": [1, 2]})
    assert narrowing(None, None) == ""
    assert len(narrowed(rows, "")) == len(narrowed(rows, "cost=1")) == 2
    assert narrowed(rows, "owner=nobody").empty
