"""How an action's standing looks on pages: its sign, word and colour."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.plan.standing import MARKS
from moorlands_dash.charts.theme import Palette


def standing_html(standing: str, colours: Palette) -> Markup:
    """Return an action's standing as HTML: its mark, which screen readers pass over, and word."""
    mark, meaning = MARKS[standing]
    return Markup(
        '<b class="mt-status" style="color:{}"><span aria-hidden="true">{}</span> {}</b>'
    ).format(getattr(colours, meaning), mark, standing.capitalize())


def mark_html(standing: str, colours: Palette) -> Markup:
    """Return the mark alone, its word for screen readers."""
    mark, meaning = MARKS[standing]
    return Markup(
        '<b style="color:{}"><span aria-hidden="true">{}</span>'
        '<span class="mt-hidden">{}:</span></b>'
    ).format(getattr(colours, meaning), mark, standing.capitalize())
