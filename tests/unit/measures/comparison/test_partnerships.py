"""Every partnership's recorded crime, summed by hand."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.comparison.partnerships import partnership_counts
from moorlands_dash.measures.comparison.recorded import RECORDED, TOTAL, Area, Names, Recorded
from tests.unit.measures.comparison.test_recorded import COLUMNS, FOUR, NAMES, YEAR, quarter_rows

OTHERS = {
    "elsewhere": Area("E", "Elsewhere", "district"),
    "dover": Area("D", "Dover", "district"),
    "nowhere": Area("N", "Nowhere", "district"),
}
DOUBT = ["month", "force_name", "csp_name", "offence_group"]


def counted(names: Names = NAMES, doubt: list[tuple[str, ...]] | None = None) -> pd.DataFrame:
    """Return the counts of two partnerships; Dover's second quarter is missing."""
    rows = [row for q in YEAR for row in quarter_rows(*q, kent=q != (2024, 2))]
    rows += [(2023, 4, "Ourshire", "Elsewhere", "Robbery", 999)]
    asked = pd.DataFrame(doubt or [], columns=DOUBT)
    found = Recorded(pd.DataFrame(rows, columns=COLUMNS), names, asked)
    return partnership_counts(found, FOUR, OTHERS).set_index(["area_code", "group"])


def test_each_partnership_is_summed_over_the_quarters_alone() -> None:
    frame = counted()
    assert frame.loc[("E", TOTAL), "count"] == frame.loc[("E", "Robbery"), "count"] == 4 * 10
    assert frame.loc[("E", "Theft offences"), "count"] == 0
    assert set(frame["basis"]) == {RECORDED}
    assert set(frame["from"]) == {pd.Timestamp("2024-04-01")}


def test_a_missing_quarter_makes_a_partnership_incomplete_and_one_without_rows_is_not_shown() -> (
    None
):
    frame = counted()
    assert frame.loc["E", "complete"].all()
    assert not frame.loc["D", "complete"].any()
    assert "N" not in frame.index.get_level_values(0)


def test_a_row_set_aside_takes_the_group_that_it_may_be_of_and_the_total() -> None:
    frame = counted(doubt=[("2024-07", "Ourshire", "Elsewhere", "Robbery")])
    assert not frame.loc[[("E", TOTAL), ("E", "Robbery")], "complete"].any()
    assert frame.loc[("E", "Theft offences"), "complete"]
    assert not counted(doubt=[("2024-07", "Ourshire", "", "")]).loc["E", "complete"].any()
    assert counted(doubt=[("2021-07", "Ourshire", "", "")]).loc["E", "complete"].all()
