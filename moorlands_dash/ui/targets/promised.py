"""Promises as the public reads them: a picture and a sentence each, or one of them alone."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.rows import Record, Row
from moorlands_dash.statuses import MARK_BY_WORD
from moorlands_dash.target_kinds import asked_people
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.details import target_figure
from moorlands_dash.ui.targets.own import own_rows, own_waves
from moorlands_dash.ui.targets.pictures import target_picture
from moorlands_dash.ui.targets.rows import chance_html, ordered
from moorlands_dash.ui.view import View
from moorlands_dash.words.targets.rows import row_sentence

PROMISE = "promise"
"""Name in the link of the promise that is shown alone, by its id."""
_PAGE = "front"


def promises(view: View) -> list[Record]:
    """Return the targets of the year, the worst first."""
    return ordered(view.table("targets"))


def chosen_promise(view: View) -> Record | None:
    """Return the promise that the link names, or None; say so where there is no such one."""
    asked = st.query_params.get(PROMISE)
    if asked is None:
        return None
    found = next((row for row in promises(view) if str(row["target_id"]) == asked), None)
    if found is None:
        st.info("There is no such promise here. These are all that can be shown.")
    return found


def promise_link(view: View, row: Row) -> Markup:
    """Return a promise's title as a link to its picture alone."""
    return link(view, str(row["title"]), _PAGE, **{PROMISE: str(row["target_id"])})


def status_key(view: View) -> Markup:
    """Return the statuses that promises have here, each to be pressed for what it means."""
    found = dict.fromkeys(str(row["status"]) for row in promises(view))
    words = [view.answer.explaining.word(MARK_BY_WORD[word].head, word) for word in found]
    return Markup('<p class="mt-key">What is {}?</p>').format(Markup(", ").join(words))


def promise_tiles(view: View) -> Markup:
    """Return a tile a promise, the worst first; nothing where none is loaded."""
    tiles = Markup("").join(_tile(view, row) for row in promises(view))
    return Markup('<ul class="mt-promises">{}</ul>').format(tiles) if tiles else Markup()


def _tile(view: View, row: Row) -> Markup:
    return Markup('<li class="mt-promise"><p>{} {}</p><h3>{}</h3>{}<p>{}</p></li>').format(
        status_html(str(row["status"]), view.colours),
        chance_html(row),
        promise_link(view, row),
        picture(target_picture(view, row, chosen=False), "mt-small", ""),
        row_sentence(row),
    )


def one_promise(view: View, row: Row) -> None:
    """Show one promise alone: its picture large, what it says, and the figures behind it."""
    view.say(f"{row['title']}: {row_sentence(row)}")
    show(
        Markup('<p class="mt-stands">{} {}</p>').format(
            status_html(str(row["status"]), view.colours), chance_html(row)
        )
    )
    target_figure(view, row)
    show(Markup("<p>{}</p>").format(view.answer.explaining.words(str(row["words"]))))
    survey = asked_people(row)
    name = "survey" if survey else "trajectory"
    beneath(
        view, view.table(name), rows=own_waves(view, row) if survey else own_rows(view, name, row)
    )
    _others(view, row)


def _others(view: View, shown: Row) -> None:
    """Offer the other promises, and the page with all of them."""
    items = Markup("").join(
        Markup("<li>{}</li>").format(promise_link(view, row))
        for row in promises(view)
        if row["target_id"] != shown["target_id"]
    )
    show(
        Markup(
            '<nav aria-label="Promises"><h2>Other promises</h2><p>{}</p>'
            '<ul class="mt-wards mt-others">{}</ul></nav>'
        ).format(link(view, "All promises, and the map", _PAGE), items)
    )
