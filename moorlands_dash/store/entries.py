"""What a journal declares: its columns and what each may hold, how its ids begin; its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar, cast

from moorlands_dash.store.columns_kept import Kept

NAMED = "partnership"
"""The last column of every record."""
BY = "by"


class Named(Protocol):
    """An entry: it knows whose it is, and who recorded it."""

    @property
    def partnership(self) -> str:
        """Return the key of the partnership; "" is that of whoever reads it."""

    @property
    def by(self) -> str:
        """Return who recorded it; "" where nobody signed in."""


Entry = TypeVar("Entry", bound=Named)


@dataclass(frozen=True)
class Pages(Generic[Entry]):
    """All that a journal holds."""

    entries: tuple[Entry, ...] = ()
    """As they were recorded, the earliest first."""
    unreadable: tuple[int, ...] = ()
    """Numbers of the lines of the file of before that are no entry: somebody had edited it."""
    torn: bool = False
    """Whether that file ends with a line that was never finished."""
    others: int = 0
    """Entries of other partnerships, which are not among these."""


@dataclass(frozen=True)
class Declared(Generic[Entry]):
    """One kind of record: its table, its columns, and what an entry is."""

    name: str
    """Of its table."""
    file: str
    """What its export is called, as the file was that kept it before there was a database."""
    kept: Mapping[str, Kept]
    """The columns, in order, and what each may hold: first the id, last `NAMED`."""
    prefix: str
    """What an id begins with, before its number."""
    what: str
    """What is kept there, in words."""
    entry: Callable[..., Entry]
    since: frozenset[str] = frozenset({BY})
    """Columns that files of before did not have."""
    audited: str = "record"
    """The audit's event when an entry is added, ..."""
    tells: tuple[str, ...] = ()
    """... and the columns of it that the audit names beside its id."""
    once: tuple[str, ...] = ()
    """Columns that no two things may share all of, as long as they are first recorded."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the columns, in order."""
        return tuple(self.kept)

    @property
    def id(self) -> str:
        """Return the column that holds the ids."""
        return self.columns[0]

    def told(self, entry: Entry) -> str:
        """Return what the audit says of an entry: which it is, never what it says."""
        names = [str(getattr(entry, name)) for name in (self.id, *self.tells)]
        return f"{self.what}: {', '.join(names)}"


def of(entry: Entry, partnership: str, by: str) -> Entry:
    """Return an entry as that partnership's, recorded by somebody."""
    return cast("Entry", replace(cast("Any", entry), partnership=partnership, by=by))


def times_by_id(pages: Pages[Any], column: str) -> dict[str, int]:
    """Return how many entries there are of each thing: its version."""
    return dict(Counter(str(getattr(entry, column)) for entry in pages.entries))
