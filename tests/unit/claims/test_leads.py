"""What is offered in place of a claim that is not judged, in the words in which it would be."""

import pytest

from moorlands_dash.claims.model import Question
from moorlands_dash.claims.reading import read_claim
from moorlands_dash.words.claims.stating import claim_text
from tests.unit.claims.test_reading import KNOWN, NAMES

THEN, NOW = "October 2024 to September 2025", "October 2025 to September 2026"


def change(of: str, how: str) -> str:
    return f"{of} was {how} in {NOW} {'as' if ' as ' in how else 'than'} in {THEN}"


ALL, ALTON = "Burglary in Staffordshire Moorlands", "Burglary in Alton"
DOUBLED, HALVED = "at least twice as high", "at most half as high"

OFFERED = [
    (
        "burglary in Alton",
        [
            *(change(ALTON, how) for how in ("higher", "lower", DOUBLED, HALVED)),
            f"Alton had the highest rate of burglary of all wards in {NOW}",
            f"{ALTON} was higher than in the district as a whole for its residents in {NOW}",
        ],
    ),
    # No ward is above others, and none beside the district, where no single one is named.
    ("burglary", [change(ALL, how) for how in ("higher", "lower", DOUBLED, HALVED)]),
    (
        "burglary in Alton 20%",
        [change(ALTON, f"at least 20% {way}") for way in ("higher", "lower")],
    ),
    ("burglary up by 12 in Alton", [change(ALTON, "at least 12% higher")]),
    # A count is no per cent.
    ("burglary fell by 250 offences", [change(ALL, "lower")]),
    (
        "burglary in Dane is up to 180 incidents",
        [
            f"There were {many} 180 incidents of burglary in Dane in {NOW}"
            for many in ("exactly", "more than")
        ],
    ),
    ("burglary fell to 10%", [change(ALL, f"at least {by}% lower") for by in (90, 10)]),
    ("burglary rose to 110%", [change(ALL, f"at least {by}% higher") for by in (10, 110)]),
    # What rose to as much as it was did not rise.
    ("burglary rose to 100%", [change(ALL, "at least 100% higher")]),
    ("burglary fell in half of Leek", [change("Burglary in Leek", "lower")]),
    (
        "Dane is one of the worst wards for crime",
        [
            f"Dane had one of the {few} highest rates of all crime of all wards in {NOW}"
            for few in ("three", "five")
        ],
    ),
    (
        "shoplifting has overtaken burglary in Dane",
        [
            f"There were {many} incidents of shoplifting than incidents of burglary in Dane in "
            f"{when}"
            for many, when in (("more", NOW), ("fewer", THEN))
        ],
    ),
    ("burglary has doubled in Timbuktu", [change(ALL, way) for way in ("higher", "lower")]),
]


@pytest.mark.parametrize(("text", "expected"), OFFERED)
def test_whole_claims_are_offered_instead(text: str, expected: list[str]) -> None:
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    assert [claim_text(lead, NAMES) for lead in read.leads] == expected


@pytest.mark.parametrize(("text", "_"), OFFERED)
def test_each_of_them_is_understood_as_itself(text: str, _: list[str]) -> None:
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    for lead in read.leads:
        again = read_claim(claim_text(lead, NAMES), KNOWN)
        assert not isinstance(again, Question), again
        assert again.claim == lead
