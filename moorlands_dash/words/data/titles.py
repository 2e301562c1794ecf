"""Titles that the public isn't told, as the officer who loads them is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from moorlands_dash.words.numbers import counted, listed

_MOST = 5


class Titled(Protocol):
    """A title that is withheld."""

    @property
    def table(self) -> str:
        """Return the table in which it stands."""

    @property
    def key(self) -> str:
        """Return the id of its row."""

    @property
    def why(self) -> str:
        """Return what it seems to tell."""


def titles_withheld(found: Sequence[Titled]) -> list[str]:
    """Return which titles are withheld from the public, and how to let one through."""
    if not found:
        return []
    named = [f"{each.table.removesuffix('s')} {each.key} ({each.why})" for each in found[:_MOST]]
    more = [f"{len(found) - _MOST} more"] if len(found) > _MOST else []
    what = "looks" if len(found) == 1 else "look"
    return [
        f"{counted(len(found), 'title')} {what} as if something of a person stood there, and will "
        f"not be told to the public: {listed([*named, *more])}. Put it in other words in its file; "
        "or, where it may be told, list it under [public.let_through] in the settings, with the "
        "reason."
    ]
