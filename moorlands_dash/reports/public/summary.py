"""What a paper for the public says, part by part, before it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from moorlands_dash.reports.pack.marks import Mark


@dataclass(frozen=True)
class Promise:
    """One target, as the public reads it."""

    title: str
    mark: Mark
    words: str
    svg: str = ""
    """Its year as a picture, of which the words tell the same; "" for none."""


@dataclass(frozen=True)
class Part:
    """One part of a paper under its heading."""

    title: str
    lines: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    heads: tuple[str, str] = ("What we promised", "How it is going")
    """Over the promises and over how they stand."""
    bullets: tuple[str, ...] = ()
    svg: str | None = None
    alt: str = ""
    caption: str = ""
    narrow: bool = False
    """Whether the figure is a small one."""

    @property
    def texts(self) -> Iterator[str]:
        """Yield everything that it says, a figure by its words."""
        yield from (self.title, *self.lines, *self.bullets, self.alt, self.caption)
        for promise in self.promises:
            yield from (promise.title, promise.mark.word, promise.words)


@dataclass(frozen=True)
class Summary:
    """All that a paper says."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """Return everything that it says, in order."""
        return (self.title, *self.opening, *(text for part in self.parts for text in part.texts))
