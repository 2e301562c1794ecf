"""The board's words: which measures are special, and which way."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from moorlands_dash.words.trends.board import board_month, board_sentence, tile_status, tile_words

SEPTEMBER = pd.Timestamp("2026-09-01")


def point(meaning: str, way: int = 1, rule: str = "outside", **other: Any) -> dict[str, Any]:
    known: dict[str, Any] = {"from": SEPTEMBER, "to": SEPTEMBER, "count": 1234, "upper": 9.0}
    named = {"meaning": meaning, "way": way, "rule": rule, "lower": 4.0, "latest": True}
    return known | named | other


@pytest.mark.parametrize(
    ("row", "sign", "words"),
    [
        (point("concerning"), "▲", "Concerning, high"),
        (point("improving", -1, "trend"), "▼", "Improving, falling"),
        (point("neither"), "▲", "Special, neither better nor worse, high"),
        (point("ordinary", 0, ""), "●", "Ordinary"),
        (point("cannot tell", 0, ""), "?", "Cannot tell"),
    ],
)
def test_the_sign_says_which_way_and_the_word_whether_it_is_better(
    row: dict[str, Any], sign: str, words: str
) -> None:
    assert tile_status(row) == (sign, words)


def test_a_tile_names_its_months_where_they_are_not_the_board_s() -> None:
    quarter = point("ordinary", **{"from": pd.Timestamp("2026-07-01")})
    assert tile_words(point("ordinary"), "September 2026") == "1,234; usually 4 to 9"
    assert tile_words(quarter, "September 2026").startswith("1,234 in July to September 2026; ")
    assert tile_words(point("cannot tell", count=pd.NA), "x") == "September 2026: not whole"


def test_the_sentence_counts_the_latest_points_alone() -> None:
    rows = [point("concerning"), point("ordinary"), point("ordinary"), point("cannot tell")]
    frame = pd.DataFrame([*rows, point("improving", latest=False)])
    assert board_month(frame) == "September 2026"
    assert board_sentence(frame, "Leek") == (
        "Of 4 measures in Leek in September 2026: 1 concerning, 2 ordinary, 1 that can't be told."
    )
