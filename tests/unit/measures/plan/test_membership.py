"""Members have dates: who was one on a day, and over a stretch of time."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.plan.membership import (
    MEMBER,
    NO_LONGER,
    NOT_YET,
    UNKNOWN,
    members_on,
    membership,
    not_members,
)

PARTNERS = pd.DataFrame(
    [
        ("Police", None, None, ""),
        ("Trust", None, "2013-03-31", "Group"),
        ("Group", "2013-04-01", "2022-06-30", "Board"),
        ("Board", "2022-07-01", None, ""),
        ("Twice", "2010-01-01", "2012-12-31", ""),
        ("Twice", "2013-01-01", "2014-12-31", ""),
    ],
    columns=["partner", "since", "until", "succeeded_by"],
).assign(
    since=lambda rows: pd.to_datetime(rows["since"]),
    until=lambda rows: pd.to_datetime(rows["until"]),
)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2013, 3, 31), {"Police", "Trust", "Twice"}),
        (date(2013, 4, 1), {"Police", "Group", "Twice"}),
        (date(2026, 11, 1), {"Police", "Board"}),
    ],
)
def test_the_first_and_the_last_day_count(day: date, names: set[str]) -> None:
    assert set(members_on(PARTNERS, day)["partner"]) == names


@pytest.mark.parametrize(
    ("name", "start", "end", "found"),
    [
        ("Police", "1990-01-01", "2030-01-01", MEMBER),
        (" police ", "2026-01-01", "2026-12-31", MEMBER),
        ("Trust", "2012-04-01", "2013-03-31", MEMBER),
        ("Trust", "2012-04-01", "2013-04-01", NO_LONGER),
        ("Board", "2022-04-01", "2023-03-31", NOT_YET),
        ("Twice", "2012-12-31", "2013-01-01", MEMBER),
        ("Twice", "2012-12-31", "2015-01-01", NO_LONGER),
        ("Others", "2026-01-01", "2026-12-31", UNKNOWN),
    ],
)
def test_an_owner_must_be_a_member_all_the_time(
    name: str, start: str, end: str, found: str
) -> None:
    told = membership(PARTNERS, name, date.fromisoformat(start), date.fromisoformat(end))
    assert told == found


def test_what_names_no_member_is_told_with_what_came_after() -> None:
    named = pd.DataFrame(
        [
            ("a", "Trust", date(2026, 4, 1), date(2027, 3, 31)),
            ("b", "Police", date(2026, 4, 1), date(2027, 3, 31)),
            ("c", None, date(2026, 4, 1), date(2027, 3, 31)),
            ("d", "Others", date(2026, 4, 1), date(2027, 3, 31)),
        ],
        columns=["key", "owner", "start", "end"],
    )
    first, second = not_members(PARTNERS, named).to_dict("records")
    assert (first["key"], first["membership"], first["succeeded_by"]) == ("a", NO_LONGER, "Group")
    assert first["until"] == pd.Timestamp("2013-03-31")
    assert (second["key"], second["membership"]) == ("d", UNKNOWN)
