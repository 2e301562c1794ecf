"""The table of a judged claim: counted by hand, and the same as on the pages that it leans on."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.wards.test_my_ward import ALTON, BEFORE, YEAR, rows
from tests.unit.tables.wards.test_my_ward import COUNTS as OF_A_WARD

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

COUNTS = [*OF_A_WARD, *rows(ALTON, "robbery", YEAR, 9)]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    return publish(ward_counts=COUNTS, coverage=covered(BEFORE, YEAR))


def claim(snapshot: Snapshot, settings: Settings, text: str) -> tables.Table:
    return tables.build("claim", snapshot, settings, Selection(claim=text))


def judged(snapshot: Snapshot, settings: Settings, text: str) -> dict[Any, Any]:
    (row,) = claim(snapshot, settings, text).frame.to_dict("records")
    assert row["standing"] == "judged", row["question"]
    return row


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("burglary has doubled in Leek West", "supported"),
        ("burglary has trebled in Leek West", "not supported"),
        ("burglary is up 125% in Leek West", "supported"),
        ("burglary is up 126% in Leek West", "not supported"),
        ("burglary has fallen in Leek West", "not supported"),
        ("ASB has fallen in Leek West", "not supported"),
        ("drugs have risen in Leek West", "too few to say"),
        ("burglary has doubled in Alton", "too few to say"),
        ("robbery has risen in Alton", "supported"),
        ("robbery has doubled in Alton", "not supported"),
        ("robbery is up 50% in Alton", "too few to say"),
        ("burglary is higher in Leek West than in Alton", "supported"),
        ("burglary is lower in Alton than the district average", "supported"),
        ("Leek West is the worst ward for burglary", "supported"),
        ("Alton is the worst ward for burglary", "not supported"),
        ("there were more than 8 robberies in Alton", "supported"),
        ("there were more than 9 robberies in Alton", "not supported"),
        ("no drugs offences at all in Alton", "supported"),
        ("burglary is at a record high in Leek West", "too few to say"),
        ("burglary rose in Leek West in 2024", "cannot tell"),
        ("more than 3 burglaries in Leek West in 2023", "supported"),
        ("fewer than 30 burglaries in Leek West in 2023", "cannot tell"),
        ("burglary was higher in Leek West in 2023 than in Alton", "cannot tell"),
    ],
)
def test_claims_about_two_wards_counted_by_hand(
    two_years: Snapshot, settings: Settings, text: str, verdict: str
) -> None:
    assert judged(two_years, settings, text)["verdict"] == verdict


def test_the_words_of_a_verdict(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "burglary has doubled in Leek West")
    row = table.frame.to_dict("records")[0]
    said = (
        "Burglary in Leek West was at least twice as high in October 2024 to September 2025 as in "
        "October 2023 to September 2024"
    )
    assert row["claim"] == said
    assert table.sentence == f"Yes: the figures support it. You say: “{said}”."
    assert row["evidence"] == (
        "Leek West: 90 incidents of burglary in the 12 months to September 2025, 40 in the 12 "
        "months to September 2024."
    )
    assert row["test"].startswith("That is 2.25 times as many (95% interval from 1.5")
    assert row["test"].endswith("a clear rise, more than the usual ups and downs explain.")
    assert row["may_be_said"] == (
        "Leek West had 90 incidents of burglary in the 12 months to September 2025, and 40 in the "
        "12 months to September 2024: that is a clear rise, up 125%."
    )
    assert row["assumed"] == (
        "Taken, as it wasn't said: the latest months, October 2024 to September 2025; the same "
        "months a year before."
    )
    assert table.period == YEAR


def test_none_before_is_told_without_a_ratio(two_years: Snapshot, settings: Settings) -> None:
    row = judged(two_years, settings, "robbery has doubled in Alton")
    assert row["test"].startswith("There were none before, so that there is no “times as many”: a")
    assert row["may_be_said"] == (
        "Alton had 9 incidents of robbery in the 12 months to September 2025, and none in the 12 "
        "months to September 2024: that is a clear rise."
    )


def test_missing_months_are_named_and_nothing_is_said_of_a_change(
    two_years: Snapshot, settings: Settings
) -> None:
    row = judged(two_years, settings, "burglary rose in Leek West in the last 2 years")
    assert row["verdict"] == "cannot tell"
    assert row["test"].startswith("One can't tell: no file is loaded for October 2021 to")
    assert row["may_be_said"] == (
        "Leek West had 130 incidents of burglary from October 2023 to September 2025."
    )


def test_without_a_claim_the_page_says_what_to_do(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "  ")
    assert table.frame.empty
    assert table.sentence.startswith("Type what somebody says")


def test_a_question_has_a_row_for_each_answer(two_years: Snapshot, settings: Settings) -> None:
    table = claim(two_years, settings, "theft has doubled in <b>Leek West</b>")
    assert (
        table.sentence == "“b” isn't understood. Say it in other words, or choose the claim below."
    )
    table = claim(two_years, settings, "theft has doubled in Leek West")
    assert (table.frame["standing"] == "asked back").all()
    assert "Theft and burglary" in table.frame["offered"].tolist()
    assert table.frame["claim"].tolist()[0] == "Theft and burglary has doubled in Leek West"


def test_too_large_a_country_is_asked_for_what_counts_the_same(
    two_years: Snapshot, settings: Settings
) -> None:
    table = claim(two_years, settings, "burglary is below the national average")
    assert table.frame["offered"].tolist()[0] == "All crime"
    row = judged(two_years, settings, "crime is below the national average")
    assert row["verdict"] == "cannot tell"


RISEN = {
    "higher than usual": "supported",
    "lower than usual": "not supported",
    "no clear change": "not supported",
    "too few to say": "too few to say",
    "cannot tell": "cannot tell",
}
"""Word of a ward's page -> verdict on a rise."""
FALLEN = RISEN | {"higher than usual": "not supported", "lower than usual": "supported"}


@pytest.mark.parametrize(("ward", "verb", "words"), [
    ("Leek North", "risen", RISEN), ("Biddulph West", "fallen", FALLEN),
])  # fmt: skip
def test_a_change_is_judged_as_on_the_wards_page(
    demo_home: Path, settings: Settings, ward: str, verb: str, words: dict[str, str]
) -> None:
    snapshot = open_snapshot(demo_home)
    cards = tables.build("my-ward", snapshot, settings, Selection(area=ward)).frame
    for card in cards.head(7).to_dict("records"):
        what = "police incidents" if card["category"] == "all" else card["item"]
        found = judged(snapshot, settings, f"{what} in {ward} have {verb}")
        assert found["verdict"] == words[card["verdict"]], card["item"]
        assert found["p_adjusted"] == pytest.approx(card["p_adjusted"], nan_ok=True)


def test_rates_and_places_are_judged_as_on_the_ward_map(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = open_snapshot(demo_home)
    asked = Selection(category="crime")
    rates = tables.build("ward-rates", snapshot, settings, asked).frame.set_index("ward_name")
    ranks = tables.build("ward-ranks", snapshot, settings, asked).frame.set_index("ward_name")
    for ward in ("Leek North", "Manifold", "Cellarhead"):
        row = judged(snapshot, settings, f"crime in {ward} is above average")
        same = rates.loc[ward, "against_district"] == "higher"
        assert (row["verdict"] == "supported") is bool(same)
        row = judged(snapshot, settings, f"{ward} is the worst ward for crime")
        alone = ranks.loc[ward, "rank_lower"] == ranks.loc[ward, "rank_upper"] == 1
        assert (row["verdict"] == "supported") is bool(alone)
        assert row["rank_upper"] == ranks.loc[ward, "rank_upper"]


def test_districts_changes_and_the_country_are_judged_as_on_their_pages(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = open_snapshot(demo_home)
    changes = tables.build("district-change", snapshot, settings, Selection()).frame
    for row in changes.head(5).to_dict("records"):
        what = "police incidents" if row["category"] == "all" else row["name"]
        found = judged(snapshot, settings, f"{what} in the district have risen")
        assert (found["count"], found["count_before"]) == (row["count"], row["count_before"])
        assert found["p_adjusted"] == pytest.approx(row["p_adjusted"])
        assert (found["verdict"] == "supported") is (row["verdict"] == "more")
    official = tables.build("comparison-recorded", snapshot, settings, Selection()).frame
    country = official[official["level"] == "country"].set_index("group")["verdict"]
    row = judged(snapshot, settings, "robbery is below the national average")
    assert country["Robbery"] == "lower"
    assert row["verdict"] == "supported"
    assert "recorded offences of robbery in the 12 months to June 2026" in row["evidence"]


def test_the_planted_outbreak_may_be_said(demo_home: Path, settings: Settings) -> None:
    snapshot = open_snapshot(demo_home)
    row = judged(snapshot, settings, "vandalism has trebled in Leek North")
    assert row["verdict"] == "supported"
    row = judged(snapshot, settings, "vandalism is at a record high in Leek North")
    assert row["verdict"] == "supported"


def test_other_months_are_compared_by_their_season(demo_home: Path, settings: Settings) -> None:
    text = "ASB in July 2026 was higher than in the 12 months before"
    row = judged(open_snapshot(demo_home), settings, text)
    now, before = row["count"], row["count_before"]
    assert "allowing for the length and season of both" in row["test"]
    # A month of twelve that is busier than most: under 12 times its part, over 6 times.
    assert 6 < row["ratio"] / (now / before) < 12
    assert row["percent"] != row["percent"]


MONTH = "Leek North last month compared with 2024/25"
"""17 after 36 of criminal damage, which is 3 a month."""
QUARTER = "Leek North in July to September 2026 than in 2022/23"
"""150 crimes after 458."""
DISTRICT = "the district in the last two years compared with 2023/24"
"""1,938 incidents after 1,116."""
YEARS = "Biddulph East in the last two years compared with 2023"
"""639 crimes after 423, which is 26.6 a month after 35.25."""


@pytest.mark.parametrize(
    ("text", "verdict", "way"),
    [
        ("criminal damage in Leek North was lower last month than in 2024/25", "no", "5.53 rise"),
        ("criminal damage in Leek North was higher last month than in 2024/25", "yes", "5.53 rise"),
        (f"there was less criminal damage in {MONTH}", "no", "5.53 rise"),
        (f"there was more criminal damage in {MONTH}", "yes", "5.53 rise"),
        (f"criminal damage has doubled in {MONTH}", "yes", "5.53 rise"),
        (f"criminal damage has halved in {MONTH}", "no", "5.53 rise"),
        ("criminal damage in Leek North was lower in 2024/25 than last month", "yes", "0.21 fall"),
        ("criminal damage in Leek North was higher in 2024/25 than last month", "no", "0.21 fall"),
        (f"crime was lower in {QUARTER}", "no", "1.29 rise"),
        (f"crime was higher in {QUARTER}", "yes", "1.29 rise"),
        (f"ASB has risen in {DISTRICT}", "no", "0.87 fall"),
        (f"ASB has fallen in {DISTRICT}", "yes", "0.87 fall"),
        (f"crime rose in {YEARS}", "no", "0.76 fall"),
        (f"crime fell in {YEARS}", "yes", "0.76 fall"),
        (f"crime is down 24% in {YEARS}", "yes", "0.76 fall"),
        (f"crime is down 26% in {YEARS}", "no", "0.76 fall"),
        (f"crime is up 20% in {YEARS}", "no", "0.76 fall"),
        (f"crime has halved in {YEARS}", "no", "0.76 fall"),
    ],
)
def test_periods_of_other_lengths_are_judged_by_the_month(
    demo_home: Path, settings: Settings, text: str, verdict: str, way: str
) -> None:
    row = judged(open_snapshot(demo_home), settings, text)
    assert row["verdict"] == {"yes": "supported", "no": "not supported"}[verdict]
    times, change = way.split()
    assert row["test"].startswith(f"That is {times} times as many a month (95% interval from ")
    assert f": a clear {change}, more than" in row["test"]
    assert row["may_be_said"].endswith(
        f" of both, that is a clear {change}, to {times} times as many a month."
    )
    # The very claims that the counts themselves would have answered the other way.
    assert (row["count"] > row["count_before"]) is (change == "fall")


def test_a_change_of_as_many_months_says_nothing_of_the_month(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = open_snapshot(demo_home)
    row = judged(snapshot, settings, "ASB was higher in July 2026 than in February 2026")
    # More in the month, but not more than a July has.
    assert row["count"] > row["count_before"] and row["ratio"] < 1
    assert "), allowing for the season of both: the usual ups and downs" in row["test"]
    row = judged(snapshot, settings, "crime in Biddulph East fell in 2025 compared with 2023")
    assert "allowing" not in row["test"] + row["may_be_said"]
    assert "a month" not in row["test"] + row["may_be_said"]


@pytest.mark.parametrize("before", ["October 2025", "2024"])
def test_one_incident_is_no_rise_in_a_month_that_never_had_any(
    demo_home: Path, settings: Settings, before: str
) -> None:
    # No bicycle was stolen in the Novembers of the three years before.
    text = f"bicycle theft in November 2025 was higher than in {before}"
    row = judged(open_snapshot(demo_home), settings, text)
    assert row["count"] == 1
    assert row["verdict"] == "cannot tell"
    assert "the years before had none at all in the months of one of the two" in row["test"]
    assert row["may_be_said"] == (
        "Staffordshire Moorlands had 1 incident of bicycle theft in November 2025."
    )


def test_visitors_are_told_of_as_on_the_wards_page(demo_home: Path, settings: Settings) -> None:
    snapshot = open_snapshot(demo_home)
    cards = tables.build("ward-smoothed", snapshot, settings, Selection()).frame
    told = dict(zip(cards["ward_name"], cards["residents_mislead"], strict=True))
    ward = next(name for name, misleads in told.items() if misleads)
    other = next(name for name, misleads in told.items() if not misleads)
    assert "Mind: visitors" in judged(snapshot, settings, f"{ward} is the worst ward")["test"]
    assert "Mind:" not in judged(snapshot, settings, f"{other} is above average")["test"]


def test_partners_reports_are_claims_too(demo_home: Path, settings: Settings) -> None:
    row = judged(open_snapshot(demo_home), settings, "there were more than 2 fly-tips in Leek East")
    assert row["category"] == "fly_tipping"
    assert "reports of fly-tipping" in row["evidence"]


def test_real_extracts_with_gaps_of_years(real_home: Path, settings: Settings) -> None:
    snapshot = open_snapshot(real_home)
    row = judged(snapshot, settings, "crime has risen in Leek North")
    assert row["verdict"] == "cannot tell"
    assert "no file is loaded for" in row["test"]
    row = judged(snapshot, settings, "violence rose in 2018")
    assert row["evidence"].startswith("Staffordshire Moorlands: 534 incidents of violence and sex")
    assert (
        "in the 12 months to December 2018 in the months that are loaded, nothing"
        in (row["evidence"])
    )
    assert row["may_be_said"] == ""
    row = judged(snapshot, settings, "crime rose in September compared with August in Leek North")
    assert row["verdict"] == "cannot tell"
    assert "by season isn't known" in row["test"]
    row = judged(snapshot, settings, "more than 10 crimes in Leek North in 2025")
    assert row["verdict"] == "supported"
