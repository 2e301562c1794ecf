"""What a strip says: no more than the verdicts bear."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.words.comparison.strips import strip_alt, strip_words, strips_sentence

COLUMNS = ["area_code", "group", "rate_per_1000", "verdict"]


def rows(*verdicts: str, own: float | None = 55.14) -> pd.DataFrame:
    others = [(f"E{n}", "All", 60.0 + n, verdict) for n, verdict in enumerate(verdicts)]
    frame = pd.DataFrame([("us", "All", own, None), *others], columns=COLUMNS)
    return frame.astype({"rate_per_1000": float})


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["lower", "lower", "higher", "similar"], "55.1; lower than 2, higher than 1, 1 not clear"),
        (["lower", "cannot tell"], "55.1; lower than 1"),
        (["cannot tell"], "55.1; cannot tell of others"),
    ],
)
def test_ours_is_counted_against_the_others(verdicts: list[str], said: str) -> None:
    assert strip_words(rows(*verdicts), "us") == said


def test_without_a_rate_of_ours_nothing_is_told() -> None:
    assert strip_words(rows("lower", own=None), "us") == "cannot tell"
    assert strip_words(rows("lower"), "elsewhere") == "cannot tell"


def test_the_picture_says_between_which_rates_the_others_lie() -> None:
    said = strip_alt(rows("lower", "similar"), "us", "Robbery")
    assert said.endswith("lower than 1, 1 not clear; 2 others, from 60.0 to 61.0.")


def test_the_sentence_is_of_the_total() -> None:
    frame = pd.concat([rows("lower", "similar"), rows("higher").assign(group="Other")])
    assert strips_sentence(frame, "us", "All") == (
        "Official recorded crime: lower than in 1 of 2 others, not clearly different from 1."
    )
    assert strips_sentence(frame.head(0), "us", "All").startswith("Cannot tell")
