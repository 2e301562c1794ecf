"""Links from page to page, which all name the partnership: whoever copies one sends the whole."""

from __future__ import annotations

from html import escape

from moorlands_dash.ui.view import View


def link(view: View, words: str, page: str, at: str = "", /, **choices: str) -> str:
    """Return words, safe as HTML, as a link to a page with choices, or to a place on it."""
    address = escape(view.settings.address(page, at, **choices))
    return f'<a href="{address}" target="_self">{words}</a>'
