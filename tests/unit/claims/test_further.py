"""Claims beyond plain ones: denied, ranked, shared, in a row, for each month, joined together."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import vocabulary
from moorlands_dash.claims.model import Question, Understood
from moorlands_dash.claims.reading import read_claim
from moorlands_dash.periods import Period
from moorlands_dash.words.claims.questions import question_words
from moorlands_dash.words.claims.stating import claim_text
from tests.unit.claims.test_reading import KNOWN, NAMES, told

READ = [
    (
        "burglary has not risen in Dane",
        "not risen; burglary; Dane; 2025-10/2026-09; from 2024-10/2025-09; no period; no before",
    ),
    (
        "there was no rise in burglary in Dane",
        "not risen; burglary; Dane; 2025-10/2026-09; from 2024-10/2025-09; no period; no before",
    ),
    (
        "crime is no higher in Dane than in Alton",
        "not higher than; crime; Dane; 2025-10/2026-09; than Alton; no period",
    ),
    (
        "it is not true that ASB doubled in Dane",
        "not doubled; anti_social_behaviour; Dane; 2025-10/2026-09; from 2024-10/2025-09; no "
        "period; no before",
    ),
    ("not one burglary in Dane in 2025", "none; burglary; Dane; 2025-01/2025-12"),
    ("crime never falls in Dane", "? negative: Turned round"),
    ("burglary did not fall in every ward", "? negative: Turned round"),
    (
        "no ward had more than 20 burglaries",
        "fewer than; burglary; every ward; 2025-10/2026-09; by 21; no period",
    ),
    ("no ward saw a rise in burglary", "? no ward: Every ward"),
    (
        "Dane has the second highest crime rate",
        "highest; crime; Dane; 2025-10/2026-09; place 2; no period",
    ),
    (
        "Dane is in the top three for burglary",
        "highest; burglary; Dane; 2025-10/2026-09; among the first 3; no period",
    ),
    (
        "Dane is one of the five safest wards",
        "lowest; all; Dane; 2025-10/2026-09; among the first 5; no what; no period",
    ),
    ("Dane is one of the worst wards for crime", "? one of how many"),
    (
        "Alton has half the burglary rate of Dane",
        "lower than; burglary; Alton; 2025-10/2026-09; by 50; than Dane; no period",
    ),
    (
        "ASB in Alton is twice that of Dane",
        "higher than; anti_social_behaviour; Alton; 2025-10/2026-09; by 100; than Dane; no period",
    ),
    (
        "ASB has halved in Alton",
        "halved; anti_social_behaviour; Alton; 2025-10/2026-09; from 2024-10/2025-09; no period; "
        "no before",
    ),
    (
        "there are three times as many burglaries in Alton as in Dane",
        "more in number; burglary; Alton; 2025-10/2026-09; by 200; than Dane; no period",
    ),
    (
        "there are twice as many burglaries as robberies in Dane",
        "more of; burglary; Dane; 2025-10/2026-09; by 100; than robbery; no period",
    ),
    (
        "Stafford has more crime than us",
        "fewer in number; crime; district; 2025-10/2026-09; than district:Stafford; no where; no "
        "period",
    ),
    ("Stoke has three times our robbery rate", "? elsewhere"),
    (
        "drugs and weapons offences together fell",
        "fallen; theme:drugs_weapons; district; 2025-10/2026-09; from 2024-10/2025-09; no where; "
        "no period; no before",
    ),
    (
        "burglary, robbery and drugs together rose by 5%",
        "risen by; burglary+drugs+robbery; district; 2025-10/2026-09; from 2024-10/2025-09; by 5; "
        "no where; no period; no before",
    ),
    (
        "Alton and Dane together have more crime than Leek",
        "more in number; crime; Alton+Dane; 2025-10/2026-09; than Leek East+Leek North+Leek "
        "South+Leek West; no period",
    ),
    (
        "at least half of all burglaries are in Alton and Dane",
        "share over; burglary; Alton+Dane; 2025-10/2026-09; by 49.5; no period",
    ),
    (
        "half of Alton's crime is violence",
        "part of; violence; Alton; 2025-10/2026-09; by 50; than crime; in words; no period",
    ),
    ("10% of crime is ASB", "? no part: All incidents"),
    (
        "violence has fallen every year since 2022/23",
        "fallen each time; violence; district; 2025-04/2026-03; from 2022-04/2023-03; by 3; a "
        "year; no where",
    ),
    (
        "violence fell for the third year running",
        "fallen each time; violence; district; 2025-10/2026-09; from 2022-10/2023-09; by 3; a "
        "year; no where; no period",
    ),
    (
        "burglary has risen three months in a row",
        "risen each time; burglary; district; 2026-09; from 2026-06; by 3; a month; no where; no "
        "period",
    ),
    (
        "burglary is at its lowest since 2022/23",
        "record low; burglary; district; 2025-10/2026-09; since 2022-04; no where; no period",
    ),
    (
        "burglary is the highest in five years",
        "record high; burglary; district; 2025-10/2026-09; since 2021-10; no where; no period",
    ),
    (
        "burglary is at a five-year low",
        "record low; burglary; district; 2025-10/2026-09; since 2021-10; no where; no period",
    ),
    (
        "June 2026 was the worst month for burglary on record",
        "record high; burglary; district; 2026-06; of months; no where",
    ),
    (
        "there were about 100 burglaries in 2025",
        "exactly; burglary; district; 2025-01/2025-12; by 100; in words; no where",
    ),
    (
        "just under 100 burglaries in 2025",
        "between; burglary; district; 2025-01/2025-12; by 90; to 100; no where",
    ),
    (
        "there are at least 10 burglaries a month",
        "more than; burglary; district; 2025-10/2026-09; by 9.5; a month; no where; no period",
    ),
    ("there is at least one burglary every week in Dane", "? on average: On average"),
    (
        "the burglary rate in Dane is 2.5 per 1,000 residents",
        "rate of; burglary; Dane; 2025-10/2026-09; by 2.5; no period",
    ),
    (
        "burglary fell from 10 in 2024/25 to 8 in 2025/26",
        "from one number to another; burglary; district; 2025-04/2026-03; from 2024-04/2025-03; "
        "by 10; to 8; no where",
    ),
    ("burglary fell from 8 to 10", "? two kinds"),
    (
        "summer burglary was up in 2026 on 2025",
        "risen; burglary; district; 2026-06/2026-08; from 2025-06/2025-08; no where",
    ),
    ("burglary may be up in 2025", "? unknown"),
    (
        "drug crime has doubled in three years",
        "doubled; drugs; district; 2025-10/2026-09; from 2022-10/2023-09; no where",
    ),
    (
        "burglary rose over the last five years",
        "? over years: October 2025 to September 2026 against October 2021 to September 2022, "
        "October 2025 to September 2026 against October 2020 to September 2021",
    ),
    (
        "the biggest problem in Alton is burglary",
        "most common; burglary; Alton; 2025-10/2026-09; than all; no period",
    ),
    ("burglary is most common in Alton", "? kinds ranked: Of all kinds, Of all wards"),
    ("litter complaints are up", "? not held"),
    ("burglary complaints are up", "? unknown"),
    (
        "has ASB in Dane got any better since 2023",
        "fallen; anti_social_behaviour; Dane; 2025-10/2026-09; from 2023-01/2023-12",
    ),
    (
        "burglary in Dane has levelled off",
        "about the same; burglary; Dane; 2025-10/2026-09; from 2024-10/2025-09; no period; "
        "no before",
    ),
    (
        "burglary in Dane in April to June 2026 was down on the same three months of 2025",
        "fallen; burglary; Dane; 2026-04/2026-06; from 2025-04/2025-06",
    ),
    ("burglary fell since last September", "? which period: September 2026, September 2025"),
    ("burglary is up in Dane but down in Alton", "? one of several"),
    ("since the wardens came burglary fell", "? since when"),
    (
        "almost half of all burglaries are in Alton",
        "share of; burglary; Alton; 2025-10/2026-09; by 45; to 50; no period",
    ),
    (
        "just over a third of crime in Leek is violence",
        "part of; violence; Leek East+Leek North+Leek South+Leek West; 2025-10/2026-09; "
        "by 33.3; to 36.6; than crime; no period",
    ),
    (
        "nearly one in five burglaries are in Dane",
        "share of; burglary; Dane; 2025-10/2026-09; by 18; to 20; no period",
    ),
    (
        "ten times more crime in Leek South than in Dane",
        "more in number; crime; Leek South; 2025-10/2026-09; by 900; than Dane; no period",
    ),
    (
        "you are more likely to be burgled in Alton than in Dane",
        "higher than; burglary; Alton; 2025-10/2026-09; than Dane; no period",
    ),
    (
        "people in Alton are three times as likely to be victims of crime as those in Dane",
        "higher than; crime; Alton; 2025-10/2026-09; by 200; than Dane; no period",
    ),
    (
        "our ward, Dane, had 11 burglaries in 2025",
        "exactly; burglary; Dane; 2025-01/2025-12; by 11",
    ),
    (
        "burglary was lower last quarter than in the quarter before",
        "fallen; burglary; district; 2026-07/2026-09; from 2026-04/2026-06; no where",
    ),
    (
        "September saw the fewest burglaries of any month in January to September 2026",
        "record low; burglary; district; 2026-09; since 2026-01; of months; no where",
    ),
    (
        "October 2025 was the worst October for ASB on record",
        "record high; anti_social_behaviour; district; 2025-10; no where",
    ),
    (
        "2025 had the worst October for ASB",
        "record high; anti_social_behaviour; district; 2025-10; no where",
    ),
    (
        "burglary peaked in July 2025",
        "record high; burglary; district; 2025-07; of months; no where",
    ),
    ("burglary peaked in 2025", "record high; burglary; district; 2025-01/2025-12; no where"),
    (
        "there hasn't been a single burglary in Dane since January 2025",
        "none; burglary; Dane; 2025-01/2026-09",
    ),
    ("Dane went a whole year without a burglary", "none; burglary; Dane; 2025-10/2026-09"),
    (
        "burglary in Dane was lower in 2025 than in any year since 2022",
        "record low; burglary; Dane; 2025-01/2025-12; since 2022-01",
    ),
    (
        "312 burglaries in Dane in 2025, up from 290 in 2024",
        "from one number to another; burglary; Dane; 2025-01/2025-12; from "
        "2024-01/2024-12; by 290; to 312",
    ),
    (
        "burglary doubled in Dane, from 3 to 6",
        "from one number to another; burglary; Dane; 2025-10/2026-09; from "
        "2024-10/2025-09; by 3; to 6; no period; no before",
    ),
    (
        "burglary halved in Dane, from 6 to 0",
        "from one number to another; burglary; Dane; 2025-10/2026-09; from "
        "2024-10/2025-09; by 6; to 0; no period; no before",
    ),
    (
        "burglary is through the roof in Dane",
        "risen; burglary; Dane; 2025-10/2026-09; from 2024-10/2025-09; no period; no before",
    ),
    (
        "residents in Dane reported 3 robberies in 2025",
        "exactly; robbery; Dane; 2025-01/2025-12; by 3",
    ),
    (
        "winter burglaries were down on the previous winter",
        "fallen; burglary; district; 2025-12/2026-02; from 2024-12/2025-02; no where",
    ),
    (
        "ASB this summer was down on last summer",
        "fallen; anti_social_behaviour; district; 2026-06/2026-08; from 2025-06/2025-08; no where",
    ),
    (
        "crime this month is lower than last month",
        "fallen; crime; district; 2026-09; from 2026-08; no where",
    ),
    (
        "Dane's crime is the lowest since 2022/23",
        "record low; crime; Dane; 2025-10/2026-09; since 2022-04; no period",
    ),
    (
        "187 burglaries in the 12 months to September",
        "exactly; burglary; district; 2025-10/2026-09; by 187; no where",
    ),
    (
        "more than a tenth of the district's crime is in Dane",
        "share over; crime; Dane; 2025-10/2026-09; by 10; no period",
    ),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_it_is_read_as_it_is_meant(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "_"), READ)
def test_it_is_said_again_as_the_same_or_leads_on(text: str, _: str) -> None:
    read = read_claim(text, KNOWN)
    if isinstance(read, Question):
        assert "{" not in question_words(read)
        assert read.options or read.leads
        return
    again = read_claim(claim_text(read.claim, NAMES), KNOWN)
    assert not isinstance(again, Question), again
    assert again.claim == read.claim


def test_a_vague_beginning_stays_one_in_what_is_offered() -> None:
    asked = read_claim("burglary fell since last September", KNOWN)
    assert isinstance(asked, Question)
    assert [option.text for option in asked.options] == [
        "burglary fell since September 2026",
        "burglary fell since September 2025",
    ]


def test_a_month_that_is_called_the_worst_is_offered_as_a_record_of_months() -> None:
    asked = read_claim("burglary was worst in July", KNOWN)
    assert isinstance(asked, Question)
    assert asked.options[0].text == "burglary was at its highest of all months in July"
    record = read_claim(asked.options[0].text, KNOWN)
    assert isinstance(record, Understood)
    assert record.claim.by_month


def test_a_wards_own_name_is_the_ward_though_a_parish_of_others_is_called_so() -> None:
    names = KNOWN.names
    codes = names[names["kind"] == "ward"].set_index("ward_name")["ward_code"]
    parish = names[names["name"] == "Alton"].head(1).assign(kind="parish", ward_code=codes["Dane"])
    shared = replace(KNOWN, names=pd.concat([names, parish.assign(ward_name="Dane")]))
    read = read_claim("burglary fell in Alton", shared)
    assert isinstance(read, Understood)
    assert read.claim.area == codes["Alton"]


def test_reports_are_the_polices_and_that_is_said_where_others_are_told_too() -> None:
    both = replace(KNOWN, offered=dict(vocabulary.choices()))
    read = read_claim("reports of ASB are up in Dane", both)
    assert isinstance(read, Understood)
    assert (read.claim.category, read.taken) == ("anti_social_behaviour", ("of the police",))
    for text, known in (("ASB is up in Dane", both), ("reports of ASB are up in Dane", KNOWN)):
        plain = read_claim(text, known)
        assert isinstance(plain, Understood)
        assert plain.taken == ()
    council = read_claim("anti-social behaviour reported to the council is up in Dane", both)
    assert isinstance(council, Understood)
    assert council.claim.category == "asb_reported"


def test_what_is_known_further_counts_its_months_from_its_own_end() -> None:
    latest = Period(date(2025, 12, 1), date(2026, 11, 1))
    further = replace(KNOWN, reach={"burglary": latest})
    for text, known, end in (
        ("burglary fell last month", KNOWN, KNOWN.period.end),
        ("burglary fell last month", further, latest.end),
        ("robbery fell last month", further, KNOWN.period.end),
    ):
        read = read_claim(text, known)
        assert isinstance(read, Understood)
        assert read.claim.period == Period(end, end)
