"""Taking something away: by a link that asks for it anew, and asks who may.

A button of Streamlit's puts the file where whoever knows its address gets it. The web server gives
files by an address of its own, which says what is chosen: whoever follows it gets what is theirs.
Where the pages run without that server, as in tests, Streamlit's button stands there.
"""

from __future__ import annotations

import os
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from moorlands_dash.tables.query import Pairs
from moorlands_dash.ui.files import KINDS, asked_by, made
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View

ROUTE = "export/"
"""Where the web server gives files, from the pages' address on."""
SERVED = "MOORLANDS_SERVED"
"""Variable that the web server sets in its own process, whose route gives what a link asks for."""


def take(view: View, label: str, kind: str, query: Pairs, *, key: str, icon: str) -> None:
    """Offer a file: of a kind of `ui/files.py`, for what is chosen."""
    if os.environ.get(SERVED):
        whole = urlencode(list(dict.fromkeys([*query, *view.settings.named.items()])))
        link = Markup('<a class="mt-take" href="{}" download>{}</a>')
        show(link.format(f"{ROUTE}{kind}?{whole}", label), st.container(key=key, width="content"))
        return
    found, asked = KINDS[kind], asked_by(query)
    st.download_button(
        label,
        data=lambda: made(found, view, asked)[1],
        file_name=found.named(view, asked),
        mime=found.mime,
        key=key,
        on_click="ignore",
        icon=f":material/{icon}:",
    )
