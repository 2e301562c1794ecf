"""Who is to send what by when, and what of it is there as seen on a day.

A sender that the settings list is expected as they say; one that isn't listed from the first month
that it sent on, as its source declares. A month is *late* once the days allowed after it have
passed, and *to come* until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from moorlands_dash.measures.data.wholeness import MISSING, PART, WHOLE, as_date
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.vocabulary import CATEGORY_BY_KEY

LATE, TO_COME, NOT_EXPECTED = "late", "to come", "not expected"
STATES = (WHOLE, PART, MISSING, LATE, TO_COME, NOT_EXPECTED)

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Supply:
    """What one sender is to send of one source."""

    source: str
    """A force, of its street extracts; a partner's category."""
    sender: str
    """"" is the source's only sender."""
    every: str
    days: int
    since: date
    until: date

    def due(self, month: date) -> date:
        """Return the day by which a month is to be there."""
        length = _MONTHS[self.every]
        last = add_months(month, length - 1 - (month.month - 1) % length)
        return add_months(last, 1) - timedelta(days=1) + timedelta(days=self.days)

    def expects(self, month: date) -> bool:
        """Tell whether the month is among those that it is to send."""
        return self.since <= month <= self.until


def supplies(settings: Settings, sent: Iterable[tuple[str, str, date]]) -> list[Supply]:
    """Return what every sender is to send: as listed, else as it has sent.

    `sent` holds source, sender and first month of what has come. A listed sender answers for rows
    that name nobody where it is the only one listed for their source.
    """
    came = {(source, sender.casefold()): (sender, first) for source, sender, first in sent}
    found = []
    for supplier in settings.suppliers:
        since, until = supplier.months
        for source in supplier.sources:
            key = source, supplier.sender.casefold()
            if key not in came and (source, "") in came and _alone(settings, source):
                key = source, ""
            name, first = came.pop(key, (supplier.sender, since))
            begun = since if supplier.since else first
            found.append(Supply(source, name, supplier.every, supplier.days, begun, until))
    named = {each.source for each in found} | {source for source, sender in came if sender}
    return found + [
        _unlisted(settings, source, sender, first, known=bool(sender) or source not in named)
        for (source, _), (sender, first) in came.items()
    ]


def _alone(settings: Settings, source: str) -> bool:
    return sum(source in supplier.sources for supplier in settings.suppliers) == 1


def _unlisted(settings: Settings, source: str, sender: str, first: date, *, known: bool) -> Supply:
    """Return what an unlisted sender is to send.

    Of another force than ours nothing more; nor of nobody in particular, where the senders of the
    source are `known` by their names: whoever sent that file is one of them.
    """
    category = CATEGORY_BY_KEY.get(source)
    declared = SOURCE_BY_KEY[category.source if category else STREET]
    ours = category is not None or source in settings.force.all_names
    until = date.max if ours and known else date.min
    return Supply(source, sender, declared.every, declared.days, first, until)


def first_sent(coverage: pd.DataFrame) -> list[tuple[str, str, date]]:
    """Return source, sender and first month with rows of `source sender month state`."""
    there = coverage[coverage["state"] != MISSING]
    first = there.groupby(["source", "sender"])["month"].min().reset_index()
    return [
        (row["source"], row["sender"], as_date(row["month"])) for row in first.to_dict("records")
    ]


def calendar(coverage: pd.DataFrame, supply: Sequence[Supply], day: date) -> pd.DataFrame:
    """Return `source sender month rows state why due`, a row a month up to the latest one due.

    `coverage` has `source sender month rows state why` (state: whole, part, missing). `state` is
    one of `STATES` as seen on `day`; `due` is the day by which the month is to be there.
    """
    known = {
        (row["source"], row["sender"], as_date(row["month"])): (
            row["rows"],
            row["state"],
            row["why"],
        )
        for row in coverage.to_dict("records")
    }
    rows = []
    for each in supply:
        own = [key[2] for key in known if key[:2] == (each.source, each.sender)]
        # Where another sender of the source has sent more, `coverage` has months that are missing.
        came = [m for m in own if known[each.source, each.sender, m][1] != MISSING]
        for month in _months(each, own, day):
            count, state, why = known.get((each.source, each.sender, month), (None, MISSING, ""))
            if state == MISSING:
                state = _absent(each, month, max(came, default=None), day)
            rows.append((each.source, each.sender, month, count, state, why, each.due(month)))
    names = ["source", "sender", "month", "rows", "state", "why", "due"]
    return pd.DataFrame(rows, columns=names).astype({"rows": "Int64"})


def _months(each: Supply, own: Sequence[date], day: date) -> list[date]:
    """Return the months from the first expected or sent one to the last sent or due."""
    this = day.replace(day=1)
    begun = [*own] + ([each.since] if each.since > date.min else [])
    if not begun:
        return []
    before = add_months(this, -1)
    last = max([*own, min(before, each.until)])
    return list(Period(min(begun), last)) if min(begun) <= last else []


def _absent(each: Supply, month: date, latest: date | None, day: date) -> str:
    if not each.expects(month):
        return NOT_EXPECTED
    if latest is not None and month < latest:
        return MISSING
    return LATE if each.due(month) < day else TO_COME
