from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.words.targets.year_end import (
    not_closed_sentence,
    target_sentence,
    year_sentence,
)

NAN = float("nan")
ENDS = {1: date(2025, 6, 1), 2: date(2025, 9, 1), 3: date(2025, 12, 1)}
CHANCES = (
    "The chance of meeting it, as forecast then: at the end of June 2025 about 7 in 10, "
    "September 2025 about 6 in 10, December 2025 about 9 in 10."
)


def row(kind: str = "reduce", result: str = "met", **more: Any) -> pd.Series:
    values: dict[str, Any] = {
        "kind": kind,
        "result": result,
        "judgement": None,
        "baseline": 230.0,
        "target": 218.0,
        "outturn": 215.0,
        "outturn_lower_95": NAN,
        "outturn_upper_95": NAN,
        "intervals": 3,
        "intervals_held": 2,
    }
    for quarter, (chance, words) in enumerate(
        [(0.7, "about 7 in 10"), (0.6, "about 6 in 10"), (0.9, "about 9 in 10")], start=1
    ):
        values |= {f"q{quarter}_chance": chance, f"q{quarter}_chance_words": words}
    return pd.Series(values | more)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            row(),
            "Promised: at most 218, against a baseline of 230. 215 incidents came: the target "
            f"was met. {CHANCES} 2 of the 3 ranges forecast held what came (8 in 10 should).",
        ),
        (
            row(result="missed", outturn=225.0, intervals_held=3),
            "Promised: at most 218, against a baseline of 230. 225 incidents came: 7 too many, "
            f"so the target was missed. {CHANCES} All of the 3 ranges forecast held what came "
            "(8 in 10 should).",
        ),
        (
            row("no_worse", judgement="not shown", target=42.0, baseline=39.0, outturn=40.0),
            "Promised: no worse than the 39 of before, up to a ceiling of 42. 40 incidents came: "
            "the target was met. Whether things got worse is not shown either way: the count's "
            "95% interval reaches from the baseline or less to the ceiling or more. "
            f"{CHANCES} 2 of the 3 ranges forecast held what came (8 in 10 should).",
        ),
        (
            row(
                "no_worse", "missed", judgement="worse", target=74.0, baseline=68.0, outturn=90.0,
                intervals_held=0,
            ),
            "Promised: no worse than the 68 of before, up to a ceiling of 74. 90 incidents came: "
            "16 too many, so the target was missed. Worse than before: the count's whole 95% "
            f"interval lies above the baseline. {CHANCES} Not one of the 3 ranges forecast held "
            "what came (8 in 10 should).",
        ),
        (
            row("no_worse", "missed", target=42.0, baseline=39.0, outturn=44.0, intervals=1,
                intervals_held=0),
            "Promised: no worse than the 39 of before, up to a ceiling of 42. 44 incidents came: "
            "2 too many, so the target was missed. "
            f"{CHANCES} The one range forecast did not hold what came (8 in 10 should).",
        ),
        (
            row(
                "survey_increase", "missed", baseline=0.855, target=0.88, outturn=0.852,
                outturn_lower_95=0.83, outturn_upper_95=0.871, intervals=0, intervals_held=0,
            ),
            "Promised: at least 88%, against a baseline of 86%. In the year's last wave 85% said "
            "so (between 83% and 87%): the whole interval falls short, so the target was missed. "
            f"{CHANCES}",
        ),
    ],
)  # fmt: skip
def test_a_target_says_what_was_promised_what_came_and_what_was_forecast(
    given: pd.Series, said: str
) -> None:
    assert target_sentence(given, ENDS) == said


def test_a_missing_month_leaves_what_came_untold() -> None:
    said = target_sentence(
        row(result="cannot tell", outturn=NAN, intervals=0, intervals_held=0),
        ENDS,
        [date(2025, 11, 1)],
    )
    assert "What came can't be told: no whole file is loaded for November 2025." in said
    assert "held" not in said


def test_a_limit_passed_without_the_missing_month_is_missed_all_the_same() -> None:
    said = target_sentence(
        row(result="missed", outturn=NAN, intervals=0), ENDS, [date(2025, 11, 1)]
    )
    assert (
        "Missed: the months that are loaded passed it already, though no whole file is loaded"
        in said
    )


def test_a_quarter_that_could_not_be_forecast_says_so() -> None:
    said = target_sentence(row(q1_chance=NAN), ENDS)
    assert "at the end of June 2025 could not be told, September 2025 about 6 in 10" in said
    none = target_sentence(row(q1_chance=NAN, q2_chance=NAN, q3_chance=NAN), ENDS)
    assert none.endswith("No forecast could be made during the year.")


def test_the_year_says_how_many_were_met_and_how_well_that_was_foreseen() -> None:
    frame = pd.DataFrame(
        [
            row(q2_chance=0.7),
            row(q2_chance=0.4),
            row("no_worse", judgement="held", q2_chance=0.5),
            row(result="missed", q2_chance=0.3, intervals_held=3),
            row("no_worse", judgement="not shown", q2_chance=NAN, intervals_held=3),
            row("survey_reduce", "cannot tell", q2_chance=NAN, intervals=0, intervals_held=0),
        ]
    )
    # Above even: 0.7 alone of the three met (0.5 leans to neither side); 0.3 is below.
    # Intervals: five times 3, of which 2 + 2 + 2 + 3 + 3 held.
    assert year_sentence(frame, "2025/26", ENDS[2]) == (
        "2025/26: of 6 targets 4 were met, 1 can't be told and 1 was missed. At the end of "
        "September 2025 (Q2) the forecasts gave better than even chances to 1 of the 3 that were "
        "met. They gave less than even chances to the one that was missed. 12 of the 15 ranges "
        "forecast held what came; about 8 in 10 should."
    )


def test_a_year_that_nothing_foresaw_says_none() -> None:
    frame = pd.DataFrame([row(result="missed", q2_chance=0.6), row(q2_chance=0.6)])
    said = year_sentence(frame, "2025/26", ENDS[2])
    assert "better than even chances to the one that was met" in said
    assert "less than even chances to none (1 was missed)" in said
    one = year_sentence(frame.head(1), "2025/26", ENDS[2])
    assert one.startswith("2025/26: the one target was missed.")


def test_a_running_year_says_when_it_closes() -> None:
    latest = date(2026, 9, 1)
    assert not_closed_sentence("2026/27", True, date(2027, 3, 1), latest) == (
        "2026/27 is still running: it closes once March 2027 is loaded. The latest month loaded is "
        "September 2026."
    )
    assert "No target is loaded for 2019/20" in not_closed_sentence(
        "2019/20", False, date(2020, 3, 1), latest
    )
    assert "moorlands-dash load PATH" in not_closed_sentence(None, False, None, latest)


def test_people_are_called_by_their_own_word():
    said = target_sentence(row(target=30.0, baseline=33.0, outturn=28.0), ENDS, (), "casualty")
    assert "28 casualties came: the target was met." in said
    assert "1 casualty came" in target_sentence(row(outturn=1.0), ENDS, (), "casualty")
