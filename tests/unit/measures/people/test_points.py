"""Points of people: gaps stay gaps, and months of people are never summed."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.people.points import people_points, with_shares


def rows(*given: tuple[str, str, int, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(given, columns=["period_start", "period_end", "count", "of"])
    ends = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    return frame.assign(**ends).astype({"count": "Int64", "of": "Int64"})


def test_a_month_that_was_not_sent_is_a_gap() -> None:
    points = people_points(
        rows(("2026-01", "2026-01", 3, 9), ("2026-03", "2026-03", 0, 8)), adds_up=False
    )
    assert points["from"].dt.strftime("%Y-%m").tolist() == ["2026-01", "2026-02", "2026-03"]
    assert points["count"].tolist() == [3, pd.NA, 0]
    assert points["of"].tolist() == [9, pd.NA, 8]
    assert points["months"].tolist() == [1, 1, 1]


MIXED = rows(
    ("2026-01", "2026-01", 3, None),
    ("2026-02", "2026-02", 4, None),
    ("2026-03", "2026-03", 5, None),
    ("2026-04", "2026-06", 20, None),
    ("2026-07", "2026-07", 6, None),
)


def test_three_months_of_events_make_a_quarter_beside_quarters_that_were_sent() -> None:
    points = people_points(MIXED, adds_up=True)
    assert points["count"].tolist() == [12, 20]
    assert points["to"].dt.strftime("%Y-%m").tolist() == ["2026-03", "2026-06"]


def test_months_of_people_make_no_quarter() -> None:
    points = people_points(MIXED, adds_up=False)
    assert points["count"].tolist() == [20]


def test_a_quarter_that_was_sent_holds_over_its_months() -> None:
    both = pd.concat([MIXED, rows(("2026-01", "2026-03", 11, None))])
    assert people_points(both, adds_up=True)["count"].tolist() == [11, 20]


def test_nothing_gives_no_points() -> None:
    assert people_points(rows(), adds_up=True).empty


def test_shares_have_wilsons_interval_and_counts_have_none() -> None:
    # Newcombe (1998), Statistics in Medicine 17, 857, table I: 81 of 263, method 3.
    points = people_points(
        rows(("2026-01", "2026-01", 81, 263), ("2026-02", "2026-02", 4, None)), adds_up=False
    )
    share, plain = with_shares(points).to_dict("records")
    assert share["share"] == pytest.approx(81 / 263)
    assert (share["lower_95"], share["upper_95"]) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert pd.isna(plain["share"])
    assert pd.isna(plain["lower_95"])
