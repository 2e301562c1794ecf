"""To when each measure of people is known, what lacks, and what is late."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from moorlands_dash.periods import add_months, months_between

THERE, MISSING, LATE = "to date", "missing", "late"


def people_supply(rows: pd.DataFrame, day: date, days: int) -> pd.DataFrame:
    """Return `measure months from to missing next due state`, a row a measure.

    `rows` has `measure period_start period_end`; `months` is how long its periods are. `next` is
    the last month of the period that comes next, `due` the day by which it is to be there: `days`
    after its end. `state` is late where that is past, else missing where a period between two is
    not there, else to date.
    """
    found = [
        {"measure": measure} | _of_one(own, day, days)
        for measure, own in rows.groupby("measure", sort=False)
    ]
    names = ["measure", "months", "from", "to", "missing", "next", "due", "state"]
    return pd.DataFrame(found, columns=names)


def _of_one(own: pd.DataFrame, day: date, days: int) -> dict[str, object]:
    starts = [stamp.date() for stamp in pd.to_datetime(own["period_start"])]
    ends = [stamp.date() for stamp in pd.to_datetime(own["period_end"])]
    length = max(months_between(a, b) for a, b in zip(starts, ends, strict=True))
    first, last = min(starts), max(ends)
    known = {
        month
        for start, end in zip(starts, ends, strict=True)
        for month in (add_months(start, n) for n in range(months_between(start, end)))
    }
    missing = months_between(first, last) - len(known)
    following = add_months(last, length)
    due = add_months(following, 1) - timedelta(days=1) + timedelta(days=days)
    state = LATE if due < day else MISSING if missing else THERE
    return {
        "months": length,
        "from": pd.Timestamp(first),
        "to": pd.Timestamp(last),
        "missing": -(-missing // length),
        "next": pd.Timestamp(following),
        "due": pd.Timestamp(due),
        "state": state,
    }
