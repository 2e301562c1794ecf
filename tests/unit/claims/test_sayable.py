"""What is asked about in words of its own, and what isn't, although it looks alike."""

import pytest

from moorlands_dash.claims.model import Question
from moorlands_dash.claims.reading import read_claim
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.words.claims.questions import question_words
from tests.unit.claims.test_reading import KNOWN, YEAR, told

ASKED = [
    ("ASB had the most incidents in Alton",
     "? kinds ranked: Alton has the most anti-social behaviour"),
    ("burglaries go up in winter", "? habit: In December 2025 to February 2026"),
    ("in spring, burglaries drop", "? habit: In March to May 2026"),
    ("ASB rises in August", "? habit: In August 2026"),
    ("burglaries on the A53 have gone up", "? not held"),
    ("because of the patrols burglary has dropped", "? cause"),
    ("CCTV caused burglary to fall", "? cause"),
    ("burglary will fall", "? future"),
    ("burglary is going to double", "? future"),
    ("vehicle crime tripled after July 2024", "? after"),
    ("shoplifting is rising faster than violence", "? faster"),
    ("Leek South saw the biggest increase in shoplifting", "? faster"),
    ("apart from Leek South, shoplifting fell", "? exception"),
    ("excluding shoplifting, crime is down", "? exception"),
    ("shoplifting and burglary are both up", "? one of several"),
    ("neither burglary nor robbery rose", "? one of several"),
    ("dozens of robberies in Leek in 2025", "? no number"),
    ("robbery is rare in Leek", "? no number"),
    ("burglary is up on record", "? no record: Without “on record”"),
    ("Alton has almost half the burglary rate of Dane",
     "? how much beside: half"),
    ("crime is more likely to be reported in Alton than in Dane",
     "? unknown"),
    ("burglary is likely to be higher in Alton",
     "? future"),
    ("Leek South overtook Leek North for crime in 2025",
     "? order"),
    ("shoplifting has overtaken burglary in Dane",
     "? order"),
    ("June saw the fewest burglaries of any month in 2025",
     "? two periods"),
    ("312 burglaries in Dane in 2025, down from 290 in 2024",
     "? two kinds"),
    ("burglary doubled in Dane, from 3 to 5",
     "? two kinds"),
    ("burglary halved in Dane, from 0 to 0",
     "? two kinds"),
    ("burglary fell in Dane, from 6 to 6",
     "? two kinds"),
    ("burglary in Dane is more likely to be",
     "? unknown"),
    ("shoplifting exceeded £200,000 in 2025",
     "? not held"),
    ("half of violence is domestic",
     "? not held"),
    ("half of crime in Dane goes unreported",
     "? not held"),
    ("not one of the wards in Leek saw burglary fall",
     "? negative"),
    ("burglary is above the five-year average in Dane",
     "? usual: The year before"),
    ("violence against the person is up",
     "? wider: Violence and sexual offences"),
    ("more residents in Dane reported robberies in 2025",
     "? not held"),
    ("Dane has the lowest crime rate since 2022/23",
     "? of wards or years: Of all wards, Of all years"),
    ("every ward in Leek saw a rise in burglary",
     "? two places: every ward, Leek"),
    ("Dane had 30 fewer burglaries than last year",
     "? number"),
    ("burglary fell by 250 offences",
     "? number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_it_is_asked(text: str, expected: str) -> None:
    assert told(text) == expected
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    assert "{" not in question_words(read)


@pytest.mark.parametrize(("text", "_"), ASKED)
def test_the_question_leads_on(text: str, _: str) -> None:
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    assert read.options or read.leads


FROM = "from 2024-12/2025-02"
JUDGED = [
    ("half of all incidents of shoplifting are in Leek South",
     f"{claims.SHARE}; shoplifting; Leek South; {YEAR}; by 50; in words; no period"),
    ("in 2025, burglary rose by 10%",
     f"{claims.RISEN_BY}; burglary; district; 2025-01/2025-12; from 2024-01/2024-12; by 10; "
     "no where; no before"),
    ("in January to March 2026, burglary fell",
     f"{claims.FALLEN}; burglary; district; 2026-01/2026-03; from 2025-01/2025-03; no where; "
     "no before"),
    ("more than 2,021, robberies", f"{claims.MORE_THAN}; robbery; district; {YEAR}; by 2021; "
     "no where; no period"),
    ("half of shoplifting offences are in Leek South",
     f"{claims.SHARE}; shoplifting; Leek South; {YEAR}; by 50; in words; no period"),
    ("Leek South had the most incidents of shoplifting",
     f"{claims.MOST}; shoplifting; Leek South; {YEAR}; no period"),
    ("burglary rose last winter",
     f"{claims.RISEN}; burglary; district; 2025-12/2026-02; {FROM}; no where; no before"),
    ("there was a rise in burglary in winter",
     f"{claims.RISEN}; burglary; district; 2025-12/2026-02; {FROM}; no where; no before"),
    ("burglary rose from 2024 to 2025",
     f"{claims.RISEN}; burglary; district; 2025-01/2025-12; from 2024-01/2024-12; no where"),
    ("2025 saw the highest number of robberies since records began",
     f"{claims.RECORD_HIGH}; robbery; district; 2025-01/2025-12; no where"),
    ("Dane has the lowest crime rate of all 10 wards", "? unknown"),
    ("Dane has the lowest crime rate of all 27 wards",
     f"{claims.LOWEST}; crime; Dane; {YEAR}; no period"),
    ("burglary in the last three months was lower than in the same three months last year",
     f"{claims.FALLEN}; burglary; district; 2026-07/2026-09; from 2025-07/2025-09; no where"),
    ("not a single bike was stolen in Dane in 2025",
     f"{claims.NONE}; bicycle_theft; Dane; 2025-01/2025-12"),
    ("more than 40% of incidents in Dane are ASB",
     "part over; anti_social_behaviour; Dane; 2025-10/2026-09; by 40; than all; no period"),
    ("half of all crime in Leek is shoplifting",
     "part of; shoplifting; Leek East+Leek North+Leek South+Leek West; 2025-10/2026-09; by"
     " 50; than crime; in words; no period"),
    ("a third of crime in the Moorlands is violence",
     "part of; violence; district; 2025-10/2026-09; by 33; than crime; in words; no period"),
    ("the most common crime in Alton is burglary",
     "most common; burglary; Alton; 2025-10/2026-09; than crime; no period"),
    ("robbery rose from 10 to 15 in 2025",
     "from one number to another; robbery; district; 2025-01/2025-12; from "
     "2024-01/2024-12; by 10; to 15; no where; no before"),
    ("burglary in Dane is up from twelve to twenty",
     "from one number to another; burglary; Dane; 2025-10/2026-09; from 2024-10/2025-09; "
     "by 12; to 20; no period; no before"),
    ("nearly two thousand robberies in 2025",
     "between; robbery; district; 2025-01/2025-12; by 1800; to 2000; no where"),
    ("about 4 robberies in Dane in 2025",
     "exactly; robbery; Dane; 2025-01/2025-12; by 4; in words"),
    ("burglary and robbery together fell",
     "fallen; burglary+robbery; district; 2025-10/2026-09; from 2024-10/2025-09; no where;"
     " no period; no before"),
    ("violence has fallen three years running",
     "fallen each time; violence; district; 2025-10/2026-09; from 2022-10/2023-09; by 3; a"
     " year; no where; no period"),
    ("Alton has twice the district average of burglary",
     "higher than; burglary; Alton; 2025-10/2026-09; by 100; than district; no period"),
    ("Alton has half the district average of burglary",
     "lower than; burglary; Alton; 2025-10/2026-09; by 50; than district; no period"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), JUDGED)
def test_what_looks_alike_is_read(text: str, expected: str) -> None:
    assert told(text) == expected


def test_another_word_is_not_offered_for_one_that_is_spelt_right() -> None:
    """Both were offered another word once: "safer", and "dropping" or "doubling"."""
    assert told("burglary is waver in Dane") == "? unknown"
    assert told("burglary is doing in Dane") == "? unknown"


@pytest.mark.parametrize(("text", "_"), ASKED)
def test_no_answer_leaves_out_what_changes_the_meaning(text: str, _: str) -> None:
    """“Without “not one””, “without “goes unreported”” were offered once."""
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    left_out = [option.label for option in read.options if option.label.startswith("Without")]
    assert set(left_out) <= {"Without “on record”"}


def test_a_change_of_order_is_offered_as_its_two_halves() -> None:
    read = read_claim("Leek South overtook Leek North for crime in 2025", KNOWN)
    assert isinstance(read, Question)
    now, then = read.leads
    assert (now.kind, now.period.start.year) == (claims.MORE, 2025)
    assert (then.kind, then.period.start.year) == (claims.FEWER, 2024)
    assert (now.area, now.versus) == (then.area, then.versus)
