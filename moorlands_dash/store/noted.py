"""An entry of the audit, as it is kept: one line, of a known event, without what looks secret."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from moorlands_dash.store.home import StoreError
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


def safe(text: str) -> str:
    """Return text as one line, without what looks like a token or stands behind a link's ?."""
    return _TOKEN.sub("…", _ADDRESS.sub("", tidied(text)))
