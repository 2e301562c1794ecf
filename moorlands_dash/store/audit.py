"""Who did what: signed in, was refused, took out, recorded, loaded, withdrew. It only grows.

The database itself refuses to change an entry, and to take one out unless the months for which the
settings keep it are over; that is noted, too. No password, no token, no figure is written down:
what looks like a token is left out.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from moorlands_dash.periods import add_months
from moorlands_dash.store.database.place import database_of
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import Place, home_of, whose
from moorlands_dash.store.typed import tidied

Event = Literal[
    "sign-in", "sign-out", "refused", "export", "record", "load", "withdrawal", "settings",
    "barring", "pruning",
]  # fmt: skip
EVENTS: tuple[str, ...] = get_args(Event)
LONGEST = 300
"""Characters of what was done."""
LONGEST_NAME = 200
_TOKEN = re.compile(r"(?:eyJ[\w-]+\.[\w.-]+|[A-Za-z0-9_~+/=-]{48,})")
_ADDRESS = re.compile(r"(?<=\w)[?#]\S*|(?<=//)[^/@\s]+@")


@dataclass(frozen=True)
class Noted:
    """One entry."""

    recorded_at: datetime
    """UTC."""
    event: str
    what: str
    by: str
    partnership: str = ""
    subject: str = ""
    """Of a sign-in and what becomes of it: whom the provider never takes for anybody else."""
    began: datetime | None = None
    """When that sign-in began, by the provider's clock."""

    @property
    def row(self) -> dict[str, Any]:
        """Return it as the database keeps it."""
        return asdict(self)


@dataclass(frozen=True)
class SignIn:
    """One sign-in: of whom, and since when."""

    subject: str
    began: datetime


def entry_of(
    event: Event, what: str, by: str, partnership: str, *, now: datetime | None = None
) -> Noted:
    """Return an entry as it is kept: one line, no token; raise StoreError for no event."""
    if event not in EVENTS:
        raise StoreError(f"The audit knows no {event!r}: {', '.join(EVENTS)}.")
    time = (now or datetime.now(UTC)).astimezone(UTC)
    return Noted(time, event, safe(what)[:LONGEST], tidied(by)[:LONGEST_NAME], partnership)


def note(
    place: Place,
    event: Event,
    what: str,
    by: str,
    *,
    of: SignIn | None = None,
    once: bool = False,
    now: datetime | None = None,
) -> Noted:
    """Write down what somebody did, and return it; raise StoreError where it can't be kept.

    `of` is the sign-in that it tells of; `once`, where its event is noted of that once.
    """
    from moorlands_dash.store.database.audit_rows import append

    entry = entry_of(event, what, by, whose(place), now=now)
    if of is not None:
        entry = replace(entry, subject=of.subject, began=of.began)
    append(home_of(place), entry.row, once=once)
    return entry


def may_note(place: Place) -> bool:
    """Tell whether the audit can be added to, as far as a file tells: not in a home to read."""
    return not database_of(home_of(place)).read_only


def was_ended(place: Place, sign_in: SignIn) -> bool:
    """Tell whether somebody signed out of a sign-in: copies of its cookie count no longer."""
    home = home_of(place)
    if not database_of(home).there:
        return False
    from moorlands_dash.store.database.audit_rows import is_noted

    return is_noted(home, whose(place), sign_in.subject, sign_in.began, "sign-out")


def safe(text: str) -> str:
    """Return text as one line, without what looks like a token or stands behind a link's ?."""
    return _TOKEN.sub("…", _ADDRESS.sub("", tidied(text)))


def audit(
    place: Place = None,
    *,
    most: int = 1000,
    event: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
) -> list[Noted]:
    """Return the newest entries, the newest first; of an event, from a time until another."""
    from moorlands_dash.store.database.audit_rows import newest

    rows = newest(home_of(place), whose(place), most, event, since, before)
    return [Noted(**row) for row in rows]


def stamp(place: Place = None) -> str:
    """Return a text that changes with every entry: whoever keeps answers asks it first."""
    home = home_of(place)
    if not database_of(home).there:
        return ""
    from moorlands_dash.store.database.audit_rows import latest

    return latest(home, whose(place))


def signed_in_lately(place: Place = None, *, most: int = 500) -> list[Noted]:
    """Return the newest sign-in of each of those who signed in last, the newest first."""
    found = {entry.subject: entry for entry in reversed(audit(place, most=most, event="sign-in"))}
    return sorted(
        (entry for subject, entry in found.items() if subject),
        key=lambda entry: entry.recorded_at,
        reverse=True,
    )


def prune_audit(place: Place, months: int, by: str, *, now: datetime | None = None) -> int:
    """Take out what is older than so many months, and note that; return how many went."""
    from moorlands_dash.store.database.audit_rows import prune

    time = (now or datetime.now(UTC)).astimezone(UTC)
    first = add_months(time.date().replace(day=1), -months)
    before = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return prune(home_of(place), whose(place), before, time, tidied(by)[:LONGEST_NAME])
