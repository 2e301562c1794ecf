"""The parts of the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st
from markupsafe import Markup

from moorlands_dash.partnership import Settings
from moorlands_dash.ui.markup import show
from moorlands_dash.words.data import accessibility as words


def statement_panel(settings: Settings, today: date) -> None:
    """Show the statement in the order that the model statement of the law has."""
    _paragraphs([words.scope(settings)])
    _head("What you can't use, or not easily", "limits")
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(what, why) for what, why in words.shortcomings()
    )
    show(Markup('<dl class="mt-limits">{}</dl>').format(items))
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
    show(Markup("").join(Markup('<p class="mt-prose">{}</p>').format(text) for text in texts))


def _list(texts: Iterable[str]) -> None:
    items = Markup("").join(Markup("<li>{}</li>").format(text) for text in texts)
    show(Markup('<ul class="mt-prose">{}</ul>').format(items))
