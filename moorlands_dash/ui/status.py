"""How a target's status looks on pages: its sign, word and colour, as `statuses` declares them."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.charts.theme import Palette
from moorlands_dash.statuses import MARK_BY_WORD
from moorlands_dash.ui.markup import show


def badge(status: str, colours: Palette) -> None:
    """Show a status, or the result of a closed year, in a frame of its own."""
    show(status_html(status, colours, framed=True))


def status_html(status: str, colours: Palette, *, framed: bool = False) -> Markup:
    """Return a status as HTML: its sign, which screen readers pass over, and its word."""
    mark = MARK_BY_WORD[status]
    look = "mt-status mt-framed" if framed else "mt-status"
    return Markup(
        '<b class="{}" style="color:{}"><span aria-hidden="true">{}</span> {}</b>'
    ).format(look, colours.meaning(mark.meaning), mark.sign, mark.head)
