"""The parts of the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

import streamlit as st

from moorlands_dash.partnership import Settings
from moorlands_dash.words.data import accessibility as words


def statement_panel(settings: Settings, today: date) -> None:
    """Show the statement in the order that the model statement of the law has."""
    _paragraphs([words.scope(settings)])
    _head("What you can't use, or not easily", "limits")
    items = "".join(
        f"<dt>{escape(what)}</dt><dd>{escape(why)}</dd>" for what, why in words.shortcomings()
    )
    st.html(f'<dl class="mt-limits">{items}</dl>')
    _head("How we tested", "tested")
    _paragraphs(["A program tries all of this with each change:"])
    _list(check.said for check in words.CHECKS)
    _paragraphs(["What we have not tried:"])
    _list(words.UNTRIED)
    _head("How to tell us of a fault", "report")
    _paragraphs([words.how_to_report(settings.accessibility)])
    _head("If you are not happy with our answer", "enforcement")
    _paragraphs([words.enforcement()])
    _head("About this statement", "statement")
    _paragraphs([words.prepared(today)])


def _head(text: str, anchor: str) -> None:
    st.header(text, anchor=anchor)


def _paragraphs(texts: Iterable[str]) -> None:
    st.html("".join(f'<p class="mt-prose">{escape(text)}</p>' for text in texts))


def _list(texts: Iterable[str]) -> None:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    st.html(f'<ul class="mt-prose">{items}</ul>')
