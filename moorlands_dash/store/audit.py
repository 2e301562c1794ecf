"""Who did what: signed in, was refused, took out, recorded, loaded, withdrew. It only grows.

The database itself refuses to change an entry, and to take one out unless the months for which the
settings keep it are over; that is noted, too. No password, no token, no figure is written down:
what looks like a token is left out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from moorlands_dash.periods import add_months
from moorlands_dash.store.database.place import database_of
from moorlands_dash.store.journal import Place, home_of, whose
from moorlands_dash.store.noted import LONGEST_NAME, Event, Noted, SignIn, entry_of
from moorlands_dash.store.typed import tidied


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
