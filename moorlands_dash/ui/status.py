"""How a target's status looks on pages: its sign, word and colour, as `statuses` declares them."""

from __future__ import annotations

from html import escape

import streamlit as st

from moorlands_dash.charts.theme import Palette
from moorlands_dash.statuses import MARK_BY_WORD


def badge(status: str, colours: Palette) -> None:
    """Show a status, or the result of a closed year, in a frame of its own."""
    st.html(status_html(status, colours, framed=True))


def status_html(status: str, colours: Palette, *, framed: bool = False) -> str:
    """Return a status as HTML: its sign, which screen readers pass over, and its word."""
    mark = MARK_BY_WORD[status]
    look = "mt-status mt-framed" if framed else "mt-status"
    return (
        f'<b class="{look}" style="color:{colours.meaning(mark.meaning)}">'
        f'<span aria-hidden="true">{mark.sign}</span> {escape(mark.head)}</b>'
    )
