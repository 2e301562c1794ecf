"""How fresh the data are, and what of them is late."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.words.meetings.overview import (
    big_count,
    country_line,
    freshness,
    overview_sentence,
    public_sentence,
    standing_briefly,
    than_country,
    tile_chance,
    tile_end,
)

DAY = date(2025, 11, 10)
LATE = "Late: Fires, known to June 2025 only; July 2025 was due by 14 September 2025."


def test_who_is_late_is_said_without_police_extracts_too() -> None:
    said = freshness(None, DAY, 0, 0, [LATE])
    assert said == (
        "No whole month of the police's extracts is loaded: load them with "
        f"`moorlands-dash load PATH`. {LATE}"
    )


def test_nothing_is_said_to_be_whole_while_somebody_is_late() -> None:
    assert freshness(date(2025, 9, 1), DAY, 0, 9).endswith("9 months loaded, none missing.")
    assert freshness(date(2025, 9, 1), DAY, 0, 9, [LATE]).endswith(f"9 months loaded. {LATE}")


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        (["cannot tell"] * 2, "2025/26: of 2 targets it can't be told how they stand."),
        (
            ["exceptions", "cannot tell", "watch"],
            "2025/26: 1 of 3 targets needs attention; 1 can't be told.",
        ),
        (["on course"], "2025/26: none of 1 target need attention."),
    ],
)
def test_targets_that_cannot_be_told_are_not_said_to_need_nobody(sections, said) -> None:
    frame = pd.DataFrame({"section": sections, "newly": False})
    assert overview_sentence(frame, "2025/26", "", None) == said


COUNTED = {
    "kind": "reduce", "target": 44.0, "chance": 0.4638, "actual": 20, "outturn_median": 45.0,
    "months_left": 6, "complete": True, "from": pd.Timestamp("2026-04-01"), "months_elapsed": 6,
    "months_loaded": 6, "known_to": pd.Timestamp("2026-09-01"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "chance", "end"),
    [
        ({}, "46% chance", "likely 45, limit 44"),
        ({"months_left": 0, "chance": 0.0}, "", "came to 45, limit 44"),
        ({"outturn_median": None, "chance": None}, "", "20 to September 2026, limit 44"),
        (
            # A sender who is late: of three of the six months nothing is known.
            {
                "outturn_median": None,
                "chance": None,
                "complete": False,
                "months_loaded": 3,
                "known_to": pd.Timestamp("2026-06-01"),
            },
            "",
            "20 to June 2026, limit 44",
        ),
        ({"outturn_median": None, "chance": None, "actual": None}, "", "limit 44"),
        (
            {"kind": "survey_increase", "target": 0.87, "actual": 0.85, "chance": 0.001},
            "under 1% chance",
            "85%, aim 87%",
        ),
        (
            {"kind": "survey_decrease", "target": 0.16, "actual": 0.17},
            "46% chance",
            "17%, limit 16%",
        ),
        ({"kind": "survey_decrease", "target": 0.16, "actual": None}, "46% chance", "limit 16%"),
    ],
)
def test_a_tile_says_chance_and_end_briefly(changes, chance, end) -> None:
    row = COUNTED | changes
    assert (tile_chance(row), tile_end(row)) == (chance, end)


CHANGE = {
    "count": 632, "verdict": "no clear change", "months_expected": 12, "months_loaded": 12,
}  # fmt: skip


def test_a_big_number_says_what_its_change_is() -> None:
    assert standing_briefly(CHANGE | {"verdict": "more"}) == "clearly more than usual"
    assert standing_briefly(CHANGE) == "usual ups and downs"
    assert (
        standing_briefly(CHANGE | {"verdict": "cannot tell"}) == "cannot tell if that is a change"
    )


@pytest.mark.parametrize(
    ("changes", "count", "said"),
    [
        ({}, "632", "cannot tell if that is a change"),
        # Only months of the year before lack: the count itself is whole.
        ({"before_months_expected": 12, "before_months_loaded": 5}, "632",
         "cannot tell if that is a change"),
        ({"months_loaded": 11}, "–", "1 month missing"),
        ({"months_loaded": 0, "count": None}, "–", "12 months missing"),
        ({"doubt": 8}, "between 632 and 640", "cannot tell if that is a change"),
    ],
)  # fmt: skip
def test_a_big_number_is_of_whole_months_and_within_what_is_known(changes, count, said) -> None:
    row = CHANGE | {"verdict": "cannot tell"} | changes
    assert (big_count(row), standing_briefly(row)) == (count, said)


def test_the_public_is_told_how_many_promises_are_left_out() -> None:
    frame = pd.DataFrame({"section": ["on course", "watch"]})
    said = "2026/27: of 2 promises, 1 on course or kept and 1 could go either way."
    assert public_sentence(frame, "2026/27", "No target.", "") == said
    assert public_sentence(frame, "2026/27", "No target.", "1 is left out.") == (
        f"{said} 1 is left out."
    )


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        ("lower", "clearly lower than 82.1 in England and Wales"),
        ("higher", "clearly higher than 82.1 in England and Wales"),
        ("similar", "not clearly different from 82.1 in England and Wales"),
        ("cannot tell", "cannot tell how that is beside 82.1 in England and Wales"),
    ],
)
def test_a_rate_is_said_to_differ_only_where_it_clearly_does(verdict: str, said: str) -> None:
    assert than_country(82.1, "England and Wales", verdict) == said
    line = country_line(55.04, 82.1, "England and Wales", verdict, "in the 12 months to March 2026")
    assert line == (
        f"55.0 recorded crimes per 1,000 residents, {said} (in the 12 months to March 2026)."
    )
