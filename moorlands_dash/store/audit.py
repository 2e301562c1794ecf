"""Who did what: signed in, was refused, took out, recorded, loaded, withdrew. It only grows.

The database itself refuses to change an entry, and to take one out unless the months for which the
settings keep it are over; that is noted, too. No password, no token, no figure is written down:
what looks like a token is left out.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from moorlands_dash.periods import add_months
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


def note(place: Place, event: Event, what: str, by: str, *, now: datetime | None = None) -> Noted:
    """Write down what somebody did, and return it; raise StoreError where it can't be kept."""
    from moorlands_dash.store.database.audit_rows import append

    if event not in EVENTS:
        raise StoreError(f"The audit knows no {event!r}: {', '.join(EVENTS)}.")
    time = (now or datetime.now(UTC)).astimezone(UTC)
    entry = Noted(time, event, safe(what)[:LONGEST], tidied(by)[:200], whose(place))
    append(home_of(place), asdict(entry))
    return entry


def safe(text: str) -> str:
    """Return text as one line, without what looks like a token or stands behind a link's ?."""
    return _TOKEN.sub("…", _ADDRESS.sub("", tidied(text)))


def audit(place: Place = None, *, most: int = 1000, event: str = "") -> list[Noted]:
    """Return the newest entries, the newest first; of one event where that is named."""
    from moorlands_dash.store.database.audit_rows import newest

    return [Noted(**row) for row in newest(home_of(place), whose(place), most, event)]


def prune_audit(place: Place, months: int, by: str, *, now: datetime | None = None) -> int:
    """Take out what is older than so many months, and note that; return how many went."""
    from moorlands_dash.store.database.audit_rows import prune

    time = (now or datetime.now(UTC)).astimezone(UTC)
    first = add_months(time.date().replace(day=1), -months)
    before = datetime(first.year, first.month, first.day, tzinfo=UTC)
    return prune(home_of(place), whose(place), before, time, tidied(by)[:200])
