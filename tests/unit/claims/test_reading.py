"""What typed claims are understood as, word for word, and what is asked back."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moorlands_dash import vocabulary
from moorlands_dash.claims.model import MOST_LETTERS, Known, Question, Understood
from moorlands_dash.claims.reading import read_claim
from moorlands_dash.claims.suggestions import alternatives
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.measures.claims.spans import straight_before
from moorlands_dash.periods import Period, month_key
from moorlands_dash.words.claims.naming import Names
from moorlands_dash.words.claims.questions import question_words
from moorlands_dash.words.claims.stating import claim_text
from tests.tries import tries

WARDS = ("Alton", "Bagnall and Stanley", "Biddulph East", "Cheadle South East", "Cheadle West",
         "Dane", "Leek East", "Leek North", "Leek South", "Leek West")  # fmt: skip
CODES = {name: f"E0500{7039 + place}" for place, name in enumerate(WARDS)}
NAMED = {code: name for name, code in CODES.items()}
ROWS = [(name, "ward", code, name, 0) for name, code in CODES.items()]
ROWS += [
    ("Leek", "town or village", CODES["Leek North"], "Leek North", 0),
    ("Cheadle", "town or village", CODES["Cheadle West"], "Cheadle West", 0),
    ("Waterhouses", "town or village", CODES["Dane"], "Dane", 0),
    ("Pool Road", "street or spot", CODES["Leek West"], "Leek West", 4),
]
HELD = {
    key: name
    for key, name in vocabulary.choices().items()
    if all(vocabulary.CATEGORY_BY_KEY[k].source == "street" for k in vocabulary.category_keys(key))
}
KNOWN = Known(
    names=pd.DataFrame(ROWS, columns=["name", "kind", "ward_code", "ward_name", "count"]),
    offered=HELD,
    period=Period(date(2025, 10, 1), date(2026, 9, 1)),
    district="Staffordshire Moorlands",
    country="England and Wales",
    others=("Stafford", "Stoke-on-Trent"),
)
NAMES = Names(NAMED, KNOWN.district, KNOWN.country)
YEAR, BEFORE = "2025-10/2026-09", "2024-10/2025-09"


def months(period: Period) -> str:
    ends = dict.fromkeys(month_key(month) for month in (period.start, period.end))
    return "/".join(ends)


def told(text: str) -> str:
    """Return the understanding of a claim in short, or the question and its answers."""
    read = read_claim(text, KNOWN)
    if isinstance(read, Question):
        return f"? {read.code}: {', '.join(option.label for option in read.options)}".strip(" :")
    claim = read.claim
    parts = [claim.kind, claim.category, NAMED.get(claim.area or "", "district")]
    parts.append(months(claim.period))
    if claim.area and "+" in claim.area:
        parts[2] = "+".join(NAMED[code] for code in claims.ward_codes(claim.area))
    if claim.before is not None:
        parts.append(f"from {months(claim.before)}")
    if claim.amount is not None:
        parts.append(f"by {claim.amount:g}")
    if claim.versus is not None:
        wards = [NAMED.get(code, code) for code in claims.ward_codes(claim.versus)]
        parts.append(f"than {'+'.join(wards)}")
    if claim.amount_to is not None:
        parts.append(f"to {claim.amount_to:g}")
    parts += [f"than {claim.other}"] * (claim.other is not None)
    parts = [f"not {parts[0]}", *parts[1:]] if claim.negated else parts
    if claim.place > 1:
        parts.append(f"{'among the first' if claim.among else 'place'} {claim.place}")
    parts += [f"a {claim.each}"] if claim.each else []
    parts += [f"since {month_key(claim.since)}"] if claim.since else []
    parts += ["of months"] * claim.by_month
    parts += ["in words"] * claim.worded + ["each resident"] * claim.per_resident
    parts[2] = "every ward" if claim.area == claims.EVERY else parts[2]
    return "; ".join(parts) + "".join(f"; no {part}" for part in read.assumed)


UNDERSTOOD = [
    ("burglary has doubled in Cheadle West",
     f"doubled; burglary; Cheadle West; {YEAR}; from {BEFORE}; no period; no before"),
    ("There have been twice as many break-ins in Cheadle West!",
     f"doubled; burglary; Cheadle West; {YEAR}; from {BEFORE}; no period; no before"),
    ("BURGLARIES MORE THAN DOUBLED IN CHEADLE WEST",
     f"doubled; burglary; Cheadle West; {YEAR}; from {BEFORE}; no period; no before"),
    ("ASB is up 20% in Leek North on last year",
     f"risen by; anti_social_behaviour; Leek North; {YEAR}; from {BEFORE}; by 20; no period"),
    ("anti-social behaviour rose by 12.5 per cent in Dane",
     f"risen by; anti_social_behaviour; Dane; {YEAR}; from {BEFORE}; by 12.5; no period; "
     "no before"),
    ("vandalism has risen by a third in Leek North since 2024",
     f"risen by; damage_arson; Leek North; {YEAR}; from 2024-01/2024-12; by 33"),
    ("crime is down in the district",
     f"fallen; crime; district; {YEAR}; from {BEFORE}; no period; no before"),
    ("Car crime has fallen by a quarter in the Moorlands",
     f"fallen by; vehicle_crime; district; {YEAR}; from {BEFORE}; by 25; no period; no before"),
    ("Leek North is the worst ward for criminal damage",
     f"highest; damage_arson; Leek North; {YEAR}; no period"),
    ("Alton is the safest ward", f"lowest; all; Alton; {YEAR}; no what; no period"),
    ("Leek North has the most ASB in the district",
     f"most; anti_social_behaviour; Leek North; {YEAR}; no period"),
    ("Shoplifting in Leek East has halved since last year",
     f"halved; shoplifting; Leek East; {YEAR}; from {BEFORE}; no period"),
    ("shop thefts in Leek East are down by half",
     f"halved; shoplifting; Leek East; {YEAR}; from {BEFORE}; no period; no before"),
    ("there were more than 12 burglaries in Alton in September 2026",
     "more than; burglary; Alton; 2026-09; by 12"),
    ("at least twelve burglaries in Alton in September 2026",
     "more than; burglary; Alton; 2026-09; by 11"),
    ("Leek North has had fewer than 1,000 crimes",
     f"fewer than; crime; Leek North; {YEAR}; by 1000; no period"),
    ("no more than 3 robberies in the last three months",
     "fewer than; robbery; district; 2026-07/2026-09; by 4; no where"),
    ("exactly 5 robberies in Dane in 2025", "exactly; robbery; Dane; 2025-01/2025-12; by 5"),
    ("No burglary at all in Alton last month", "none; burglary; Alton; 2026-09"),
    ("zero robberies in Dane this financial year", "none; robbery; Dane; 2026-04/2026-09"),
    ("burglary is higher in Leek West than the district average",
     f"higher than; burglary; Leek West; {YEAR}; than district; no period"),
    ("burglary is higher in Leek West than in Leek North",
     f"higher than; burglary; Leek West; {YEAR}; than Leek North; no period"),
    ("Leek West is safer than Leek North",
     f"lower than; all; Leek West; {YEAR}; than Leek North; no what; no period"),
    ("crime is above average in Leek North",
     f"higher than; crime; Leek North; {YEAR}; than district; no period"),
    ("crime is below the national average",
     f"lower than; crime; district; {YEAR}; than country; no where; no period"),
    ("robbery in the district is lower than in England and Wales",
     f"lower than; robbery; district; {YEAR}; than country; no period"),
    ("drugs are at a record high in Leek East",
     f"record high; drugs; Leek East; {YEAR}; no period"),
    ("burglary is lower than ever in Dane", f"record low; burglary; Dane; {YEAR}; no period"),
    ("break-ins are up in Leek",
     "risen; burglary; Leek East+Leek North+Leek South+Leek West; 2025-10/2026-09; from "
     "2024-10/2025-09; no period; no before"),
    ("crime is higher in Dane than in Cheadle",
     f"higher than; crime; Dane; {YEAR}; than Cheadle South East+Cheadle West; no period"),
    ("burglary rose from 2024 to 2025",
     "risen; burglary; district; 2025-01/2025-12; from 2024-01/2024-12; no where"),
    ("burglary fell between 2024 and 2025",
     "fallen; burglary; district; 2025-01/2025-12; from 2024-01/2024-12; no where"),
    ("drugs doubled between 2022/23 and 2024/25",
     "doubled; drugs; district; 2024-04/2025-03; from 2022-04/2023-03; no where"),
    ("ASB was higher in 2023",
     f"risen; anti_social_behaviour; district; 2023-01/2023-12; from {YEAR}; no where; no before"),
    ("ASB rose in 2023",
     "risen; anti_social_behaviour; district; 2023-01/2023-12; from 2022-01/2022-12; no where; "
     "no before"),
    ("burglary in Dane is lower than 3 years earlier",
     f"fallen; burglary; Dane; {YEAR}; from 2022-10/2023-09; no period"),
    ("burglary in Dane is lower than in the 3 years before",
     f"fallen; burglary; Dane; {YEAR}; from 2022-10/2025-09; no period"),
    ("most of the criminal damage is in Leek North",
     f"share over; damage_arson; Leek North; {YEAR}; by 50; no period"),
    ("half the ASB is in Leek", "share of; anti_social_behaviour; "
     f"Leek East+Leek North+Leek South+Leek West; {YEAR}; by 50; in words; no period"),
    ("28% of the vandalism is in Leek North",
     f"share of; damage_arson; Leek North; {YEAR}; by 28; no period"),
    ("one in four burglaries is in Dane",
     f"share of; burglary; Dane; {YEAR}; by 25; in words; no period"),
    ("burglary is down to a quarter",
     f"fallen by; burglary; district; {YEAR}; from {BEFORE}; by 75; no where; no period; "
     "no before"),
    ("burglary is a third of what it was in 2022",
     f"fallen by; burglary; district; {YEAR}; from 2022-01/2022-12; by 67; no where; no period"),
    ("there were more crimes in Leek North than in Alton in 2025",
     "more in number; crime; Leek North; 2025-01/2025-12; than Alton"),
    ("the number of crimes in Leek West is higher than in Dane",
     f"more in number; crime; Leek West; {YEAR}; than Dane; no period"),
    ("crime per head is higher in Leek North than in Dane",
     f"higher than; crime; Leek North; {YEAR}; than Dane; no period"),
    ("crime per capita is up",
     f"risen; crime; district; {YEAR}; from {BEFORE}; each resident; no where; no period; "
     "no before"),
    ("Leek North has the most crime per 1,000 people",
     f"highest; crime; Leek North; {YEAR}; no period"),
    ("more shoplifting than burglary in Leek West",
     f"more of; shoplifting; Leek West; {YEAR}; than burglary; no period"),
    ("Leek North has more crime than any other ward",
     f"most; crime; Leek North; {YEAR}; no period"),
    ("ASB is down in all wards since 2022", "fallen; anti_social_behaviour; every ward; "
     f"{YEAR}; from 2022-01/2022-12"),
    ("between 10 and 20 burglaries in Dane in 2025",
     "between; burglary; Dane; 2025-01/2025-12; by 10; to 20"),
    ("10-20 burglaries in Dane in 2025",
     "between; burglary; Dane; 2025-01/2025-12; by 10; to 20"),
    ("there was one robbery in Leek North in September",
     "exactly; robbery; Leek North; 2026-09; by 1"),
    ("more than two hundred and fifty burglaries in 2025",
     "more than; burglary; district; 2025-01/2025-12; by 250; no where"),
    ("nobody was burgled in Dane in 2025", "none; burglary; Dane; 2025-01/2025-12"),
    ("burglary fell last summer",
     "fallen; burglary; district; 2026-06/2026-08; from 2025-06/2025-08; no where; no before"),
    ("crime was down in Q1 2025/26",
     "fallen; crime; district; 2025-04/2025-06; from 2024-04/2024-06; no where; no before"),
    ("crime up in 24/25",
     "risen; crime; district; 2024-04/2025-03; from 2023-04/2024-03; no where; no before"),
    ("crime up in FY24-25",
     "risen; crime; district; 2024-04/2025-03; from 2023-04/2024-03; no where; no before"),
    ("crime rose in the first half of 2026",
     "risen; crime; district; 2026-01/2026-06; from 2025-01/2025-06; no where; no before"),
    ("crime is lower than in Stafford",
     f"lower than; crime; district; {YEAR}; than district:Stafford; no where; no period"),
    ("robbery is four times as high in Alton",
     f"risen by; robbery; Alton; {YEAR}; from {BEFORE}; by 300; no period; no before"),
    ("burglary is up this financial year",
     "risen; burglary; district; 2026-04/2026-09; from 2025-04/2025-09; no where; no before"),
    ("burglary was lower in 2025/26 than in 2024/25",
     "fallen; burglary; district; 2025-04/2026-03; from 2024-04/2025-03; no where"),
    ("burglary was higher in 2025 than in 2023",
     "risen; burglary; district; 2025-01/2025-12; from 2023-01/2023-12; no where"),
    ("ASB doubled in the last quarter",
     "doubled; anti_social_behaviour; district; 2026-07/2026-09; from 2025-07/2025-09; no where; "
     "no before"),
    ("burglary doubled over the past year in Alton",
     f"doubled; burglary; Alton; {YEAR}; from {BEFORE}; no before"),
    ("burglary in the last 2 years is down",
     "fallen; burglary; district; 2024-10/2026-09; from 2022-10/2024-09; no where; no before"),
    ("violent crime rose in the 12 months to June 2026",
     "risen; violence; district; 2025-07/2026-06; from 2024-07/2025-06; no where; no before"),
    ("vehicle crime in the three months to June 2026 was higher than in the 12 months before",
     "risen; vehicle_crime; district; 2026-04/2026-06; from 2025-04/2026-03; no where"),
    ("crime rose in September compared with the month before",
     "risen; crime; district; 2026-09; from 2026-08; no where"),
    ("bike theft is up in Dane compared with the same period last year",
     f"risen; bicycle_theft; Dane; {YEAR}; from {BEFORE}; no period"),
    ("there's been a 20% rise in violent crime in Bagnall & Stanley",
     f"risen by; violence; Bagnall and Stanley; {YEAR}; from {BEFORE}; by 20; no period; "
     "no before"),
    ("theft and burglary is up in E05007039",
     f"risen; theme:theft; Alton; {YEAR}; from {BEFORE}; no period; no before"),
    ("12 burglaries a month in Dane",
     "exactly; burglary; Dane; 2025-10/2026-09; by 12; a month; no period"),
    ("burglary went from 104 to 73",
     "from one number to another; burglary; district; 2025-10/2026-09; from "
     "2024-10/2025-09; by 104; to 73; no where; no period; no before"),
    ("20 burglaries per 1,000 people in Dane",
     "rate of; burglary; Dane; 2025-10/2026-09; by 20; no period"),
    ("crime is not up",
     "not risen; crime; district; 2025-10/2026-09; from 2024-10/2025-09; no where; no "
     "period; no before"),
    ("no rise in crime",
     "not risen; crime; district; 2025-10/2026-09; from 2024-10/2025-09; no where; no "
     "period; no before"),
    ("crime has stayed the same in Alton",
     "about the same; crime; Alton; 2025-10/2026-09; from 2024-10/2025-09; no period; no "
     "before"),
    ("Leek West burglary is 4 times higher than Leek North",
     "higher than; burglary; Leek West; 2025-10/2026-09; by 300; than Leek North; no "
     "period"),
    ("burglary is 20% higher in Dane than the district average",
     "higher than; burglary; Dane; 2025-10/2026-09; by 20; than district; no period"),
]  # fmt: skip

ASKED = [
    ("robbery has tripled in Alton between April and June 2026",
     "? either: June 2026 against April 2026, April to June 2026 against the same months a year "
     "before"),
    ("burglary is up around Dane", "? around: In it"),
    ("burglary is up by Dane", "? around: In it"),
    ("burglary is up on Dane", "? around: In it"),
    ("burglary fell by September 2026", "? until: In it"),
    ("burglary fell to 10%", "? of what"),
    ("burglary fell in half of Leek", "? of what"),
    ("burglary in Dane is up to 180 incidents",
     "? number"),
    ("burglary in Dane was highest in 2025", "? of wards or years: Of all wards, Of all years"),
    ("burglary is higher in Dane",
     "? than before or elsewhere: Than a year before, Than in the district"),
    ("ASB is higher in summer than in winter", "? seasons"),
    ("there are fewer police in Dane", "? not held"),
    ("arrests are up", "? not held"),
    ("more burglaries were charged than last year", "? outcomes"),
    ("fewer crimes were solved in 2025", "? outcomes"),
    ("charges for burglary halved in Dane", "? outcomes"),
    ("more people live in Dane", "? not held"),
    ("average crime is up", "? average: Without “average”"),
    ("crime is well below the national average", "? degree: Without “well”"),
    ("burglery is up in Dane", "? misspelt: burglary"),
    ("crime has risen since covid", "? covid: The year before"),
    ("crime was down in Q2", "? which period: July to September 2026, April to June 2026"),
    ("crime is up in Stafford", "? elsewhere"),
    ("crime in Dane is lower than in Stafford", "? ward and elsewhere"),
    ("crime in Leek is higher than in Leek North", "? beside itself: The district as a whole"),
    ("burglary is up by less than 20%", "? how exactly: at least 20%"),
    ("burglary rose in Dane compared with Alton", "? how much beside: Higher"),
    ("most wards saw a rise", "? other wards: The district as a whole"),
    ("Dane had the highest rise in crime", "? two kinds"),
    ("recently crime is up",
     "? which period: July to September 2026, October 2025 to September 2026"),
    ("burglary in Waterhouses has doubled", "? part of a ward: Dane"),
    ("burglary on Pool Road has doubled", "? part of a ward: Leek West"),
    ("burglary in Chedle West has doubled", "? misspelt: Cheadle West"),
    ("burglary in Timbuktu has doubled", "? unknown"),
    ("crime has risen at weekends", "? unknown"),
    ("theft is up in Alton",
     "? wider: Theft and burglary, Other theft, Theft from the person, Shoplifting, Bicycle theft, "
     "Vehicle crime, Burglary"),
    ("knife crime has trebled in Leek South",
     "? wider: Possession of weapons, Violence and sexual offences"),
    ("domestic abuse is up", "? wider: Violence and sexual offences"),
    ("arson is down", "? wider: Criminal damage and arson"),
    ("speeding has doubled in Leek West", "? not held"),
    ("fly-tipping is up", "? not held"),
    ("dog mess in Alton has doubled", "? not held"),
    ("burglary up by 12 in Alton", "? number"),
    ("burglary in Alton 20%", "? no direction"),
    ("burglary in Alton", "? no kind"),
    ("burglary rose and fell in Alton", "? two kinds"),
    ("burglary is worse than usual in Alton", "? usual: The year before"),
    ("burglary doubled last year",
     "? which period: October 2025 to September 2026, January to December 2025, April 2025 to "
     "March 2026"),
    ("burglary is up this year",
     "? which period: January to September 2026, April to September 2026, October 2025 to "
     "September 2026"),
    ("burglary has risen since 2025",
     "? since: October 2025 to September 2026 against the same months a year before"),
    ("burglary has risen since September 2025",
     "? since: October 2025 to September 2026 against the same months a year before, September "
     "2026 against September 2025"),
    ("burglary rose in December 2027", "? to come"),
    ("burglary in 2025/27 was up", "? no period"),
    ("burglary rose in 2025 compared with July 2025", "? overlap: The same months a year before"),
    ("crime is higher than in England", "? england: England and Wales"),
    ("crime in Dane is worse than other wards", "? other wards: The district as a whole"),
    ("crime in Dane is higher than in England and Wales", "? ward and country"),
    ("crime in Dane is higher than in Dane", "? beside itself: The district as a whole"),
    ("the district is the worst", f"? rank of the district: {', '.join(WARDS)}"),
    ("Dane is the worst ward compared with last year", "? no comparison"),
    ("crime in my ward is up",
     "? my ward: " + ", ".join(sorted(WARDS))),
    ("more crime than", "? than what"),
    ("!!! ???", "? empty"),
    ("", "? empty"),
    ("burglary " * 40, "? too long"),
    ("burglary and robbery are up in Alton",
     "? several: Burglary, Robbery, Burglary and robbery together"),
    ("burglary is up in Alton and Dane",
     "? two places: Alton, Dane, Alton and Dane together"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNDERSTOOD)
def test_a_claim_is_understood_as_it_is_meant(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), ASKED)
def test_what_is_not_certain_is_asked_back(text: str, expected: str) -> None:
    assert told(text) == expected
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    assert question_words(read).strip()


@pytest.mark.parametrize(
    "text", [text for text, expected in ASKED if ":" in expected and "no kind" not in expected]
)
def test_each_answer_leads_on(text: str) -> None:
    read = read_claim(text, KNOWN)
    assert isinstance(read, Question)
    for option in read.options:
        again = read_claim(option.text, KNOWN)
        assert not (isinstance(again, Question) and again.code == read.code), option.text


def test_answers_are_whole_claims() -> None:
    read = read_claim("break-ins are up in my ward", KNOWN)
    assert isinstance(read, Question)
    assert read.about == "my ward"
    assert [option.text for option in read.options][7] == "break-ins are up in in Leek North"


WORDS = st.sampled_from(
    [
        *WARDS, "Leek", "Waterhouses", "burglary", "ASB", "crime", "theft", "speeding", "doubled",
        "halved", "up", "down", "worst", "record high", "20%", "a third", "12", "more than 3",
        "no", "not", "last year", "since 2024", "in September 2026", "than", "than in",
        "the district average", "England and Wales", "the year before", "2025/26", "between",
        "from 2024 to 2025", "compared with", "<b>", "=1+1", "'; --", "and", "on Pool Road",
        "from 6 to 0", "from 0 to 6", "more likely to be", "one of the", "nearly half of", "peaked",
        "the worst October", "of any month", "overtook", "our ward", "without a", "by", "0%",
    ]
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=tries(150))
@given(st.one_of(st.text(max_size=MOST_LETTERS + 5), st.lists(WORDS, max_size=9).map(" ".join)))
def test_no_text_fails_and_no_part_is_made_up(text: str) -> None:
    read = read_claim(text, KNOWN)
    if isinstance(read, Question):
        assert question_words(read)
        return
    parts = {"kind", "what", "where", "period"}
    parts |= {"before"} if read.claim.before else set()
    parts |= {"versus"} if read.claim.versus else set()
    parts |= {"amount"} if read.claim.amount is not None else set()
    assert parts <= set(read.said) | set(read.assumed)
    assert not set(read.said) & set(read.assumed)
    assert all(words and words in text for words in read.said.values())
    _assert_defaults(read)


def _assert_defaults(read: Understood) -> None:
    """Hold that what wasn't said is the default that is shown."""
    claim = read.claim
    if "what" in read.assumed:
        assert claim.category == vocabulary.ALL
    if "where" in read.assumed:
        assert claim.area is None
    if "period" in read.assumed:
        assert claim.period == KNOWN.period
    if "before" in read.assumed and claim.before is not None:
        year = claim.period.shifted(-12 * -(-len(claim.period) // 12))
        assert claim.before in (year, KNOWN.period)


MONTHS = st.dates(date(2021, 1, 1), date(2026, 9, 1)).map(lambda day: day.replace(day=1))


TOWN = claims.together([CODES[name] for name in WARDS if name.startswith("Leek ")])
"""An area of four wards."""


SUMS = st.lists(
    st.sampled_from(["burglary", "robbery", "drugs"]), min_size=2, max_size=3, unique=True
)
"""Kinds of incident that are counted together."""
ONE_KIND = (*claims.KIND_RANKS, *claims.PARTS, *claims.OF_KINDS)


@st.composite
def made(draw: st.DrawFn) -> Claim:
    """Draw a claim as the choices make it, or as it is typed."""
    kind = draw(st.sampled_from(claims.KINDS))
    start, end = sorted((draw(MONTHS), draw(MONTHS)))
    period = Period(start, end)
    category = draw(st.sampled_from(list(HELD)))
    area, versus = places(draw, kind)
    if area != claims.EVERY and kind not in ONE_KIND and versus != claims.COUNTRY:
        category = draw(st.one_of(st.just(category), SUMS.map(vocabulary.summed)))
    found = Claim(
        kind=kind,
        category=category,
        area=area,
        period=period,
        before=claims_before(draw, period) if kind in claims.CHANGES else None,
        versus=versus,
        worded=kind in (claims.SHARE, claims.PART, claims.RATE_OF) and draw(st.booleans()),
        per_resident=kind in (*claims.MOVED, *claims.RECORDS) and draw(st.booleans()),
        negated=kind not in UNDENIED and area != claims.EVERY and draw(st.booleans()),
    )
    found = replace(found, **numbers(draw, kind))
    if kind in claims.KIND_RANKS or kind in claims.PARTS:
        found = replace(found, category="burglary", other=draw(st.sampled_from(["crime", "all"])))
    if kind in claims.KIND_RANKS:
        found = replace(found, other="crime")
    if kind in (*claims.RANKS, *claims.NUMBER_RANKS, *claims.KIND_RANKS):
        place = draw(st.integers(1, 10))
        found = replace(found, place=place, among=place > 1 and draw(st.booleans()))
    if kind in claims.OF_KINDS:
        other = draw(st.sampled_from([key for key in HELD if key != category]))
        found = replace(found, other=other)
    return timed(draw, found)


UNDENIED = (claims.SAME, claims.FROM_TO, *claims.RUNS)


def numbers(draw: st.DrawFn, kind: str) -> dict[str, float]:
    """Draw the numbers that a kind of claim names."""
    amount = float(draw(st.integers(1, 5000)))
    if kind in (*claims.SHARES, *claims.PARTS):
        return {"amount": min(amount, 99.0)}
    if kind == claims.BETWEEN:
        return {"amount": amount, "amount_to": amount + draw(st.integers(1, 50))}
    if kind == claims.FROM_TO:
        return {"amount": amount, "amount_to": amount + draw(st.sampled_from([-1, 1, 40]))}
    if kind in claims.RUNS:
        return {"amount": float(draw(st.integers(2, 6)))}
    sized = kind in claims.SIDES and draw(st.booleans())
    return {"amount": amount} if kind in claims.WITH_AMOUNT or sized else {}


def timed(draw: st.DrawFn, claim: Claim) -> Claim:
    """Draw what a claim's number is for each of, and from when on a record is one."""
    if claim.kind in claims.COUNTS and claim.kind != claims.NONE and claim.area != claims.EVERY:
        return replace(claim, each=draw(st.sampled_from(["", "day", "week", "month", "year"])))
    if claim.kind in claims.RUNS:
        month = Period(claim.period.start, claim.period.start)
        before = month.shifted(-int(claim.amount or 0))
        return replace(claim, each="month", period=month, before=before)
    if claim.kind in claims.RECORDS and draw(st.booleans()):
        month = Period(claim.period.start, claim.period.start)
        since = draw(st.one_of(st.none(), st.just(date(2020, 4, 1))))
        return replace(claim, period=month, by_month=True, since=since)
    year = Period(date(2025, 4, 1), date(2026, 3, 1))
    if claim.kind in claims.RECORDS and draw(st.booleans()):
        return replace(claim, period=year, since=date(2022, 4, 1))
    long = claim.kind in claims.RECORDS and len(claim.period) > 12
    return replace(claim, period=year) if long else claim


def claims_before(draw: st.DrawFn, period: Period) -> Period:
    return straight_before(period, draw(st.integers(1, 14)))


def places(draw: st.DrawFn, kind: str) -> tuple[str | None, str | None]:
    """Draw where a claim is about, and what that is set against."""
    wards = st.sampled_from(list(NAMED))
    anywhere = st.one_of(wards, st.just(TOWN))
    if kind in (*claims.RANKS, *claims.NUMBER_RANKS):
        return draw(wards), None
    if kind in claims.SHARES:
        return draw(anywhere), None
    if kind in (*claims.PARTS, *claims.KIND_RANKS, *claims.RATES):
        return draw(st.one_of(st.none(), anywhere)), None
    if kind in (*claims.BESIDE, *claims.NUMBERS_BESIDE):
        return beside(draw, kind, draw(st.one_of(st.none(), anywhere)))
    every = [claims.EVERY] if kind in claims.OF_WARDS else []
    return draw(st.one_of(st.sampled_from([None, *every]), anywhere)), None


def beside(draw: st.DrawFn, kind: str, area: str | None) -> tuple[str | None, str]:
    rates = kind in claims.BESIDE
    if area is None:
        country = [claims.COUNTRY] if rates else []
        return None, draw(st.sampled_from([*country, claims.elsewhere("Stafford")]))
    own = set(claims.ward_codes(area))
    others = [code for code in (*NAMED, TOWN) if not own & set(claims.ward_codes(code))]
    return area, draw(st.sampled_from([*([claims.DISTRICT] if rates else []), *others]))


@pytest.mark.parametrize("number", ["2,021", "2021"])
@pytest.mark.parametrize(
    ("words", "kind", "size"),
    [
        ("more than", claims.MORE_THAN, 2021),
        ("fewer than", claims.FEWER_THAN, 2021),
        ("exactly", claims.EXACTLY, 2021),
        ("at least", claims.MORE_THAN, 2020),
    ],
)
def test_a_count_that_looks_like_a_year_is_a_count(
    words: str, kind: str, size: int, number: str
) -> None:
    read = read_claim(f"there were {words} {number} incidents in January 2023", KNOWN)
    assert isinstance(read, Understood), read
    assert (read.claim.kind, read.claim.amount) == (kind, size)
    assert read.claim.period == Period(date(2023, 1, 1), date(2023, 1, 1))


def test_a_year_behind_than_stays_a_year() -> None:
    read = read_claim("there were more burglaries in 2023 than 2021", KNOWN)
    assert isinstance(read, Understood), read
    assert read.claim.before == Period(date(2021, 1, 1), date(2021, 12, 1))


@pytest.mark.slow
@example(
    Claim(
        kind=claims.RISEN_BY,
        category=vocabulary.ALL,
        area=None,
        period=Period(date(2021, 1, 1), date(2021, 1, 1)),
        before=Period(date(2020, 12, 1), date(2020, 12, 1)),
        amount=2000.0,
        versus=None,
    )
)
@settings(max_examples=tries(150))
@given(made())
def test_a_claim_in_words_is_understood_as_the_same(claim: Claim) -> None:
    read = read_claim(claim_text(claim, NAMES), KNOWN)
    assert isinstance(read, Understood), read
    assert read.claim == claim
    assert read.assumed == ()


@pytest.mark.parametrize("word", ["september", "burglary", "alton"])
def test_nothing_is_offered_as_a_misspelling_of_itself(word: str) -> None:
    assert word not in [each.casefold() for each in alternatives([word], KNOWN)]
