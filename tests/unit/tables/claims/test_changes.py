"""A claimed change or record: both periods' counts, and the test of the one change asked."""

from pathlib import Path

import pytest
from scipy.stats import binomtest

from benchmarks.claims_truth import LATEST
from tests.unit.tables.claims.test_typed import asker, rows_of


@pytest.mark.parametrize("where", ["Leek North", "Leek"])
def test_a_change_is_the_exact_test_of_its_counts(demo_home: Path, where: str) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows(f"vandalism is up in {where}")
    now = rows.count("damage_arson", where, LATEST)
    then = rows.count("damage_arson", where, LATEST.shifted(-12))
    assert (row["count"], row["count_before"]) == (now, then)
    assert row["ratio"] == pytest.approx(now / then)
    # Months that vary more than Poisson's can only make a change less clear.
    assert row["p_value"] >= binomtest(now, now + then).pvalue - 1e-12
    assert row["p_adjusted"] == row["p_value"]
    assert row["tested"] == 1


def test_years_earlier_are_as_many_months_and_not_all_between(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("vehicle crime in Checkley is lower than 3 years earlier")
    before = LATEST.shifted(-36)
    assert row["count_before"] == rows.count("vehicle_crime", "Checkley", before)
    assert (row["before_from"].date(), row["before_to"].date()) == (before.start, before.end)


def test_a_record_is_set_against_the_nearest_of_all_years(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("vandalism is at a record high in Leek North")
    years = [LATEST.shifted(-12 * back) for back in range(1, 5)]
    counts = [rows.count("damage_arson", "Leek North", year) for year in years]
    assert row["years"] == 4
    assert row["count_before"] == max(counts)
    assert row["record_rank"] == 1
