"""The standing watch in words: alerts first, and nothing said of what can't be told."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.comparison.watch import GONE, HOLDS, NARROWER
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.words.comparison.watch import notes, sentence_of


def kind(group: str, standing: str, ratio: float = 0.43) -> dict[str, object]:
    return {
        "group": group,
        "year_label": "Year to June 2026",
        "ratio": ratio,
        "ratio_before": 0.3,
        "gap_per_1000": 3.54,
        "gap_lower_95": 2.95,
        "gap_upper_95": 4.05,
        "held_since": pd.Timestamp(2021, 7, 1) if standing != GONE else pd.NaT,
        "years_held": 0 if standing == GONE else 4,
        "standing": standing,
    }


def said(*rows: dict[str, object]) -> str:
    return sentence_of(pd.DataFrame(rows), "High Peak", "England and Wales")


def test_an_alert_comes_first_with_both_ratios() -> None:
    assert said(kind("Burglary", HOLDS), kind("Vehicle offences", NARROWER)) == (
        "Vehicle offences: still below England and Wales, but the gap has narrowed beyond chance. "
        "The rate was 0.43 times theirs in the year to June 2026, 0.30 in earlier years. Still "
        "clearly below England and Wales: burglary. Burglary: 3.5 fewer per 1,000 people (95% "
        "interval 3.0 to 4.0). The gap has not narrowed beyond chance."
    )


def test_what_is_not_clear_any_more_and_what_can_not_be_told() -> None:
    told = said(kind("Burglary", GONE, 0.97), kind("Vehicle offences", CANNOT_TELL))
    assert told == (
        "Burglary: not clearly below England and Wales any more in the year to June 2026 (0.97 "
        "times its rate). Cannot tell of vehicle offences."
    )
    assert sentence_of(pd.DataFrame({"standing": []}), "High Peak", "England and Wales").startswith(
        "Cannot tell whether High Peak is still below England and Wales"
    )


def test_notes_say_how_long_and_which_years_are_missing() -> None:
    rows = [kind("Burglary", HOLDS), kind("Robbery", GONE)]
    silent = {**kind("Burglary", HOLDS), "standing": None, "ratio": None}
    silent["year_label"] = "Year to June 2023"
    told = notes(pd.DataFrame([*rows, silent]), "England and Wales")
    assert told == [
        "Burglary: clearly below in all 4 years told since July 2021.",
        "Robbery: not clearly below in the latest year.",
        "Not every force reported in the year to June 2023: England and Wales can't be told for "
        "it.",
    ]
