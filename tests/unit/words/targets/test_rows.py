"""A target's row in words, read from hand-made rows."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from moorlands_dash.words.targets.rows import more_words, records_sentence, row_sentence

COUNT: dict[str, Any] = {
    "kind": "reduce",
    "status": "watch",
    "actual": 524.0,
    "target": 956.0,
    "outturn_median": 946.6,
    "outturn_lower_80": 897.0,
    "outturn_upper_80": 998.0,
    "months_left": 6,
    "to": pd.Timestamp("2027-03-01"),
    "words": "All in full.",
}
SURVEY: dict[str, Any] = COUNT | {
    "kind": "survey_increase",
    "actual": 0.85,
    "lower_95": 0.82,
    "upper_95": 0.88,
    "target": 0.87,
    "outturn_median": float("nan"),
}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            COUNT,
            "Likely 947 by March 2027 (897 to 998 in 8 of 10 such years); promised: at most 956.",
        ),
        (
            COUNT | {"status": "missed"},
            "Likely 947 by March 2027 (897 to 998 in 8 of 10 such years), past its limit already; "
            "promised: at most 956.",
        ),
        (COUNT | {"months_left": 0}, "Came to 947; promised: at most 956."),
        (SURVEY, "85% (82% to 88%) said so in the last wave; promised: at least 87%."),
        (
            COUNT | {"kind": "increase"},
            "Likely 947 by March 2027 (897 to 998 in 8 of 10 such years); promised: at least 956.",
        ),
        (
            COUNT | {"kind": "increase", "status": "met"},
            "Likely 947 by March 2027 (897 to 998 in 8 of 10 such years), reached already; "
            "promised: at least 956.",
        ),
        (
            SURVEY
            | {"kind": "increase", "unit": "per_1000", "actual": 1.44, "target": 1.6}
            | {"lower_95": 1.2, "upper_95": 1.7},
            "1.4 per 1,000 (1.2 per 1,000 to 1.7 per 1,000) in the last figure; promised: at "
            "least 1.6 per 1,000.",
        ),
        (SURVEY | {"actual": float("nan")}, "All in full."),
        (COUNT | {"status": "cannot tell"}, "All in full."),
        (COUNT | {"outturn_median": float("nan")}, "All in full."),
    ],
)
def test_a_row_says_where_it_is_heading_or_why_not(row: dict[str, Any], said: str) -> None:
    assert row_sentence(row) == said


def test_a_fold_says_how_many_actions_are_late() -> None:
    late = ["overdue", "done", "stalled", "overdue"]
    assert more_words(late) == "In full, with 4 actions, 2 overdue and 1 stalled"
    assert more_words(["on time"]) == "In full, with 1 action"
    assert more_words([]) == "In full; no action is tied to it"


def tried(target: str, forecasts: int, covered: float, *, worse: bool) -> dict[str, Any]:
    return {
        "target_id": target,
        "forecasts": forecasts,
        "covered_80": covered,
        "worse": worse,
    }


def test_how_good_forecasts_are_is_counted_over_all_series() -> None:
    rows = [
        tried("a", 3, 1.0, worse=False),
        tried("a", 3, 2 / 3, worse=True),
        tried("b", 4, 0.5, worse=False),
        tried("c", 0, float("nan"), worse=False),
    ]
    assert records_sentence(pd.DataFrame(rows)) == (
        "Tried on years that are over of 2 series, 7 of 10 of the 80% intervals held what came. "
        "On 1 it did worse than the straight line after some months."
    )
    assert "On none of them it did" in records_sentence(pd.DataFrame(rows[:1]))
    assert records_sentence(pd.DataFrame(rows[3:])) == ""
