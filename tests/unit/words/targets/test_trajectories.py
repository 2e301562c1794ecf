import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash import statuses
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.surveys import survey_standing, survey_waves
from moorlands_dash.measures.targets import trajectories
from moorlands_dash.measures.targets.trajectories import Promise, Shares
from moorlands_dash.periods import add_months, financial_year
from moorlands_dash.words.targets.trajectories import (
    achievable_sentence,
    chance_of,
    count_sentence,
    survey_sentence,
    targets_sentence,
)

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
        "judgement": found.judgement,
        "to": pd.Timestamp(YEAR.end),
        "status_reason": "Cannot tell how it will end: only 18 months are loaded.",
        "outturn_median": 1196.4,
        "outturn_lower_80": 183.0,
        "outturn_upper_80": 1210.0,
    }
    missing = tuple(add_months(YEAR.start, i) for i, n in enumerate(counts) if n is None)
    return pd.Series(values), missing


@pytest.mark.parametrize(
    ("kind", "target", "counts", "words"),
    [
        ("reduce", 120, [], "Cannot tell: no month from April 2025 on is loaded yet."),
        ("reduce", 120, [None], "Cannot tell: no whole file is loaded for April 2025."),
        ("reduce", 120, [10] * 12, "120 incidents to March 2026. The period is over and the count "
         "did not pass the year's target of 120: met."),
        ("reduce", 120, [11] * 12, "The period is over and the count passed the year's target of "
         "120: missed."),
        ("reduce", 120, [70, 60], "130 incidents to May 2025. That is above the year's target of "
         "120 already, so the target is missed."),
        ("reduce", 120, [90, None, 40], "130 incidents to June 2025 in the months that are loaded; "
         "no whole file is loaded for May 2025. That is above the year's target of 120 already"),
        ("reduce", 120, [10] * 3, "30 incidents to June 2025, close to its milestone of 30 (usual "
         "ups and downs around it: 20 to 41). The forecast to March 2026 is about 1,196; 8 in "
         "10 such years would end between 183 and 1,210."),
        ("no_worse", 264, [30] * 6, "180 incidents to September 2025, with an interval of 154.7 to "
         "208.3; the ceiling by now is 132. Worse than before: the count's "
         "whole 95% interval lies above the baseline."),
        ("no_worse", 264, [8] * 12, "met. No worse than before: the count's whole 95% "
         "interval lies under the ceiling."),
        ("no_worse", 26.4, [1], "Whether things got worse is not shown either way: "),
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
    judgement = found["judgement"]
    assert ("Worse than before: the count's whole" in told) == (judgement == verdicts.WORSE)
    assert ("No worse than before: the count's whole" in told) == (judgement == verdicts.HELD)
    told_ahead = standing not in (verdicts.MET, verdicts.CANNOT_TELL)
    assert ("The forecast to" in told) == (
        told_ahead and not missing and bool(found["months_left"])
    )
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


def test_without_a_forecast_the_reason_stands_in_its_place() -> None:
    found, _ = row("reduce", 120, 130, [10] * 3)
    found["outturn_median"] = float("nan")
    assert count_sentence(found).endswith("how it will end: only 18 months are loaded.")


@pytest.mark.parametrize(
    ("kind", "target", "words"),
    [
        ("reduce", 207.0, "the chance of staying within the year's target of 207"),
        ("no_worse", 90 * 1.1, "the chance of staying within the ceiling of 99"),
        ("survey_reduce", 0.16, "the chance that the true share is at most 16%"),
        ("survey_increase", 0.87, "the chance that the true share is at least 87%"),
    ],
)
def test_what_the_chance_is_the_chance_of(kind: str, target: float, words: str) -> None:
    assert chance_of({"kind": kind, "target": target}) == words


def achievable(needed: float, left: int, best: float = float("nan")) -> str:
    return achievable_sentence(
        pd.Series(
            {
                "needed_per_month": needed,
                "months_left": left,
                "best_run_per_month": best,
                "best_run_from": pd.Timestamp("2024-04-01"),
                "best_run_to": pd.Timestamp("2024-09-01"),
            }
        )
    )


@pytest.mark.parametrize(
    ("needed", "left", "best", "words"),
    [
        (17.26, 6, 15.8, "Yes, and it has been done: the 6 months left must average 17.2 a month "
         "or fewer; the best such run on record is 15.8 (April to September 2024)."),
        (15.0, 6, 15.8, "Only by a new record: the 6 months left must average 15 a month or fewer; "
         "the best such run on record is 15.8 (April to September 2024)."),
        (15.5, 6, 15.5, "Only by equalling the record: the 6 months left must average 15.5"),
        (12.0, 1, 9.0, "the month left may bring 12 or fewer; the fewest in a month on record are "
         "9 (April to September 2024)."),
        (12.0, 6, float("nan"), "No run of that length is on record."),
    ],
)  # fmt: skip
def test_whether_it_is_still_achievable(needed: float, left: int, best: float, words: str) -> None:
    assert words in achievable(needed, left, best)


def test_nothing_is_left_to_achieve_once_it_is_settled() -> None:
    assert achievable(float("nan"), 6) == ""


@given(st.floats(0, 500))
def test_what_the_months_must_average_is_never_rounded_up(needed: float) -> None:
    said = re.search(r"average ([\d,.]+) a month", achievable(needed, 6, 1.0))
    assert said is not None
    assert float(said[1].replace(",", "")) <= needed + 1e-6


def test_no_wave_says_so() -> None:
    assert "no survey wave" in survey_sentence(pd.Series({"target": 0.3}), None)


def test_all_targets_in_one_sentence_the_worst_first() -> None:
    frame = pd.DataFrame(
        {
            "title": ["Burglary", "Drugs", "Litter", "Noise"],
            "status": ["watch", "at risk", "at risk", "cannot tell"],
        }
    )
    assert targets_sentence(frame, "2025/26") == (
        "2025/26: 2 of 4 targets are at risk (Drugs and Litter); 1 is to be watched; 1 can't be "
        "told."
    )
    assert "No target is loaded for 2025/26" in targets_sentence(frame.iloc[:0], "2025/26")


@given(st.lists(st.sampled_from(statuses.WORDS), min_size=1, max_size=9))
def test_every_target_is_counted_once(statuses: list[str]) -> None:
    frame = pd.DataFrame({"title": "T", "status": statuses})
    told = targets_sentence(frame, "2025/26").removeprefix("2025/26: ")
    if len(statuses) == 1:
        assert told.startswith("The one target ")
        return
    first, *rest = re.sub(r" \([^)]*\)", "", told).split("; ")
    counts = [int(first.split(" of ")[0]), *(int(part.split()[0]) for part in rest)]
    assert sum(counts) == len(statuses)
    assert len(counts) == len(set(statuses))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([20] * 5, "ahead of its milestone of 50"),
        ([3] * 5, "behind its milestone of 50"),
        ([30] * 4, "That is the year's target of 120 or more already, so the target is met."),
        (
            [9] * 12,
            "The period is over and the count did not reach the year's target of 120: missed.",
        ),
        ([10] * 12, "The period is over and the count reached the year's target of 120: met."),
    ],
)
def test_a_rise_is_told_as_one(counts: list[int | None], words: str) -> None:
    told, missing = row("increase", 120, 100, counts)
    said = count_sentence(told, missing)
    assert words in said
    assert not BROKEN.search(said)


def test_what_a_rise_needs_is_at_least_so_much() -> None:
    told, _ = row("increase", 120, 100, [10] * 5)
    told["needed_per_month"], told["best_run_per_month"] = 70 / 7, 12.0
    told["best_run_from"], told["best_run_to"] = (pd.Timestamp("2024-04-01"),) * 2
    said = achievable_sentence(told)
    assert said.startswith(
        "Yes, and it has been done: the 7 months left must average 10 a month or"
    )
    assert chance_of(told) == "the chance of reaching the year's target of 120"
