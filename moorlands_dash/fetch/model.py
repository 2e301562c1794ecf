"""What is fetched: whose figures, what is wanted of a source, and what came."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Report = Callable[[str], None]
"""Told one line of progress."""

OGL = "Open Government Licence v3.0"


class FetchError(Exception):
    """Why something didn't come: one plain sentence."""


class UnreachableError(FetchError):
    """Nobody answered: it says nothing of what the source has."""


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
    """Files that came and that `load` isn't given."""
    kept_for: str = ""
    """What is done with those: "no page shows it yet"."""
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
