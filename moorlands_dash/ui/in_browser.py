"""What pages do in the browser alone, asking the server for nothing: tables sort by their heads."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from markupsafe import Markup

_LISTENING = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_NOTHING = Markup("<span hidden></span>")
_component = st.components.v2.component(
    "moorlands_in_browser", html=_NOTHING, js=_LISTENING, isolate_styles=False
)


def listen() -> None:
    """Have the page listen to the heads and switches of its tables."""
    _component(key="in_browser")
