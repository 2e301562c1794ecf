"""What the public sees first: a map of the wards to press, and a picture of each promise."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.theme import DARK
from moorlands_dash.charts.wards.shading import shading
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.guide import guide
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.meetings.calendar import calendar_link
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.targets.promised import promise_tiles, status_key
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.welcome import tappable
from moorlands_dash.vocabulary import ALL_CRIME
from moorlands_dash.words.meetings.front import district_sentence
from moorlands_dash.words.wards.my_ward import tap_words


def front(view: View) -> None:
    """Show how safe the district is, ward by ward, and how its promises stand."""
    overview, rates = view.table("overview"), view.table("ward-rates")
    view.say(f"{_district(view)} {overview.sentence}".strip())
    guide(view)
    show(_halves(view, rates))
    _meetings(view)
    with st.expander("Sources", icon=":material/info:", key="sources"):
        beneath(view, view.table("targets"))
        beneath(view, rates)


def _meetings(view: View) -> None:
    """Say when residents can meet the partnership, where such meetings are known."""
    table = view.table("meetings")
    if table.frame.empty or not view.snapshot.public:
        return
    show(Markup("<h2>Meetings</h2><p>{}</p>{}").format(table.sentence, calendar_link(view)))


def _district(view: View) -> str:
    """Return how much crime there was in the district, and whether that is usual."""
    changes = view.table("district-change")
    rows = changes.frame[changes.frame["category"] == ALL_CRIME].to_dict("records")
    if not rows or changes.period is None:
        return ""
    return district_sentence(rows[0], changes.period)


def _halves(view: View, rates: Table) -> Markup:
    return Markup('<div class="mt-front">{}{}</div>').format(
        _area(view, rates),
        Markup("<section><h2>Are promises being kept?</h2>{}</section>").format(_promises(view)),
    )


def _promises(view: View) -> Markup:
    """Return a tile a promise under the key to their statuses."""
    tiles = promise_tiles(view)
    return status_key(view) + tiles if tiles else Markup("<p>No promise is loaded.</p>")


def _area(view: View, rates: Table) -> Markup:
    """Return the map of all wards, each to be pressed; nothing where no ward is known."""
    if rates.frame.empty or not view.wards():
        return Markup()
    look = shading(rates.frame, "rate", view.colours)
    return Markup("<section><h2>How safe is my area?</h2>{}<p>{}</p><p>{}</p></section>").format(
        tappable(view, look),
        tap_words(look.title, dark=view.colours == DARK),
        link(view, "All wards", "all_wards"),
    )
