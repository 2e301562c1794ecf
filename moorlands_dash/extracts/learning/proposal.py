"""What is proposed for a sender's file: a profile, what of it is sure, and what must be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from moorlands_dash.extracts.learning.columns import Column
from moorlands_dash.partnership.profiles import Profile

MOST_QUESTIONS = 2


@dataclass(frozen=True)
class Head:
    """The table of a file as it was found: its names, some rows, and what stands above."""

    name: str
    """Of the file."""
    sheet: str
    line: int
    """Where the names stand."""
    names: list[str]
    rows: list[list[str]]
    title: list[str]
    columns: list[Column]
    sheets: int = 1
    """How many sheets have the same columns."""
    sections: bool = False
    """Whether lines with one cell alone stand among the rows."""


@dataclass(frozen=True)
class Question:
    """One thing that the file doesn't tell."""

    key: str
    """"kind", "sender", "dates", "period", "updated", "words"."""
    text: str
    choices: tuple[str, ...] = ()
    """Answers to choose from; any text where there are none."""
    default: str = ""
    words: tuple[str, ...] = ()
    """Words of the sender, each of which is asked for one of the choices."""


@dataclass
class Draft:
    """A profile in the making."""

    kind: str
    fit: float
    """How well the file fits this kind, to be compared with others: 0 to 1 and a little."""
    columns: dict[str, str | list[str]] = field(default_factory=dict)
    always: dict[str, str] = field(default_factory=dict)
    titled: dict[str, str] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    unknown: dict[str, list[str]] = field(default_factory=dict)
    """Columns of words -> words that nothing tells."""
    fill_down: list[str] = field(default_factory=list)
    sections: str | None = None
    wide: dict[str, object] | None = None
    missing: list[str] = field(default_factory=list)
    """What every row must tell, and no column does."""
    said: list[str] = field(default_factory=list)
    """What was taken for granted, in plain sentences."""

    @property
    def used(self) -> set[str]:
        """Return the sender's columns that are read."""
        found = set()
        for given in self.columns.values():
            found |= {given} if isinstance(given, str) else set(given)
        return found


@dataclass(frozen=True)
class Proposal:
    """What is proposed, and what is asked."""

    head: Head
    draft: Draft
    profile: Profile
    name: str
    """How the profile is to be called."""
    questions: tuple[Question, ...]
    personal: tuple[str, ...]
    """Columns with personal data, of which nothing is read."""
    others: Mapping[str, float]
    """How well the file fits other kinds."""
