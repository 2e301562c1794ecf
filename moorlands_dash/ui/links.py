"""Links from page to page, which all name the partnership: whoever copies one sends the whole."""

from __future__ import annotations

from markupsafe import Markup

from moorlands_dash.ui.view import View


def link(view: View, words: str, page: str, at: str = "", /, **choices: str) -> Markup:
    """Return words as a link to a page with choices, or to a place on it."""
    address = view.settings.address(page, at, **choices)
    return Markup('<a href="{}" target="_self">{}</a>').format(address, words)
