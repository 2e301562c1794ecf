"""A claimed change or record: both periods' counts, and the test of the one change asked."""

from datetime import date
from pathlib import Path

import pytest
from scipy.stats import binomtest

from benchmarks.claims_truth import LATEST
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.tables import Selection, build
from tests.unit.tables.claims.test_typed import asker, rows_of
from tests.unit.tables.conftest import Covered, Publish


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


def test_a_months_record_among_scattered_months_is_told(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    runs = [
        Period(date(year, first, 1), date(year, last, 1))
        for year, first, last in ((2014, 1, 3), (2018, 10, 12), (2025, 1, 9))
    ]
    monthly = [35, 10, 11, 22, 20, 30, 12, 17, 20, 29, 23, 17, 12, 18, 6]
    months = [month for run in runs for month in run]
    counts = [
        ("Staffordshire Police", "Staffordshire Moorlands", month, "vehicle_crime", number)
        for month, number in zip(months, monthly, strict=True)
    ]
    # Without a place half of one month's may be ours or not: no change from it is clear both ways.
    counts.append(("Staffordshire Police", None, date(2014, 1, 1), "vehicle_crime", 35))
    snapshot = publish(district_counts=counts, coverage=covered(*runs))
    claim = "vehicle crime was at its highest of all months in March 2025"
    row = build("claim", snapshot, settings, Selection(claim=claim)).frame.iloc[0]
    assert (row["verdict"], row["count"], row["count_before"]) == ("not supported", 20, 35)
    assert row["verdict_of_change"] == "cannot tell"
    assert row["test"].endswith("Whether it is clearly beyond those can't be told.")
    assert "season" not in row["answer"], "a month's record is whatever its season"
