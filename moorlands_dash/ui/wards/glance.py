"""One ward at first sight: its map, and a tile a theme that says up, down or neither."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, verdict_ink
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.ground import ground_held
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.numbers import counted
from moorlands_dash.words.wards.my_ward import trend_alt
from moorlands_dash.words.wards.places import spot_words, spots_title
from moorlands_dash.words.wards.years import before_words, length_words

SPOTS = 8
"""Points that are listed and numbered on the small map."""
_SIZE = (360.0, 190.0)
"""Pixels of the map as a phone has it."""


def glance(view: View, table: Table) -> None:
    """Show the ward's map, a tile a theme, and where most of it is."""
    where = view.table("ward-places", area=view.choice.ward)
    months = view.table("my-ward-months", area=view.choice.ward).frame
    show(
        Markup('<div class="mt-ward">{}{}{}</div>{}').format(
            _map(view, where), _tiles(view, table, months), _where(where), _key(months, view)
        )
    )


def verdict_html(word: str, colours: Palette) -> Markup:
    """Return a verdict as its mark, which screen readers pass over, and its word."""
    colour = verdict_ink(word, colours)
    return Markup(
        '<b class="mt-status" style="color:{}"><span aria-hidden="true">{}</span> {}</b>'
    ).format(colour, VERDICT_MARKS[word], word[:1].upper() + word[1:])


def _map(view: View, where: Table) -> Markup:
    drawn = place_map(
        ward_shapes(view),
        str(view.choice.ward),
        where.frame,
        view.colours,
        places=view.settings.map.places,
        numbered=SPOTS,
        ground=ground_held(view),
        size=_SIZE,
    )
    return picture(drawn, "mt-ward-map", f"Map of the ward. {where.sentence}") if drawn else drawn


def _tiles(view: View, table: Table, months: pd.DataFrame) -> Markup:
    by_choice = {str(key): rows for key, rows in months.groupby("category", sort=False)}
    tiles = Markup("").join(
        _tile(row, by_choice.get(str(row["category"])), table.period, view.colours)
        for row in table.frame.to_dict("records")
    )
    return Markup('<ul class="mt-themes">{}</ul>').format(tiles)


def _tile(row: Row, months: pd.DataFrame | None, period: Period | None, colours: Palette) -> Markup:
    word = str(row["verdict"])
    drawn = Markup()
    if months is not None and months["count"].notna().any():
        alt = f"{row['item']}, {trend_alt(months)}"
        drawn = picture(sparkline(months, colours), "mt-spark", alt)
    return Markup(
        '<li class="mt-theme"><i class="mt-side" style="background:{}"></i><h2>{}</h2>{}'
        '<p class="mt-counts">{}</p>{}</li>'
    ).format(
        verdict_ink(word, colours),
        str(row["item"]),
        verdict_html(word, colours),
        _counts(row, period),
        drawn,
    )


def _counts(row: Row, period: Period | None) -> Markup:
    if pd.isna(row["count"]):
        return Markup("No month loaded")
    count = bounds(row["count"], row.get(NOW, 0))
    now = Markup("<b>{}</b> {}").format(count, length_words(row, period))
    if pd.isna(row["count_before"]) or row["verdict"] == verdicts.CANNOT_TELL:
        return now
    return Markup("{}, <b>{}</b> the year before").format(now, before_words(row))


def _where(where: Table) -> Markup:
    """Return where most of it is, in words, and the numbered points folded away."""
    named = spot_words(where.frame, SPOTS)
    items = Markup("").join(Markup("<li>{}</li>").format(spot) for spot in named)
    spots = Markup('<details><summary>{}</summary><ol class="mt-spots">{}</ol></details>').format(
        spots_title(len(named)), items
    )
    return Markup('<div class="mt-where"><p>{}</p>{}</div>').format(
        where.sentence, spots if named else Markup()
    )


def _key(months: pd.DataFrame, view: View) -> Markup:
    """Return what the small charts show."""
    if months.empty:
        return Markup()
    colours = view.colours
    shown = Period(months["month"].min().date(), months["month"].max().date())
    band = (
        Markup('<i style="background:{}"></i>Usual range of a month, had nothing changed').format(
            colours.band
        )
        if months["usual_lower"].notna().any()
        else "No usual range: the year before is not whole"
    )
    heavy = Markup('<i class="mt-heavy" style="background:{}"></i>Latest 12 months').format(
        colours.ours
    )
    gap = (
        Markup('<li><i style="background:{}"></i>No file loaded</li>').format(colours.missing)
        if months["count"].isna().any()
        else ""
    )
    return Markup(
        '<div class="mt-legend"><b>Small charts: {}, {}</b><ul><li>{}</li><li>{}</li>{}</ul></div>'
    ).format(counted(len(shown), "month"), shown, heavy, band, gap)
