"""The figures that a claim is judged by: counted by hand, and by the season where months differ."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import opened
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


def test_none_before_is_told_without_a_ratio(two_years: Snapshot, settings: Settings) -> None:
    row = judged(two_years, settings, "robbery has doubled in Alton")
    assert row["test"].startswith("There were none before, so that there is no “times as many”: a")
    assert row["may_be_said"] == (
        "Alton had 9 incidents of robbery in the 12 months to September 2025, and none in the 12 "
        "months to September 2024: that is a clear rise."
    )


def test_other_months_are_compared_by_their_season(demo_home: Path, settings: Settings) -> None:
    text = "ASB in July 2026 was higher than in the 12 months before"
    row = judged(opened(demo_home), settings, text)
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
    row = judged(opened(demo_home), settings, text)
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
    snapshot = opened(demo_home)
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
    row = judged(opened(demo_home), settings, text)
    assert row["count"] == 1
    assert row["verdict"] == "cannot tell"
    assert "the years before had none at all in the months of one of the two" in row["test"]
    assert row["may_be_said"] == (
        "Staffordshire Moorlands had 1 incident of bicycle theft in November 2025."
    )
