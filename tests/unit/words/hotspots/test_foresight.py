"""What is said of the next months: measured, or why nothing is known."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.words.hotspots import foresight as words


def test_hindsight_says_who_would_have_done_as_well() -> None:
    rows = pd.DataFrame(
        {
            "foreseen_by": ["counts", "gistar"],
            "horizon": [1, 1],
            "hit_rate": [0.3, 0.4],
            "share_of_area": [0.03, 0.03],
            "origins": [24, 24],
            "chance_hit_rate": [0.03, 0.03],
            "verdict": ["the same", "no clear difference"],
        }
    )
    assert words.hindsight_sentence(rows, "Burglary") == (
        "Burglary: 3% of the area, chosen by past counts as they are, would have held 30% of the "
        "next month’s incidents, over 24 trials; chance would give 3%. Beside that: hotspots by "
        "Gi* 40% (no clear difference)."
    )
    assert "not tried yet" in words.hindsight_sentence(rows[:0], "Burglary")
    unknown = rows.assign(hit_rate=float("nan"))
    assert "cannot tell" in words.hindsight_sentence(unknown, "Burglary")


def test_repeats_need_exact_places() -> None:
    empty = pd.DataFrame(columns=["verdict"])
    assert "the police publish neither" in words.near_repeat_sentence(empty, "Burglary")
    untried = words.near_repeat_sentence(empty, "Fires", "fire", exact=True)
    assert "not tried yet whether one fire brings the next" in untried
    tried = words.near_repeat_sentence(empty, "Fires", "fire", exact=True, tried=True)
    assert tried == "Fires: too few have a known place and day to tell whether one brings the next."


def test_where_months_are_missing_nothing_is_left_to_try() -> None:
    empty, gone = pd.DataFrame(columns=["hit_rate", "verdict"]), (date(2025, 4, 1),)
    for said in (
        words.hindsight_sentence(empty, "Fires", "fire", missing=gone),
        words.near_repeat_sentence(empty, "Fires", "fire", exact=True, missing=gone),
    ):
        assert "cannot try whether" in said
        assert "April 2025" in said
        assert "not tried yet" not in said
    assert "cannot tell" in words.hindsight_sentence(empty, "Fires", "fire", tried=True)


def test_repeats_are_told_with_how_near_and_how_soon() -> None:
    band = {"distance_from": 0, "distance_to": 100, "days_from": 8, "days_to": 14, "pairs": 33}
    rows = pd.DataFrame([band | {"expected": 7.79, "times_chance": 4.24, "verdict": "more"}])
    assert words.near_repeat_sentence(rows, "Reports") == (
        "Reports: one brings the next. Another within 100 m and 8 to 14 days later comes 4.2 times "
        "as often as chance explains (33 pairs, by chance 7.8)."
    )
    none = rows.assign(verdict="no clear pattern")
    assert "no more repeats" in words.near_repeat_sentence(none, "Reports")
