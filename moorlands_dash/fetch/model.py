"""What is fetched: whose figures, what is wanted of a source, and what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

Report = Callable[[str], None]
"""Told one line of progress."""

OGL = "Open Government Licence v3.0"


class FetchError(Exception):
    """Why something didn't come: one plain sentence."""


class UnreachableError(FetchError):
    """Nobody answered: it says nothing of what the source has."""


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
