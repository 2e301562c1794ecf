"""A claim against the country is judged by the official figures."""

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


def test_too_large_a_country_is_asked_for_what_counts_the_same(
    two_years: Snapshot, settings: Settings
) -> None:
    table = claim(two_years, settings, "ASB is below the national average")
    assert table.frame["offered"].tolist()[0] == "All crime"
    row = judged(two_years, settings, "crime is below the national average")
    assert row["verdict"] == "cannot tell"


def test_districts_changes_and_the_country_are_judged_as_on_their_pages(
    demo_home: Path, settings: Settings
) -> None:
    snapshot = opened(demo_home)
    changes = tables.build("district-change", snapshot, settings, Selection()).frame
    for row in changes.head(5).to_dict("records"):
        what = "police incidents" if row["category"] == "all" else row["name"]
        found = judged(snapshot, settings, f"{what} in the district have risen")
        assert (found["count"], found["count_before"]) == (row["count"], row["count_before"])
        assert found["p_adjusted"] == found["p_value"]
        # A page that judges many changes together may say less, never the opposite.
        assert found["verdict"] == "supported" or row["verdict"] != "more"
        assert found["verdict_of_change"] != "higher than usual" or row["verdict"] != "fewer"
    official = tables.build("comparison-recorded", snapshot, settings, Selection()).frame
    country = official[official["level"] == "country"].set_index("group")["verdict"]
    row = judged(snapshot, settings, "robbery is below the national average")
    assert country["Robbery"] == "lower"
    assert row["verdict"] == "supported"
    assert "recorded offences of robbery in the 12 months to June 2026" in row["evidence"]


@pytest.mark.parametrize(
    ("what", "group", "subgroups"),
    [
        ("burglary", "Theft offences", ["Residential burglary", "Non-residential burglary"]),
        ("vehicle crime", "Theft offences", ["Vehicle offences"]),
        ("shoplifting", "Theft offences", ["Shoplifting"]),
        ("violent crime", "Violence against the person", None),
    ],
)
def test_the_plans_own_three_are_set_against_the_country(
    demo_home: Path, settings: Settings, what: str, group: str, subgroups: list[str] | None
) -> None:
    snapshot = opened(demo_home)
    row = judged(snapshot, settings, f"{what} is below the national average")
    recorded = snapshot.recorded()
    year = recorded["financial_year"] * 4 + recorded["quarter"]
    rows = recorded[year.between(2025 * 4 + 2, 2026 * 4 + 1) & (recorded["offence_group"] == group)]
    if subgroups:
        rows = rows[rows["offence_subgroup"].isin(subgroups)]
    assert row["other_count"] == rows["offences"].sum()
    ours = rows[rows["csp_name"] == settings.recorded_crime.csp_name]
    assert row["count"] == ours["offences"].sum()
    assert row["verdict"] == "supported"
    assert f"{row['from']:%Y-%m}..{row['to']:%Y-%m}" == "2025-07..2026-06"


def test_other_districts_are_those_of_the_page_compare(demo_home: Path, settings: Settings) -> None:
    snapshot = opened(demo_home)
    frame = tables.build("comparison-street", snapshot, settings, Selection(category="crime")).frame
    theirs = frame[(frame["area_name"] == "Stafford") & frame["group"].str.startswith("All crime")]
    row = judged(snapshot, settings, "crime in the district is lower than in Stafford")
    assert row["other_count"] == theirs["count"].iloc[0]
    assert row["other_rate_per_1000"] == pytest.approx(theirs["rate_per_1000"].iloc[0])
    assert (row["verdict"] == "supported") is (theirs["verdict"].iloc[0] == "lower")
    row = judged(snapshot, settings, "the district has fewer crimes than Stafford")
    assert (row["kind"], row["verdict"]) == ("fewer in number", "supported")
