"""The points of a measure of people: its months or its quarters in order, a gap where one lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.measures.intervals import wilson_limits
from moorlands_dash.periods import add_months, months_between

COLUMNS = ["from", "to", "months", "count", "of"]


def people_points(rows: pd.DataFrame, *, adds_up: bool) -> pd.DataFrame:
    """Return `from to months count of`, a row a month or a quarter; missing where none was sent.

    `rows` are one measure's, of one area and group: `period_start period_end count of`. Where
    quarters are there the points are quarters: three whole months make one only of what `adds_up`,
    as one person may be counted in each of them; other months are left out. `of` is missing of a
    plain count.
    """
    given = rows.assign(
        start=pd.to_datetime(rows["period_start"]).dt.date,
        end=pd.to_datetime(rows["period_end"]).dt.date,
    )
    lengths = [months_between(a, b) for a, b in zip(given["start"], given["end"], strict=True)]
    given = given.assign(months=lengths)
    length = max(lengths, default=1)
    kept = given[given["months"] == length]
    if length > 1 and adds_up:
        kept = pd.concat([kept, _summed(given[given["months"] == 1], length, kept)])
    found = {row["start"]: row for row in kept.to_dict("records")}
    starts = list(_starts(min(found), max(found), length)) if found else []
    return pd.DataFrame(
        {
            "from": pd.to_datetime(pd.Index(starts, dtype="object")),
            "to": pd.to_datetime(
                pd.Index([add_months(start, length - 1) for start in starts], dtype="object")
            ),
            "months": pd.Series([length] * len(starts), dtype="int64"),
            "count": _whole([found[s]["count"] if s in found else pd.NA for s in starts]),
            "of": _whole([found[s]["of"] if s in found else pd.NA for s in starts]),
        }
    )


def _whole(values: list[Any]) -> pd.Series:
    return pd.Series([pd.NA if pd.isna(value) else int(value) for value in values], dtype="Int64")


def _starts(first: date, last: date, length: int) -> Iterator[date]:
    start = first
    while start <= last:
        yield start
        start = add_months(start, length)


def _summed(months: pd.DataFrame, length: int, quarters: pd.DataFrame) -> pd.DataFrame:
    """Return the quarters that whole months make, where no quarter was sent itself."""
    if months.empty or quarters.empty:
        return months.head(0)
    phase = months_between(date(2000, 1, 1), quarters["start"].iloc[0]) % length
    held = {row["start"]: row for row in months.to_dict("records")}
    sent, made = set(quarters["start"]), []
    for start in held:
        whole = [held.get(add_months(start, step)) for step in range(length)]
        begins = months_between(date(2000, 1, 1), start) % length == phase
        if begins and start not in sent and all(row is not None for row in whole):
            parts = pd.DataFrame([row for row in whole if row is not None])
            of = parts["of"].sum() if parts["of"].notna().all() else pd.NA
            made.append({"start": start, "months": length, "count": parts["count"].sum(), "of": of})
    return pd.DataFrame(made, columns=["start", "months", "count", "of"])


def with_shares(points: pd.DataFrame) -> pd.DataFrame:
    """Return points with `share lower_95 upper_95`: Wilson's interval; missing of a plain count.

    The interval is of how the share would vary if such people did so by chance; those counted are
    all there were, no sample.
    """
    count = points["count"].astype("Float64").to_numpy(float, na_value=float("nan"))
    of = points["of"].astype("Float64").to_numpy(float, na_value=float("nan"))
    lower, upper = wilson_limits(count, of)
    told = points["of"].astype("Float64").where(points["of"] > 0)
    share = (points["count"].astype("Float64") / told).astype("Float64")
    return points.assign(
        share=share.to_numpy(float, na_value=float("nan")), lower_95=lower, upper_95=upper
    )
