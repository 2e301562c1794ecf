"""A leaflet, and how it is written: one HTML file without scripts, and a tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import day_name
from moorlands_dash.reports.pack.summary import Part, Summary
from moorlands_dash.reports.pack.web import page_html
from moorlands_dash.reports.typeset import typeset
from moorlands_dash.store.queries import Snapshot

_TEMPLATE = "public/summary.typ"

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
    """What a leaflet says, and of when."""

    stem: str
    """Beginning of its files' names."""
    summary: Summary
    period: str
    """What it is about, under its title."""


def whole(title: str, opening: tuple[str, ...], parts: tuple[Part, ...]) -> Summary:
    """Return a leaflet's content without the parts that say nothing."""
    kept = tuple(part for part in parts if part.lines or part.bullets or part.promises)
    return Summary(title, opening, (*kept, SURE))


def written(
    leaflet: Leaflet, snapshot: Snapshot, settings: Settings
) -> Iterator[tuple[str, bytes]]:
    """Yield each file of a leaflet: its name and its bytes, the same for the same snapshot."""
    about = _about(leaflet, snapshot, settings)
    label = "_demonstration" if snapshot.demonstration else ""
    content = asdict(leaflet.summary) | {"about": about}
    yield f"{leaflet.stem}{label}.pdf", typeset(_TEMPLATE, content, snapshot.created)
    yield f"{leaflet.stem}{label}.html", page_html(leaflet.summary, about)


def _about(leaflet: Leaflet, snapshot: Snapshot, settings: Settings) -> dict[str, Any]:
    label = "Demonstration data (invented). " if snapshot.demonstration else ""
    footer = (
        f"{label}{settings.partnership.name}. Snapshot {snapshot.id}, made on "
        f"{day_name(snapshot.created.date())}."
    )
    return {
        "title": f"{leaflet.summary.title} {settings.partnership.name}, {leaflet.period}",
        "full_name": settings.partnership.full_name,
        "period": leaflet.period,
        "description": footer,
        "footer": footer,
        "demonstration": snapshot.demonstration,
    }
