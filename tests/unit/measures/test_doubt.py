"""A verdict holds at both bounds of a count in doubt, or isn't given."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.change import with_change
from moorlands_dash.measures.doubt import agreed, rows_by_ward, rows_of
from moorlands_dash.measures.family import with_family
from moorlands_dash.measures.rates import ward_rates
from moorlands_dash.periods import Period


def doubt(*rows: tuple[int, int, str | None, int]) -> pd.DataFrame:
    """Return rows set aside: first and last month of 2025, ward, how many."""
    columns = ["month", "month_to", "ward_code", "rows"]
    frame = pd.DataFrame(rows, columns=columns)
    months = {name: pd.to_datetime([date(2025, n, 1) for n in frame[name]]) for name in columns[:2]}
    return frame.assign(**months)


SPRING = Period(date(2025, 3, 1), date(2025, 5, 1))


def test_rows_of_an_unknown_month_may_be_of_each() -> None:
    found = doubt((1, 2, "A", 100), (1, 3, "A", 3), (4, 4, None, 4), (5, 12, "", 5))
    assert rows_of(found, SPRING) == 12
    assert rows_by_ward(found, SPRING, ["A", "B"]) == [7, 4]


def changed(count: int, before: int, more: int, earlier: int) -> str:
    frame = pd.DataFrame(
        {"count": [count], "count_before": [before], "doubt": [more], "doubt_before": [earlier]}
    ).astype("Int64")
    found = with_change(frame.assign(complete=True), percent_from=20)
    alone = with_family(found, pd.Series([False]))
    assert found["verdict"].tolist() == alone["verdict"].tolist()
    return str(found["verdict"].iloc[0])


@pytest.mark.parametrize(
    ("counts", "word"),
    [
        ((40, 100, 0, 0), "fewer"),
        ((40, 100, 10, 0), "fewer"),
        ((40, 100, 60, 0), "cannot tell"),
        ((40, 100, 0, 500), "fewer"),
        ((0, 10, 549, 0), "cannot tell"),
        ((100, 40, 0, 60), "cannot tell"),
        ((100, 100, 2, 2), "no clear change"),
    ],
)
def test_a_change_is_told_where_it_holds_at_both_bounds(
    counts: tuple[int, int, int, int], word: str
) -> None:
    assert changed(*counts) == word


def test_a_ward_stands_to_the_district_as_it_does_with_all_rows() -> None:
    counts = pd.DataFrame(
        {"area_code": ["A", "B"], "count": pd.array([10, 200], "Int64"), "complete": True}
    )
    people = pd.DataFrame(
        {"area_code": ["A", "B"], "population": 1000, "population_year": 2024,
         "population_source": "x"}
    )  # fmt: skip

    def against(*more: int) -> list[str]:
        found = ward_rates(counts.assign(doubt=more), people, unreliable_below=5)
        return found["against_district"].tolist()

    assert against(0, 0) == ["lower", "higher"]
    assert against(5, 5) == ["lower", "higher"]
    # 160 of 360 is still clearly under half (exact binomial test, 0.040), 170 of 370 isn't (0.13).
    assert against(150, 0) == ["lower", "higher"]
    assert against(160, 0) == ["cannot tell", "cannot tell"]


def test_bounds_agree_or_nothing_is_told() -> None:
    assert agreed([["more", "fewer"], ["more", "more"]]) == ["more", "cannot tell"]
