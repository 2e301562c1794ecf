"""Who has sent what of which month, who is late, and to when each source is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.data.supply import (
    LATE,
    TO_COME,
    Supply,
    calendar,
    first_sent,
    supplies,
)
from moorlands_dash.measures.data.wholeness import MISSING, PART, WHOLE
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import add_months
from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import once
from moorlands_dash.vocabulary import CATEGORY_BY_KEY
from moorlands_dash.words.data import supply as words


def expected_of(snapshot: Snapshot, settings: Settings) -> list[Supply]:
    """Return what every sender is to send, as the settings list it or as it has sent."""
    found: list[Supply] = once(
        snapshot,
        "supplies",
        (repr(settings),),
        lambda: supplies(settings, _first_sent(snapshot)),
    )
    return found


def _first_sent(snapshot: Snapshot) -> list[tuple[str, str, date]]:
    found: list[tuple[str, str, date]] = once(
        snapshot, "first sent", (), lambda: first_sent(snapshot.coverage())
    )
    return found


def sent_months(snapshot: Snapshot, settings: Settings, day: date) -> pd.DataFrame:
    """Return the calendar of senders: `source sender month rows state why due` as seen on a day."""
    key = (repr(settings), day.isoformat())
    found: pd.DataFrame = once(
        snapshot,
        "calendar",
        key,
        lambda: calendar(snapshot.coverage(), expected_of(snapshot, settings), day),
    )
    return found


def due_to(snapshot: Snapshot, settings: Settings, choice: str, day: date) -> date | None:
    """Return the last month that every sender of a choice should have sent by a day."""
    keys = _keys(settings, choice)
    supply = [each for each in expected_of(snapshot, settings) if each.source in keys]
    return min((_last_due(each, day) for each in supply), default=None)


def _last_due(each: Supply, day: date) -> date:
    month = min(add_months(day.replace(day=1), -1), each.until)
    while each.due(month) >= day:
        month = add_months(month, -1)
    return month


def _keys(settings: Settings, choice: str) -> set[str]:
    categories = vocabulary.category_keys(choice)
    forces = settings.force.all_names
    return {vocabulary.coverage_key(key, name) for key in categories for name in forces}


def parts_of(snapshot: Snapshot, settings: Settings, choice: str) -> dict[date, str]:
    """Return the months of a choice that are there in part, each with why."""
    found = snapshot.coverage()
    keys = _keys(settings, choice)
    chosen = found[found["source"].isin(keys) & (found["state"] == PART)]
    return {row["month"].date(): row["why"] for row in chosen.to_dict("records")}


def late_sentences(
    snapshot: Snapshot, settings: Settings, day: date, upto: date | None = None
) -> list[str]:
    """Return for each sender that is late what it sends, to when that is known, and since when.

    Only months up to `upto` are looked at, where it is given.
    """
    months = sent_months(snapshot, settings, day)
    if upto is not None:
        months = months[months["month"] <= upto]
    months = months.assign(sends=months["source"].map(title_of))
    told = []
    for _, own in months.groupby(["sends", "sender"]):
        late = own[own["state"] == LATE].sort_values("month")
        if len(late):
            first = late.iloc[0]
            known, month = _known_to(own), first["month"]
            parts = _parts(own, known)
            said = words.late(first["sends"], first["sender"], known, month, first["due"], parts)
            told.append((first["month"], said))
    return [said for _, said in sorted(told)]


def _known_to(months: pd.DataFrame) -> date | None:
    lacking = set(months.loc[months["state"] != WHOLE, "month"])
    return max(set(months["month"]) - lacking, default=None)


def _parts(months: pd.DataFrame, known: date | None) -> list[date]:
    """Return the months after the last whole one that are there in part."""
    part = set(months.loc[months["state"] == PART, "month"])
    return sorted(month for month in part if known is None or month > known)


def joined_later(snapshot: Snapshot, settings: Settings, choice: str) -> list[tuple[str, date]]:
    """Return senders that came to a source after others did, each with its first month.

    What is counted before has not all that is counted after.
    """
    keys = _keys(settings, choice)
    first: dict[str, dict[str, date]] = {}
    for source, sender, month in _first_sent(snapshot):
        if source in keys:
            first.setdefault(source, {})[sender] = month
    return [
        (sender, month)
        for senders in first.values()
        for sender, month in senders.items()
        if month > min(senders.values())
    ]


def due_rows(snapshot: Snapshot, settings: Settings, day: date) -> list[dict[str, Any]]:
    """Return `state sends sender known_to month due`, a row a sender of a source.

    `state` is the worst of its last twelve months: late, missing, part or whole; `month` the first
    that is late, else the next to come, and `due` the day by which it is to be there.
    """
    months = sent_months(snapshot, settings, day)
    months = months.assign(sends=months["source"].map(title_of))
    supply = {(each.source, each.sender): each for each in expected_of(snapshot, settings)}
    rows = []
    for (sends, _), own in months.groupby(["sends", "sender"]):
        month, due = next_due(own, supply, day)
        rows.append(
            {
                "state": _worst(own, day),
                "sends": sends,
                "sender": sender_of(own.iloc[0]["source"], own.iloc[0]["sender"]),
                "known_to": _known_to(own),
                "month": month,
                "due": due,
            }
        )
    return sorted(rows, key=lambda row: (_WORST.index(row["state"]), row["due"] or date.max))


def next_due(
    own: pd.DataFrame, supply: Mapping[tuple[str, str], Supply], day: date
) -> tuple[date | None, date | None]:
    """Return the first month of a sender that isn't there, and when it is due; None for no more.

    The rest of a month that is there in part is to come until the day by which it is due.
    """
    rest = (own["state"] == PART) & (own["due"] >= day)
    open_ = own[own["state"].isin((LATE, TO_COME)) | rest].sort_values(["month", "due"])
    if len(open_):
        return open_.iloc[0]["month"], open_.iloc[0]["due"]
    # All that has ended has come: the next month is the present one, or a later one.
    last = own.sort_values("month").iloc[-1]
    each, month = supply[last["source"], last["sender"]], add_months(last["month"], 1)
    return (month, each.due(month)) if each.expects(month) else (None, None)


_WORST = (LATE, MISSING, PART, WHOLE)
"""States that a sender can have, the most pressing first."""


def _worst(months: pd.DataFrame, day: date) -> str:
    late = (months["state"] == LATE).any()
    recent = months[months["month"] >= add_months(day.replace(day=1), -12)]
    found = set(recent["state"]) | ({LATE} if late else set())
    return next((state for state in _WORST if state in found), WHOLE)


def title_of(source: str) -> str:
    """Return what a list calls a source, by its key in `coverage`."""
    known = CATEGORY_BY_KEY.get(source)
    return SOURCE_BY_KEY[known.source].title if known else SOURCE_BY_KEY[STREET].title


def sender_of(source: str, sender: str) -> str:
    """Return who sends: as named, else the force, else as the source is declared."""
    known = CATEGORY_BY_KEY.get(source)
    return sender or (SOURCE_BY_KEY[known.source].sender if known else source)
