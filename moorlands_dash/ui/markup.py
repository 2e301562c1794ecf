"""The one place where HTML goes to the page: only what is marked as such, so nothing unescaped."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator


def show(body: Markup, where: DeltaGenerator | None = None) -> None:
    """Show HTML, on the page or in a place of it; raise TypeError for text never escaped."""
    if not isinstance(body, Markup):
        raise TypeError(f"Not marked as HTML: {body[:60]!r}")
    (where or st).html(body)


def show_style(file: Path) -> None:
    """Put a style sheet of ours onto the page."""
    st.html(file)


def html_words(text: str, said: Callable[[str], Markup] = Markup.escape) -> Markup:
    """Return text as HTML, commands between back-ticks as code; `said` makes HTML of the rest."""
    pieces = re.split("`([^`]+)`", text)
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if place % 2 else said(piece)
        for place, piece in enumerate(pieces)
    )
