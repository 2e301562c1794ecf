"""What the plan's bars and the questions' strips say, from hand-made rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.words.plan.actions import bar_words, bars_key
from moorlands_dash.words.plan.residents import strip_words

NAN = float("nan")
ACTION: dict[str, Any] = {
    "standing": "on time",
    "status": "under way",
    "progress": 60.0,
    "days_late": pd.NA,
    "due": pd.Timestamp("2026-12-15"),
}
WAVE: dict[str, Any] = {
    "share": 0.65,
    "before_end": pd.Timestamp("2025-09-30"),
    "p_value": 0.4,
    "difference": 0.021,
    "verdict": "no clear change",
}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "60% done, due 15 Dec 2026"),
        ({"progress": NAN}, "under way, due 15 Dec 2026"),
        ({"status": "planned", "progress": NAN}, "not begun, due 15 Dec 2026"),
        ({"standing": "overdue", "days_late": 32}, "60% done, 32 days late"),
        ({"standing": "overdue", "days_late": 1}, "60% done, 1 day late"),
        ({"standing": "done"}, "done"),
        ({"standing": "stopped"}, "stopped"),
        ({"standing": "postponed"}, "postponed"),
    ],
)
def test_a_bar_says_how_far_it_is(other: dict[str, Any], said: str) -> None:
    assert bar_words(ACTION | other) == said


def test_the_key_names_the_day() -> None:
    assert bars_key(date(2026, 11, 1)).endswith("The line across stands at 1 November 2026.")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({}, "65%, 2.1 points more: no clear change"),
        ({"difference": -0.1, "verdict": "lower"}, "65%, 10.0 points less: clear"),
        ({"p_value": NAN}, "65%, not compared"),
        ({"p_value": NAN, "before_end": pd.NaT}, "65%, first asked"),
        ({"share": NAN}, "too few answers to show"),
    ],
)
def test_a_strip_says_the_change_and_whether_it_is_clear(other: dict[str, Any], said: str) -> None:
    assert strip_words(WAVE | other) == said
