"""Choices that go with the reader from page to page.

On a new page the browser shows a choice anew, by what it remembers itself; on a busy machine it was
seen to forget one, so that the box said "All police incidents" over figures of vehicle crime. So
until a page has run to its end the server tells the browser each choice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_OPENED, _SHOWN = "page_opened", "page_shown"
"""Keys of the page that runs, and of the page that last ran to its end."""


def opened(page: str) -> None:
    """Note which page runs; to be called before any choice is drawn."""
    st.session_state[_OPENED] = page


def shown() -> None:
    """Note that the page has run to its end."""
    st.session_state[_SHOWN] = st.session_state[_OPENED]


def carry(key: str, label: Callable[[Any], str] = str) -> None:
    """Have the browser take over a choice of an earlier page, unless its link says another.

    To be called before the widget of that key is drawn, which is bound to the link; `label` gives
    a value as the link has it.
    """
    state = st.session_state
    if state.get(_SHOWN) == state.get(_OPENED) or key not in state:
        return
    value = state[key]
    labels = [label(one) for one in (value if isinstance(value, list) else [value])]
    if st.query_params.get_all(key) in ([], labels):
        state[key] = value


def lead(page: str, **choices: str) -> None:
    """Open another page of ours with some choices, beside those that its link has already.

    To be called before any choice is drawn. Streamlit opens no page while the link holds a choice
    of the one that is left: so these are let go first, and the other page takes them up anew.
    """
    kept: dict[str, str | list[str]] = {
        key: st.query_params.get_all(key) for key in st.query_params
    }
    context = get_script_run_ctx()
    if context is not None:
        with context.session_state.query_params() as link:
            for key in kept.keys() | choices.keys():
                if (bound := link.get_binding_for_param(key)) is not None:
                    link.unbind_widget(bound.widget_id)
    st.switch_page(f"pages/{page}.py", query_params={**kept, **choices})
