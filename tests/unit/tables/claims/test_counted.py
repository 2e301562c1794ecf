"""The counts of a claim's places: a town is the sum of its wards."""

from pathlib import Path

import pytest

from benchmarks.claims_truth import LATEST
from tests.unit.tables.claims.test_typed import asker, rows_of


def test_a_town_is_the_sum_of_its_wards(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("crime in Leek is up in 2025")
    names = ("Leek East", "Leek North", "Leek South", "Leek West")
    (latest,) = asked.rows("crime in Leek is up")
    assert latest["count"] == sum(rows.count("crime", name, LATEST) for name in names)
    assert row["area_name"] == "Leek"
    assert (
        "Leek is taken as its wards: Leek East, Leek North, Leek South and Leek West."
        in (row["assumed"])
    )
    (beside,) = asked.rows("Leek has more crime than Biddulph")
    assert beside["count"] == latest["count"]
    people = rows.people.loc[rows.wards("Leek"), "population"].sum()
    assert beside["rate_per_1000"] == pytest.approx(latest["count"] / people * 1000)
