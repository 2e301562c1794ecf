"""What two snapshots differ in, worked by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.data.snapshots import counts_changed, files_changed, verdicts_flipped

JAN, FEB, MAR = (pd.Timestamp(date(2025, month, 1)) for month in (1, 2, 3))


def files(*rows: tuple[str, bool, int, str | None, str | None]) -> pd.DataFrame:
    columns = ["sha256", "in_use", "loaded", "replaced_by", "withdrawn"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(name=frame["sha256"] + ".csv")


def test_what_became_of_each_file() -> None:
    then = files(
        ("same", True, 5, None, None),
        ("replaced", True, 5, None, None),
        ("partly", True, 5, None, None),
        ("withdrawn", True, 5, None, None),
        ("again", False, 0, "x.csv", None),
        ("gone", True, 5, None, None),
    )
    now = files(
        ("same", True, 5, None, None),
        ("replaced", False, 0, "new.csv", None),
        ("partly", True, 3, "new.csv", None),
        ("withdrawn", False, 0, None, "a draft"),
        ("again", False, 0, "x.csv", None),
        ("again", True, 4, None, None),
        ("new", True, 7, None, None),
    )
    found = files_changed(then, now).set_index("name")
    assert found["became"].to_dict() == {
        "again.csv": "in use again",
        "gone.csv": "not there",
        "new.csv": "added",
        "partly.csv": "counted otherwise",
        "replaced.csv": "replaced",
        "withdrawn.csv": "withdrawn",
    }
    assert found.loc["withdrawn.csv", "now"] == "withdrawn: a draft"
    assert found.loc["replaced.csv", ["before", "after"]].tolist() == [5, 0]
    assert pd.isna(found.loc["new.csv", "before"])
    assert files_changed(now, now).empty


def counts(*rows: tuple[str, str, pd.Timestamp, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["area_code", "category", "month", "count"])


def known(**months: list[pd.Timestamp]) -> pd.DataFrame:
    rows = [(key, month) for key, found in months.items() for month in found]
    return pd.DataFrame(rows, columns=["category", "month"])


def test_counts_that_differ_with_missing_told_from_nought() -> None:
    then = counts(
        ("A", "drugs", JAN, 2),
        ("A", "drugs", FEB, 3),
        ("B", "drugs", JAN, 1),
        ("A", "fire", JAN, 4),
    )
    now = counts(
        ("A", "drugs", JAN, 2), ("A", "drugs", FEB, 1), ("A", "drugs", MAR, 5),
        ("A", "fire", JAN, 4), ("B", "noise", MAR, 6),
    )  # fmt: skip
    before = known(drugs=[JAN, FEB], fire=[JAN])
    after = known(drugs=[JAN, FEB, MAR], fire=[JAN], noise=[MAR])
    found = counts_changed(then, now, before, after).set_index(["area_code", "category"])
    assert sorted(found.index) == [("A", "drugs"), ("B", "drugs"), ("B", "noise")]
    told = ["from", "to", "before", "after", "revised"]
    assert found.loc[("A", "drugs"), told].tolist() == [FEB, MAR, 5, 8, -2]
    assert found.loc[("B", "drugs"), told].tolist() == [JAN, JAN, 1, 0, -1]
    assert pd.isna(found.loc[("B", "noise"), "before"]), "no file of noise was loaded: not 0"
    assert found.loc[("B", "noise"), ["after", "revised"]].tolist() == [6, 0]


def test_a_month_taken_out_is_no_revision() -> None:
    then = counts(("A", "drugs", JAN, 2), ("A", "drugs", FEB, 3))
    now = counts(("A", "drugs", JAN, 2))
    found = counts_changed(then, now, known(drugs=[JAN, FEB]), known(drugs=[JAN]))
    assert found[["before", "after", "revised"]].to_numpy().tolist() == [[5, 2, 0]]
    nothing = counts_changed(then, then, known(drugs=[JAN, FEB]), known(drugs=[JAN, FEB]))
    assert nothing.empty


def test_rows_of_a_month_that_is_there_in_part_are_no_change_of_counts() -> None:
    then = counts(("A", "drugs", JAN, 2))
    now = counts(("A", "drugs", JAN, 2), ("A", "drugs", FEB, 1), ("B", "drugs", FEB, 4))
    assert counts_changed(then, now, known(drugs=[JAN]), known(drugs=[JAN])).empty
    broken = counts_changed(then, now, known(drugs=[JAN]), known(drugs=[JAN, FEB]))
    assert broken.set_index("area_code")["after"].to_dict() == {"A": 3, "B": 4}


def test_verdicts_that_both_give_and_that_differ() -> None:
    then = pd.DataFrame({"ward": ["A", "B", "C"], "verdict": ["more", "no clear change", "more"]})
    now = pd.DataFrame({"ward": ["A", "B", "D"], "verdict": ["more", "fewer", "more"]})
    found = verdicts_flipped(then, now, ["ward"])
    assert found.to_numpy().tolist() == [["B", "no clear change", "fewer"]]
