"""A claim of every ward is judged ward by ward."""

from pathlib import Path

from benchmarks.claims_truth import LATEST
from tests.unit.tables.claims.test_typed import asker, rows_of


def test_each_ward_is_counted_by_itself(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("every ward had fewer than 500 crimes")
    counts = {name: rows.count("crime", name, LATEST) for name in rows.codes}
    assert row["wards_supported"] == sum(count < 500 for count in counts.values())
    assert row["verdict"] == ("supported" if max(counts.values()) < 500 else "not supported")
    worst = max(counts, key=lambda name: counts[name])
    assert f"{worst} had {counts[worst]}" in row["answer"]


def test_a_fall_in_every_ward_is_denied_by_the_one_that_rose_most(demo_home: Path) -> None:
    asked, rows = asker(demo_home), rows_of(demo_home)
    (row,) = asked.rows("crime is down in all wards")
    before = LATEST.shifted(-12)
    rise = {
        name: rows.count("crime", name, LATEST) - rows.count("crime", name, before)
        for name in rows.codes
    }
    worst = max(rise, key=lambda name: rise[name])
    assert rise[worst] > 0
    assert row["verdict"] == "not supported"
    after = rows.count("crime", worst, LATEST), rows.count("crime", worst, before)
    assert f"{worst} had {after[0]} after {after[1]}" in row["answer"]
    fell = sum(change < 0 for change in rise.values())
    assert f"in {fell} of {len(rise)} wards" in row["evidence"]
