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
    table = claim(two_years, settings, "burglary is below the national average")
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
        assert found["p_adjusted"] == pytest.approx(row["p_adjusted"])
        assert (found["verdict"] == "supported") is (row["verdict"] == "more")
    official = tables.build("comparison-recorded", snapshot, settings, Selection()).frame
    country = official[official["level"] == "country"].set_index("group")["verdict"]
    row = judged(snapshot, settings, "robbery is below the national average")
    assert country["Robbery"] == "lower"
    assert row["verdict"] == "supported"
    assert "recorded offences of robbery in the 12 months to June 2026" in row["evidence"]
