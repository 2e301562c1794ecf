"""My ward before one is chosen: a map of all to tap, beside their names."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import DARK
from moorlands_dash.charts.wards.shading import Shading, shading
from moorlands_dash.charts.wards.tap_map import tap_map
from moorlands_dash.charts.wards.thumbnail import thumbnail
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import caption
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.words.wards.my_ward import tap_words


def welcome(view: View) -> None:
    """Show the wards as a map and as links, where none is chosen yet."""
    if not view.wards():
        return
    table = view.table("ward-rates")
    asked = ("welcome", view.key, view.colours)
    show(
        made_of(table.frame, asked, lambda: _all(view, shading(table.frame, "rate", view.colours)))
    )
    st.caption(caption(view, table))


def _all(view: View, look: Shading) -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(link(view, name, "my_ward", ward=name))
        for name in sorted(view.wards())
    )
    return Markup(
        '<div class="mt-welcome"><div>{}<p class="mt-hint">{}</p></div>'
        '<nav aria-label="Wards"><ul class="mt-wards">{}</ul></nav></div>'
    ).format(tappable(view, look), tap_words(look.title, dark=view.colours == DARK), items)


def tappable(view: View, look: Shading) -> Markup:
    """Return the map with a link in each ward; the names for whoever hears it stand beside."""
    shapes = ward_shapes(view)
    if not any(f["properties"]["level"] == "ward" for f in shapes["features"]):
        return Markup()
    shape, wards = tap_map(shapes)
    names = {code: name for name, code in view.wards().items()}
    taps = Markup("").join(
        Markup(
            '<a href="{}" target="_self" tabindex="-1" title="{}: {}" style="clip-path:{}"></a>'
        ).format(
            view.settings.address("my_ward", "", ward=names[ward.code]),
            ward.name,
            look.shades[ward.code].figure if ward.code in look.shades else "",
            ward.outline,
        )
        for ward in wards
    )
    drawn = picture(
        thumbnail(shapes, look, view.colours, edge=0, places=view.settings.map.places), "", ""
    )
    return Markup(
        '<div class="mt-tap" aria-hidden="true" style="aspect-ratio:{:.3f}">{}{}</div>'
    ).format(shape, drawn, taps)
