"""The briefing as a tagged PDF: one page of A4 where that is enough, never more than two."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from moorlands_dash.reports.briefing.contents import Briefing
from moorlands_dash.reports.typeset import page_count, typeset

_TEMPLATE = "briefing/briefing.typ"
_LEVELS = (None, 4, 3, 2)
"""Items a card: fewer where more don't fit one page."""


def briefing_pdf(briefing: Briefing) -> bytes:
    """Return the briefing as a PDF."""
    drawn = briefing.map("svg", small=True)
    svg = drawn.decode() if drawn else ""
    for most in _LEVELS:
        content = _content(briefing, svg, most)
        if page_count(_TEMPLATE, content) == 1:
            break
    return typeset(_TEMPLATE, content, briefing.snapshot.created)


def _content(briefing: Briefing, svg: str, most: int | None) -> dict[str, Any]:
    table = briefing.table
    return {
        "about": {
            "full_name": briefing.settings.partnership.full_name,
            "description": briefing.about,
            "footer": briefing.about,
            "demonstration": table.demonstration,
        },
        "title": briefing.title,
        "answer": table.sentence,
        "parts": [asdict(part) for part in briefing.parts(most=most)],
        "svg": svg,
        "alt": briefing.map_words,
        "caveat": table.notes[-1],
    }
