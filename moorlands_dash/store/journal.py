"""Records that the program writes itself: they only ever grow, and lie in a database.

A journal is declared (`store/entries.py`): its columns, what each may hold, how its ids begin.
`store/database/` makes a table of each declaration, in the home (SQLite) or on a server
(PostgreSQL); nothing of it is imported before somebody records or reads. An entry is added in one
transaction and is on the disk once `add` returns. None is ever changed: what becomes of a thing is
a later entry with its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from moorlands_dash.partnership import Settings
from moorlands_dash.store.columns_kept import NAME
from moorlands_dash.store.database.place import URL, database_of
from moorlands_dash.store.entries import Declared, Entry, Pages, of
from moorlands_dash.store.home import Home, StoreError, find_home
from moorlands_dash.store.typed import tidied


@dataclass(frozen=True)
class Records:
    """The records of one partnership, in a home: no others are read, none else is written."""

    home: Home
    partnership: str
    by: str = ""
    """Who records, as text for the record."""


def records_of(home: Home, settings: Settings, by: str = "") -> Records:
    """Return where the records of the settings' partnership lie.

    Raises StoreError where the settings ask for another database than the environment.
    """
    asked = settings.records.database
    named = "postgresql" if database_of(home).url else "sqlite"
    if asked not in ("", named):
        said = "names PostgreSQL" if named == "postgresql" else "names no PostgreSQL"
        raise StoreError(
            f"The settings keep the records in {asked!r} ([records] database), and the "
            f"environment {said} ({URL}): mend one of them."
        )
    return Records(home, settings.key, tidied(by)[:NAME])


Place = Records | Home | str | Path | None
"""Where records lie; only `Records` says whose."""


class ConflictError(StoreError):
    """Somebody else changed the same thing meanwhile; nothing was recorded."""


def recorded_meanwhile(what: str, by: str, note: str) -> ConflictError:
    """Return the error that tells what somebody else recorded: "D0001 was recorded as done"."""
    who = f" by {by}" if by else ""
    noted = f", with the note “{note}”" if note else ""
    return ConflictError(
        f"{what}{who} meanwhile{noted}. Nothing of yours was recorded, and it still stands here: "
        "look again, and record it if it still holds."
    )


@dataclass(frozen=True)
class Journal(Declared[Entry]):
    """One kind of record, read and added to."""

    def pages(self, place: Place = None) -> Pages[Entry]:
        """Return all that was recorded; raise StoreError where it can't be read."""
        if self._nothing(place):
            return Pages()
        from moorlands_dash.store.database.rows import pages

        return pages(self, home_of(place), whose(place))

    def add(self, place: Place, made: Callable[[Pages[Entry], str], Entry]) -> Entry:
        """Add an entry and return it; raise StoreError, in words, if it can't be.

        `made` is given all that the journal holds and an id that was never given, and returns the
        entry. Nobody else adds one meanwhile. Once this returns, the entry is on the disk.
        """
        from moorlands_dash.store.database.rows import add

        who = place.by if isinstance(place, Records) else ""

        def signed(found: Pages[Entry], fresh: str) -> Entry:
            entry = made(found, fresh)
            return of(entry, whose(place) or entry.partnership, entry.by or who)

        return add(self, home_of(place), whose(place), signed, who)

    def stamp(self, place: Place = None) -> str:
        """Return a text that changes with every entry: whoever keeps answers asks it first."""
        if self._nothing(place):
            return ""
        from moorlands_dash.store.database.rows import stamp

        return stamp(self, home_of(place))

    def why_not_writable(self, place: Place = None) -> str:
        """Return in words why nothing can be recorded here, or "" where it can."""
        database = database_of(home_of(place))
        if database.url:
            from moorlands_dash.store.database.engine import why_unreached

            return why_unreached(database)
        if not database.read_only:
            return ""
        return f"The program may not write to {database.folder}, where {self.what} are kept."

    def _nothing(self, place: Place) -> bool:
        home = home_of(place)
        return not database_of(home).there and not (home.folder / self.file).exists()


def home_of(place: Place) -> Home:
    """Return the home that is given, or found."""
    if isinstance(place, Records):
        return place.home
    return place if isinstance(place, Home) else find_home(place)


def whose(place: Place) -> str:
    """Return the key of the partnership whose records are meant; "" where nobody says."""
    return place.partnership if isinstance(place, Records) else ""


def moment(now: datetime | None) -> datetime:
    """Return the time of an entry: given, else the clock's; UTC, in whole seconds."""
    return (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
