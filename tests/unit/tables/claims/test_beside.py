"""Places beside each other: by number as counted, by rate, as a share of all wards."""

from pathlib import Path

import pytest

from benchmarks.claims_truth import LATEST
from tests.unit.tables.claims.test_typed import asker, rows_of


def test_number_and_rate_are_both_given_and_may_differ(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (by_number,) = asked.rows("Bagnall and Stanley has less crime than Werrington")
    (by_rate,) = asked.rows("the crime rate in Bagnall and Stanley is lower than in Werrington")
    for row in (by_number, by_rate):
        assert row["count"] == rows.count("crime", "Bagnall and Stanley", LATEST)
        assert row["other_count"] == rows.count("crime", "Werrington", LATEST)
        ours = rows.rate("crime", "Bagnall and Stanley", LATEST) * 1000
        assert row["rate_per_1000"] == pytest.approx(ours)
        theirs = rows.rate("crime", "Werrington", LATEST) * 1000
        assert row["other_rate_per_1000"] == pytest.approx(theirs)
    assert (by_number["verdict"], by_rate["verdict"]) == ("supported", "not supported")
    assert "Taken by number, as neither" in by_number["assumed"]
    assert "Taken by" not in by_rate["assumed"]


def test_the_most_names_the_next_and_that_residents_differ(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("Leek North has the most crime")
    counts = sorted(rows.count("crime", name, LATEST) for name in rows.codes)
    assert (row["count"], row["other_count"]) == (counts[-1], counts[-2])
    assert "Wards differ in how many residents they have" in row["test"]
    (second,) = asked.rows("Leek South has the most crime")
    assert second["verdict"] == "not supported"
    assert second["other_count"] == counts[-1]


def test_a_share_is_of_what_was_counted_in_all_wards(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("most of the vehicle crime is in Checkley")
    whole = sum(rows.count("vehicle_crime", name, LATEST) for name in rows.codes)
    assert row["other_count"] == whole
    count = rows.count("vehicle_crime", "Checkley", LATEST)
    assert row["share"] == pytest.approx(100 * count / whole)


def test_one_kind_beside_another_is_counted_in_the_same_place(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("there is more ASB than criminal damage in Leek North in 2025")
    year = LATEST.shifted(-9)
    assert row["count"] == rows.count("anti_social_behaviour", "Leek North", year)
    assert row["other_count"] == rows.count("damage_arson", "Leek North", year)
    more = row["count"] > row["other_count"]
    assert (row["verdict"] == "supported") is bool(more)
