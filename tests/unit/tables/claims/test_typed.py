"""Typed claims on the demonstration: what must come out, and that no answer is a dead end."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from benchmarks.claims import LATER, OUTSIDER, STRANGER, TYPED, WRONG, Asker, dead_ends, outcome
from benchmarks.claims_rows import Rows
from benchmarks.claims_truth import expected
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.model import Selection
from tests.conftest import SHARED
from tests.opened import built, opened

CASES = SHARED / "cases" / "claims.csv"
STEP = 10
"""One claim in so many of the whole set is tried here; `make claims` tries them all."""


@cache
def asker(home: Path) -> Asker:
    return Asker(opened(home), load_settings())


@cache
def rows_of(home: Path) -> Rows:
    return Rows(opened(home).folder, load_settings().district.name)


@dataclass(frozen=True)
class Right:
    """What must come out: a verdict with facts, or that it is asked back."""

    verdict: str = "asked"
    facts: tuple[tuple[str, Any], ...] = ()
    says: str = ""


def yes(says: str = "", **facts: Any) -> Right:
    return Right("supported", tuple(facts.items()), says)


def no(says: str = "", **facts: Any) -> Right:
    return Right("not supported", tuple(facts.items()), says)


ASKED = Right()

RIGHT: dict[str, Right] = {
    "criminal damage in Leek North was lower last month than in 2024/25": no(
        "No: it is higher (5.5 times as many a month, 2.5 to 11.6)", count=17, count_before=36
    ),
    "vehicle crime in Checkley is lower than 3 years earlier": no(
        "higher", count=88, count_before=15
    ),
    "crime in Biddulph East rose in the last two years compared with 2023": no(
        "No: it is lower (0.76 times as many a month, 0.64 to 0.90)"
    ),
    "crime in Biddulph East fell in the last two years compared with 2023": yes(),
    "ASB is down in all wards since 2022": no(area_code="every ward", wards=27),
    "violence fell in all wards in 2025 compared with 2022": no(area_code="every ward", wards=27),
    "most of the criminal damage is in Leek North": no("28.5% (180 of 632)", count=180),
    "most of the vehicle crime is in Checkley": no("(88 of 247)", count=88),
    "half the ASB is in Biddulph West": no(kind="share of"),
    "half the burglaries are in Leek West": no(kind="share of"),
    "burglary is down to a quarter": no(kind="fallen by", amount=75),
    "crime is down to a third": no(kind="fallen by", amount=67),
    "Leek North has the most crime": yes("587; the next has 457", kind="most"),
    "Manifold has the fewest crimes": yes(kind="fewest", count=40),
    "there were more crimes in Biddulph East than in Alton in 2025": yes(
        count=336, other_count=105, kind="more in number"
    ),
    "the number of crimes in Leek West is higher than in Dane": yes(count=188, other_count=78),
    "Bagnall and Stanley has less crime than Werrington": yes(count=68, other_count=103),
    "burglary fell between 2024 and 2025": no(count=220, count_before=219),
    "deliberate fires rose between 2024 and 2025": yes(count=128, count_before=64),
    "ASB was higher in 2023": yes(count=1092, count_before=965),
    "there are fewer police in Leek North": ASKED,
    "more people live in Leek East": ASKED,
    "burglary is up around Leek West": ASKED,
    "shoplifting trebled in Alton": Right(
        "too few to say",
        (("count", 6), ("count_before", 6)),
        "As counted no; of the underlying level too few to say: 6 incidents of shoplifting after "
        "6: 1.00 times as many (0.27 to 3.7)",
    ),
    "drugs offences in Leek East have doubled": no(count=13, count_before=16),
    "average crime is up": ASKED,
    "crime per head is higher in Leek North than the district": yes(kind="higher than"),
    "crime per capita is up": no(count=5244, count_before=5355),
    "burglary fell last summer": no(count=42, count_before=49),
    "crime was down in Q2": ASKED,
    "crime up in 24/25": no(count=5310, count_before=5385),
    "crime has risen since covid": ASKED,
    "there was one robbery in Leek North in September": no(kind="exactly", amount=1, count=2),
    "burglery is up in Leek West": ASKED,
    "anti-social behavour in Biddulph West is up": ASKED,
    "vehicle crime is well below the national average": ASKED,
    "violent crime is below the average for England and Wales": yes(count=2394),
    "burglary is down this financial year": yes(
        "73 incidents of burglary after 104: 0.70 times as many (0.51 to 0.96)"
    ),
}


@pytest.mark.parametrize("text", list(RIGHT))
def test_what_must_come_out(demo_home: Path, text: str) -> None:
    asked, right = asker(demo_home), RIGHT[text]
    found = asked.rows(text)
    if right is ASKED:
        assert not asked.judged(text)
        assert asked.answers(text)
        return
    (row,) = found
    assert row["verdict"] == right.verdict, row["answer"]
    assert {name: row[name] for name, _ in right.facts} == dict(right.facts)
    assert right.says in row["answer"]
    assert "neither" not in row["answer"].casefold()


def test_the_cases_are_all_among_them() -> None:
    if not CASES.exists():
        pytest.skip("the cases are not here: ../shared is absent")
    assert set(pd.read_csv(CASES)["claim"]) == set(RIGHT)


def test_no_claim_is_read_as_another_one(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    wrong = {
        claim.claim: why
        for path in (TYPED, LATER, STRANGER, OUTSIDER)
        for claim in expected(path)[::STEP]
        for word, why in [outcome(claim, asked, rows)]
        if word == WRONG
    }
    assert wrong == {}


def test_what_was_asked_back_leads_on(demo_home: Path) -> None:
    texts = [text for text, right in RIGHT.items() if right is ASKED]
    assert dead_ends(texts, asker(demo_home)) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("there are fewer police in Leek North", "police"),
        ("crime is wibbly in Dane", "wibbly"),
        ("burglary is well up in Dane", "well"),
        ("burglary is up in Dane at midnight", "midnight"),
    ],
)
def test_a_word_that_is_not_known_is_named(demo_home: Path, text: str, word: str) -> None:
    asked = asker(demo_home)
    assert word in asked.rows(text)[0]["question"]
    assert all(isinstance(answer, str) for answer in asked.answers(text))
    assert asked.answers(text)


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("all police incidents in Leek North have risen", "more than usual"),
        ("road collisions with injury are down", "fewer than usual"),
    ],
)
def test_a_change_that_last_year_alone_does_not_show_is_told_against_what_is_usual(
    demo_home: Path, typed: str, usual: str
) -> None:
    table = built(demo_home, "claim", Selection(claim=typed))
    row = table.frame.iloc[0]
    assert row["ratio_lower_95"] <= 1 <= row["ratio_upper_95"]
    assert row["verdict"] == "supported"
    assert "; usually about " in row["answer"]
    assert row["may_be_said"].endswith(f"that is clearly {usual}.")
    assert f"against that year alone it could be chance, but it is clearly {usual}" in row["test"]
    assert "collisions with injury in Staffordshire Moorlands was" not in table.sentence
