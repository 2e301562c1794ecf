"""A paper for the public, and how it is written: one HTML file without scripts, and a tagged PDF.

Whoever makes or writes one is given a guarded snapshot: there is no way in for another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from moorlands_dash.periods import day_name
from moorlands_dash.reports.public.summary import Part, Summary
from moorlands_dash.reports.public.web import page_html
from moorlands_dash.reports.typeset import page_count, typeset
from moorlands_dash.tables.audience import Guarded, must_be_guarded

_TEMPLATE = "public/summary.typ"
_Asked = ParamSpec("_Asked")

SURE = Part(
    "How sure we are",
    lines=(
        "We count what the police and other organisations record, and what people tell us in "
        "surveys. Numbers go up and down by themselves, so we only speak of a rise or a fall where "
        "it is more than that. That something was done doesn't prove that it worked.",
        "Numbers so small that they could point at a person are hidden.",
    ),
)


@dataclass(frozen=True)
class Leaflet:
    """What a paper for the public says, of when, and of which guarded snapshot."""

    public: Guarded
    stem: str
    """Beginning of its files' names."""
    summary: Summary
    period: str
    """What it is about, under its title."""

    def __post_init__(self) -> None:
        """Raise Unguarded where it is made of anything else than a guarded snapshot."""
        must_be_guarded(self.public)


def public_paper(
    make: Callable[Concatenate[Guarded, _Asked], Leaflet],
) -> Callable[Concatenate[Guarded, _Asked], Leaflet]:
    """Return the maker of a paper that raises Unguarded, in words, before it reads anything else.

    Every function that makes a leaflet is one (held by a test).
    """

    @wraps(make)
    def made(public: Guarded, /, *args: _Asked.args, **asked: _Asked.kwargs) -> Leaflet:
        must_be_guarded(public)
        return make(public, *args, **asked)

    return made


def whole(
    title: str, opening: tuple[str, ...], parts: tuple[Part, ...], sure: Part = SURE
) -> Summary:
    """Return a leaflet's content without the parts that say nothing."""
    kept = tuple(part for part in parts if part.lines or part.bullets or part.promises)
    return Summary(title, opening, (*kept, sure))


def pages(leaflet: Leaflet) -> int:
    """Return how many pages of A4 a leaflet takes."""
    return page_count(_TEMPLATE, _content(leaflet))


def drawn(leaflet: Leaflet) -> dict[str, bytes]:
    """Return a leaflet as "pdf" and as "html", the same bytes for the same snapshot."""
    created = leaflet.public.snapshot.created
    return {
        "pdf": typeset(_TEMPLATE, _content(leaflet), created),
        "html": page_html(leaflet.summary, _about(leaflet)),
    }


def written(leaflet: Leaflet) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a leaflet: its name and its bytes."""
    label = "_demonstration" if leaflet.public.snapshot.demonstration else ""
    for kind, content in drawn(leaflet).items():
        yield f"{leaflet.stem}{label}.{kind}", content


def _content(leaflet: Leaflet) -> dict[str, Any]:
    return asdict(leaflet.summary) | {"about": _about(leaflet)}


def _about(leaflet: Leaflet) -> dict[str, Any]:
    snapshot, partnership = leaflet.public.snapshot, leaflet.public.settings.partnership
    label = "Demonstration data (invented). " if snapshot.demonstration else ""
    footer = (
        f"{label}{partnership.name}. Snapshot {snapshot.id}, made on "
        f"{day_name(snapshot.created.date())}."
    )
    return {
        "title": f"{leaflet.summary.title} {partnership.name}, {leaflet.period}",
        "full_name": partnership.full_name,
        "period": leaflet.period,
        "description": footer,
        "footer": footer,
        "demonstration": snapshot.demonstration,
    }
