import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures import trajectories, verdicts
from moorlands_dash.measures.surveys import survey_standing, survey_waves
from moorlands_dash.measures.trajectories import Promise, Shares
from moorlands_dash.periods import add_months, financial_year
from moorlands_dash.words.targets import count_sentence, survey_sentence, targets_sentence

YEAR = financial_year(2025)
BROKEN = re.compile(r"\b(nan|None|NaT|<NA>)\b|  ")


def row(kind: str, target: float, baseline: float, counts: list[int | None]) -> tuple:
    series = pd.Series(
        {add_months(YEAR.start, i): n for i, n in enumerate(counts) if n is not None},
        dtype="int64",
    )
    found = trajectories.stand(
        series,
        Promise(kind, YEAR, target, baseline),
        Shares(np.full(12, 1 / 12), (), 1.0),
        add_months(YEAR.start, len(counts) - 1) if counts else None,
    )
    values = {
        "kind": kind,
        "from": pd.Timestamp(YEAR.start),
        "months_elapsed": len(counts),
        "months_left": 12 - len(counts),
        "target": target,
        "actual": found.actual,
        "milestone_now": found.milestone_now,
        "lower_95": found.lower_95,
        "upper_95": found.upper_95,
        "straight_line": found.straight_line,
        "standing": found.standing,
    }
    missing = tuple(add_months(YEAR.start, i) for i, n in enumerate(counts) if n is None)
    return pd.Series(values), missing


@pytest.mark.parametrize(
    ("kind", "target", "counts", "words"),
    [
        ("reduce", 120, [], "Cannot tell: no month from April 2025 on is loaded yet."),
        ("reduce", 120, [None], "Cannot tell: no file is loaded for April 2025."),
        ("reduce", 120, [10] * 12, "120 incidents to March 2026. The period is over and the count "
         "did not pass the year's target of 120: met."),
        ("reduce", 120, [11] * 12, "The period is over and the count passed the year's target of "
         "120: missed."),
        ("reduce", 120, [70, 60], "130 incidents to May 2025. That is above the year's target of "
         "120 already, so the target is missed."),
        ("reduce", 120, [90, None, 40], "130 incidents to June 2025 in the months that are loaded; "
         "no file is loaded for May 2025. That is above the year's target of 120 already"),
        ("reduce", 120, [1] * 11, "If the other 1 month went on alike, the whole would be 12."),
        ("no_worse", 264, [30] * 6, "180 incidents to September 2025; the ceiling by now is 132"),
        ("no_worse", 26.4, [1], "Whether things are worse is not shown either way."),
    ],
)  # fmt: skip
def test_a_count_s_standing(kind: str, target: float, counts: list[int | None], words: str) -> None:
    found, missing = row(kind, target, target / 1.1, counts)
    assert words in count_sentence(found, missing)


@given(
    st.sampled_from(["reduce", "no_worse"]),
    st.lists(st.one_of(st.none(), st.integers(0, 60)), max_size=12),
    st.integers(1, 400),
)
def test_the_sentence_says_what_the_standing_says_and_no_more(
    kind: str, counts: list[int | None], target: int
) -> None:
    found, missing = row(kind, target, target / 1.1, counts)
    told = count_sentence(found, missing)
    assert not BROKEN.search(told)
    standing = found["standing"]
    assert ("behind its milestone" in told) == (standing == verdicts.BEHIND)
    assert ("ahead of its milestone" in told) == (standing == verdicts.AHEAD)
    assert ("missed" in told) == (standing == verdicts.MISSED)
    assert ("Things are worse" in told) == (standing == verdicts.WORSE)
    assert ("no worse than before" in told) == (standing == verdicts.HELD)
    assert ("Cannot tell" in told) == (standing == verdicts.CANNOT_TELL)


@pytest.mark.parametrize(
    ("said", "asked", "words"),
    [
        (100, 400, "25% said so in the wave to September 2025 (between 21% and 29%); the target is "
         "30%. The target is reached: the whole interval lies beyond it."),
        (200, 400, "That is short of the target"),
        (120, 400, "too small to say"),
        (20, 50, "Fewer than 100 people were asked: read it with care."),
        (10, 20, "Cannot tell: fewer than 30 people were asked: not shown."),
    ],
)  # fmt: skip
def test_a_survey_s_standing(said: int, asked: int, words: str) -> None:
    waves = pd.DataFrame(
        {
            "period_start": [pd.Timestamp("2025-09-01")],
            "period_end": [pd.Timestamp("2025-09-30")],
            "numerator": [float(said)],
            "denominator": [float(asked)],
        }
    )
    wave = survey_waves(waves, design_effect=1.0, warn_below=100, hide_below=30).iloc[0]
    standing = survey_standing(wave, "survey_reduce", 0.3)
    told = survey_sentence(pd.Series({"target": 0.3, "standing": standing}), wave)
    assert words in told
    assert not BROKEN.search(told)


def test_no_wave_says_so() -> None:
    assert "no survey wave" in survey_sentence(pd.Series({"target": 0.3}), None)


def test_all_targets_in_one_sentence_the_worst_first() -> None:
    frame = pd.DataFrame(
        {
            "title": ["Burglary", "Drugs", "Litter", "Noise"],
            "standing": [
                "close to the milestone",
                "behind the milestone",
                "behind the milestone",
                "cannot tell",
            ],
        }
    )
    assert targets_sentence(frame, "2025/26") == (
        "2025/26: 2 of 4 targets are behind their milestone (Drugs and Litter); 1 can't be told "
        "yet; 1 is close to its milestone."
    )
    assert "No target is loaded for 2025/26" in targets_sentence(frame.iloc[:0], "2025/26")


@given(st.lists(st.sampled_from(verdicts.STANDINGS), min_size=1, max_size=9))
def test_every_target_is_counted_once(standings: list[str]) -> None:
    frame = pd.DataFrame({"title": "T", "standing": standings})
    told = targets_sentence(frame, "2025/26").removeprefix("2025/26: ")
    if len(standings) == 1:
        assert told.startswith("The one target ")
        return
    first, *rest = re.sub(r" \([^)]*\)", "", told).split("; ")
    counts = [int(first.split(" of ")[0]), *(int(part.split()[0]) for part in rest)]
    assert sum(counts) == len(standings)
    assert len(counts) == len(set(standings))
