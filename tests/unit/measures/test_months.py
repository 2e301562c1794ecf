"""Months of every category as one table: sums by hand, and equal to sums of the rows."""

from __future__ import annotations

import math
from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.months import months_by_category, months_by_ward
from moorlands_dash.periods import Period

JAN, FEB, MAR = (date(2025, number, 1) for number in (1, 2, 3))
OURS = "Staffordshire Moorlands"


def rows(*found: tuple[str | None, date, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(found, columns=["district", "month", "category", "count"])
    return frame.astype({"month": "datetime64[us]", "district": "str"})


SOME = rows(
    (OURS, JAN, "burglary", 3),
    (OURS, JAN, "drugs", 2),
    (OURS, MAR, "burglary", 4),
    ("Stafford", JAN, "burglary", 5),
    (None, JAN, "burglary", 2),
    (None, MAR, "drugs", 1),
)


def test_a_district_is_summed_by_month_and_a_month_without_rows_is_nought() -> None:
    table = months_by_category(SOME, OURS)
    assert table.counts(["burglary", "drugs"], [JAN, FEB, MAR]).to_dict() == {
        JAN: 5,
        FEB: 0,
        MAR: 4,
    }
    assert table.counts(["burglary"], [MAR]).to_dict() == {MAR: 4}
    assert table.counts(["robbery"], [JAN]).to_dict() == {JAN: 0}
    assert table.every_count(["burglary"], [JAN, FEB]).to_dict() == {JAN: 10, FEB: 0}


def test_categories_stand_beside_each_other_in_the_order_asked_for() -> None:
    table = months_by_category(SOME, OURS)
    found = table.table(["drugs", "robbery", "burglary"], [FEB, JAN])
    assert found.tolist() == [[0, 0, 0], [2, 0, 3]]


def test_the_share_without_a_place_is_that_of_all_rows_of_the_period() -> None:
    table = months_by_category(SOME, OURS)
    (january,) = table.nowhere_shares(["burglary", "drugs"], [Period(JAN, JAN)])
    assert january == 2 / 12
    nothing, whole = table.nowhere_shares(["drugs"], [Period(FEB, FEB), Period(JAN, MAR)])
    assert math.isnan(nothing)
    assert whole == 1 / 3


def test_without_a_row_all_is_nought() -> None:
    table = months_by_category(SOME.head(0), OURS)
    assert table.counts(["burglary"], [JAN]).to_dict() == {JAN: 0}
    assert table.table(["burglary"], [JAN]).tolist() == [[0]]
    assert math.isnan(table.nowhere_shares(["burglary"], [Period(JAN, MAR)])[0])


WARDS = SOME.dropna().rename(columns={"district": "ward_code"})


def test_wards_are_summed_by_month_and_a_ward_without_rows_is_nought() -> None:
    table = months_by_ward(WARDS)
    found = table.series(["burglary", "drugs"], [JAN, FEB], ["Stafford", "E05", OURS])
    assert found.loc[JAN].to_dict() == {"Stafford": 5, "E05": 0, OURS: 5}
    assert found.loc[FEB].sum() == 0
    assert table.total(["burglary"], Period(JAN, MAR)) == 12
    assert table.total(["burglary"], Period(FEB, FEB)) == 0
    assert months_by_ward(WARDS.head(0)).total(["burglary"], Period(JAN, MAR)) == 0


ANY = st.lists(
    st.tuples(
        st.sampled_from([OURS, "Stafford", None]),
        st.sampled_from([JAN, FEB, MAR]),
        st.sampled_from(["burglary", "drugs", "robbery"]),
        st.integers(1, 50),
    ),
    max_size=12,
)


@given(ANY, st.sets(st.sampled_from(["burglary", "drugs", "robbery"])))
def test_sums_are_those_of_the_rows(
    found: list[tuple[str | None, date, str, int]], keys: set[str]
) -> None:
    table = months_by_category(rows(*found), OURS)
    for month in (JAN, FEB, MAR):
        told = [row for row in found if row[1] == month and row[2] in keys]
        assert table.counts(keys, [month])[month] == sum(r[3] for r in told if r[0] == OURS)
        assert table.every_count(keys, [month])[month] == sum(r[3] for r in told)
        (share,) = table.nowhere_shares(keys, [Period(month, month)])
        nowhere, every = sum(r[3] for r in told if r[0] is None), sum(r[3] for r in told)
        assert share == nowhere / every if every else math.isnan(share)
