"""The pack for print: A4 with page numbers, tagged, every figure with its words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.difference import Difference
from moorlands_dash.reports.pack.figure import drawing
from moorlands_dash.reports.pack.marks import MARKS, marks_by_word
from moorlands_dash.reports.pack.model import About, Item, Pack
from moorlands_dash.reports.typeset import typeset
from moorlands_dash.words.numbers import number

_MOST_FIGURES = 40
"""Changed figures that are printed; the workbook has all."""


def paper(pack: Pack) -> bytes:
    """Return the pack as a PDF."""
    return typeset("pack/print.typ", _content(pack), pack.about.created)


def about_content(about: About) -> dict[str, Any]:
    """Return what a template needs to know of the pack."""
    return {
        "title": about.title,
        "full_name": about.full_name,
        "period": str(about.quarter),
        "latest": about.latest,
        "description": about.footer,
        "footer": about.footer,
        "demonstration": about.demonstration,
        "notes": about.notes,
    }


def grid_content(grid: Grid) -> dict[str, Any]:
    """Return a small table as a template takes it."""
    widths = grid.widths or (1,) * len(grid.heads)
    return asdict(grid) | {"numbers": sorted(grid.numbers), "widths": widths}


def item_content(item: Item, *, drawn: bool) -> dict[str, Any]:
    """Return a target as a template takes it."""
    return {
        "title": item.title,
        "mark": MARKS[item.status].word,
        "place": item.place,
        "facts": item.facts,
        "what": item.what,
        "likely": item.likely,
        "reason": item.reason,
        "achievable": item.achievable,
        "origins": item.origins,
        "late": item.late,
        "decision": item.decision,
        "svg": drawing(item.chart) if drawn and item.chart else None,
        "alt": item.chart.alt if item.chart else "",
    }


def since_content(since: Difference | None) -> dict[str, Any] | None:
    """Return what differs from the earlier pack, the first figures in a table."""
    if since is None:
        return None
    grid = since.grid(_MOST_FIGURES)
    more = len(since.figures) - len(grid.rows)
    return grid_content(grid) | {
        "where": "They are listed towards the end." if grid.rows else "",
        "more": f"The first {number(len(grid.rows))} stand here, all in the workbook."
        if more
        else "",
    }


def _content(pack: Pack) -> dict[str, Any]:
    groups = {
        name: [item_content(item, drawn=name == "exceptions") for item in getattr(pack, name)]
        for name in ("exceptions", "watch", "on_course", "untold")
    }
    return groups | {
        "about": about_content(pack.about),
        "answer": pack.answer,
        "marks": marks_by_word(),
        "summary": grid_content(pack.summary),
        "sections": [grid_content(grid) for grid in pack.grids.values()],
        "since": since_content(pack.since),
        "methods": pack.methods,
        "notes": pack.notes,
    }
