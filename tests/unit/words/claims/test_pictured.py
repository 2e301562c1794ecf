"""What is drawn of a claim: its own numbers, in the unit that it is judged in."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.tables.model import Selection
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.pictured import pictured
from tests.opened import built

NAMES = Names({"E05007060": "Leek East"}, "Staffordshire Moorlands", "England and Wales")


@pytest.mark.parametrize(
    ("claim", "unit", "names", "own"),
    [
        ("burglary has doubled in Checkley", "Number",
         ["October 2025 to September 2026", "October 2024 to September 2025"], "count"),
        ("crime is below the national average", "Per 1,000 residents",
         ["Staffordshire Moorlands", "England and Wales"], "rate_per_1000"),
        ("a third of crime is violence", "Per cent", ["As counted", "Claimed"], "share"),
        ("Leek North has more burglary than Leek East", "Number", ["Leek North", "Leek East"],
         "count"),
        ("290 burglaries in the district", "Number", ["Staffordshire Moorlands", "Claimed"],
         "count"),
        ("crime fell in every ward", "Wards", ["Wards in which it is clearly so", "All wards"],
         "wards_supported"),
        ("Alton is the worst ward for criminal damage", "Place among the wards",
         ["Alton", "All wards"], "rank_upper"),
    ],
)  # fmt: skip
def test_each_kind_of_claim_has_the_bars_that_it_is_judged_by(
    demo_home: Path, claim: str, unit: str, names: list[str], own: str
) -> None:
    row = built(demo_home, "claim", Selection(claim=claim)).frame.to_dict("records")[0]
    told, bars = pictured(row, NAMES)
    assert told == unit
    assert [bar.name for bar in bars] == names
    assert [bar.own for bar in bars] == [True, False]
    assert bars[0].value == row[own]


def test_what_was_not_counted_is_not_drawn() -> None:
    assert pictured({"kind": "risen", "count": None}, NAMES) == ("", [])
    assert pictured({"kind": None, "count": 3.0}, NAMES) == ("", [])


def test_rows_set_aside_make_a_count_a_range() -> None:
    row = {"kind": "exactly", "count": 5.0, "doubt": 2, "area_name": "Alton", "wards": None,
           "amount": 7.0, "amount_to": None}  # fmt: skip
    own, claimed = pictured(row, NAMES)[1]
    assert (own.text, own.lower, own.upper) == ("between 5 and 7", 5, 7)
    assert (claimed.name, claimed.value) == ("Claimed", 7)
