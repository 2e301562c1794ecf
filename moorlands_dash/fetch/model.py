"""What is fetched: a source as it is declared, what is wanted of it, and what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from moorlands_dash.fetch.given import Given
    from moorlands_dash.fetch.tour import Tour

Report = Callable[[str], None]
"""Told one line of progress."""

OGL = "Open Government Licence v3.0"
TAKEN = "November 2026"
"""When the addresses were taken from public documentation; none was called then."""


class FetchError(Exception):
    """Why something didn't come: one plain sentence."""


class Force(Protocol):
    """A police force, as the register of districts has it."""

    @property
    def code(self) -> str:
        """Return the code of its area."""

    @property
    def falls_within(self) -> str:
        """Return its name as street extracts give it."""

    @property
    def slug(self) -> str:
        """Return its name in the files of data.police.uk."""

    @property
    def silent_from(self) -> str:
        """Return the first month of which it published no usable street data, or ""."""


class Area(Protocol):
    """A district, or the districts of one partnership, as the register of districts has it."""

    @property
    def code(self) -> str:
        """Return its ONS code now."""

    @property
    def name(self) -> str:
        """Return its name."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the districts that it is now."""

    @property
    def codes_before(self) -> tuple[str, ...]:
        """Return the codes of districts that became part of it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name under which files know it."""

    @property
    def country(self) -> str:
        """Return "England" or "Wales"."""

    @property
    def forces(self) -> tuple[Force, ...]:
        """Return its police force, or forces."""

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Return the codes of the other districts of its force."""

    @property
    def neighbours_before(self) -> tuple[str, ...]:
        """Return the codes of districts that became part of those."""

    @property
    def partnership_codes(self) -> tuple[str, ...]:
        """Return the codes of its community safety partnerships."""


def every_code(area: Area) -> tuple[str, ...]:
    """Return the codes under which files of any vintage know an area, today's first."""
    return tuple(dict.fromkeys((*area.codes, *area.codes_before)))


@dataclass(frozen=True)
class Wanted:
    """Something to fetch, as it is said before anything is asked."""

    what: str
    """One plain phrase."""
    address: str
    size: int | None
    """Bytes that will be read, roughly; None where nobody knows."""
    licence: str
    by_hand: str
    """What to do in a browser if it fails."""


@dataclass(frozen=True)
class Came:
    """What became of something that was wanted."""

    what: str
    files: tuple[Path, ...]
    """Files that `load` takes as they are."""
    problem: str = ""
    """Why it didn't come, or not whole; "" where all came."""
    by_hand: str = ""
    requests: int = 0
    kept: tuple[Path, ...] = ()
    """Files that came and that nothing reads yet."""
    remark: str = ""
    """What is to be known of it and is nobody's fault: a month that isn't out yet."""


@dataclass(frozen=True)
class Got:
    """What a source's module brought."""

    files: Sequence[Path]
    next_look: date
    """Before this day nothing new can be out, or is worth a request."""
    remark: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    """What the source wants to remember for the next time."""


def anywhere(_area: Area) -> bool:
    """Tell that a source has figures of every district."""
    return True


@dataclass(frozen=True)
class Source:
    """A public source: one a module of `fetch/sources/`."""

    key: str
    what: Callable[[Area], str]
    address: str
    hosts: tuple[str, ...]
    """Every host that may be asked, those it redirects to among them."""
    licence: str
    layout: str
    """What the files hold, in a sentence."""
    by_hand: str
    days: int
    """Days after which it is asked again whether something newer is out."""
    fetch: Callable[[Tour], Got]
    knows: Callable[[Given], bool]
    """Whether a file is this source's, downloaded by somebody; told by what is in it."""
    take: Callable[[Tour, Sequence[Given]], Got]
    size: int | None = None
    loaded: bool = True
    """Whether `load` reads what comes; else it is kept for a reader to come."""
    applies: Callable[[Area], bool] = anywhere
    taken: str = TAKEN
