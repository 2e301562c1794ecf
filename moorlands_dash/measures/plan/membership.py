"""Who was a member when: an organisation's stretches of time beside what it is named for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

MEMBER, NOT_YET, NO_LONGER, UNKNOWN = "member", "not yet a member", "no longer a member", "unknown"


def members_on(partners: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return the rows of partners that are members on a day; a blank end reaches for ever."""
    stamp = pd.Timestamp(day)
    since, until = pd.to_datetime(partners["since"]), pd.to_datetime(partners["until"])
    kept: pd.DataFrame = partners[
        (since.isna() | (since <= stamp)) & (until.isna() | (until >= stamp))
    ]
    return kept


def membership(partners: pd.DataFrame, name: str, start: date, end: date) -> str:
    """Return how an organisation stood over a stretch of time: member, or why not.

    It is a member where it was one on each day from `start` to `end`; letter case and spaces of
    the name don't matter. Stretches that follow on each other count as one.
    """
    wanted = " ".join(name.split()).casefold()
    own = partners[partners["partner"].str.casefold() == wanted]
    if own.empty:
        return UNKNOWN
    since = [_day(value, date.min) for value in own["since"]]
    until = [_day(value, date.max) for value in own["until"]]
    reached = start
    for first, last in sorted(zip(since, until, strict=True)):
        if first <= reached <= last:
            if last >= end:
                return MEMBER
            reached = date.fromordinal(last.toordinal() + 1)
    return NOT_YET if start < min(since) else NO_LONGER


def _day(value: Any, otherwise: date) -> date:
    return otherwise if pd.isna(value) else pd.Timestamp(value).date()


def not_members(partners: pd.DataFrame, named: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of what names an organisation that wasn't a member all that time.

    `named` has `owner start end`, dates; adds `membership` and, where it is known, `since until
    succeeded_by` of the organisation's last stretch. Rows without an owner are passed over.
    """
    told = named[named["owner"].fillna("") != ""]
    found = [
        membership(partners, row["owner"], row["start"], row["end"])
        for row in told.to_dict("records")
    ]
    amiss = told.assign(membership=found)
    amiss = amiss[amiss["membership"] != MEMBER]
    last = (
        partners.sort_values("since", na_position="first")
        .groupby(partners["partner"].str.casefold())[["since", "until", "succeeded_by"]]
        .last()
    )
    keys = amiss["owner"].map(lambda name: " ".join(str(name).split()).casefold())
    joined: pd.DataFrame = amiss.assign(wanted=keys).join(last, on="wanted").drop(columns="wanted")
    return joined.reset_index(drop=True)
