"""Links from page to page, which all name the partnership: whoever copies one sends the whole."""

from __future__ import annotations

import os

from markupsafe import Markup

from moorlands_dash.ui.taking import SERVED
from moorlands_dash.ui.view import View


def link(view: View, words: str, page: str, at: str = "", /, **choices: str) -> Markup:
    """Return words as a link to a page with choices, or to a place on it."""
    address = view.settings.address(page, at, **choices)
    return Markup('<a href="{}" target="_self">{}</a>').format(address, words)


FOLLOW = "follow/"
"""Where the web server gives feeds and calendars, from the pages' address on."""


def followed(view: View, words: str, kind: str, /, **choices: str) -> Markup:
    """Return words as a link to a feed or a calendar, where the web server gives it."""
    if not os.environ.get(SERVED):
        return Markup()
    address = view.settings.address(f"{FOLLOW}{kind}", "", **choices)
    return Markup('<a class="mt-take" href="{}">{}</a>').format(address, words)
