"""The landing page at one glance: a picture a target, the district in numbers, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from moorlands_dash import vocabulary
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import DARK, VERDICT_MARKS
from moorlands_dash.charts.wards.shading import shading
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.charts.wards.thumbnail import thumbnail
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.rows import Row
from moorlands_dash.tables.meetings.overview import TARGET_SECTIONS
from moorlands_dash.tables.model import Table
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.pictures import target_picture
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.words.meetings.overview import (
    standing_briefly,
    tile_chance,
    tile_end,
    was_words,
)
from moorlands_dash.words.numbers import counted, decimal, during, number

_NUMBERS = (vocabulary.ALL, vocabulary.ALL_CRIME)
_MONTHS = 36
"""Months that a number's line shows."""
_UNKNOWN = "–"


def glance(view: View, table: Table) -> None:
    """Show the targets in order of need, then the district's numbers and its map."""
    asked = ("glance", view.key, view.colours, view.pages)
    show(made_of(table.frame, asked, lambda: _board(view, table)))


def _board(view: View, table: Table) -> Markup:
    listed = table.frame[table.frame["section"].isin(TARGET_SECTIONS)]
    tiles = Markup("").join(_tiles(view, listed))
    numbers = Markup("").join(_numbers(view))
    parts = [
        Markup('<ul class="mt-tiles">{}</ul>').format(tiles) if tiles else Markup(),
        Markup('<div class="mt-numbers">{}</div>').format(numbers) if numbers else Markup(),
    ]
    return Markup('<div class="mt-look">{}</div>').format(Markup("").join(parts))


def _tiles(view: View, listed: pd.DataFrame) -> Iterator[Markup]:
    if listed.empty:
        return
    rows = view.table("targets", chosen=False).frame.to_dict("records")
    targets = {str(row["target_id"]): row for row in rows}
    for row in listed.to_dict("records"):
        yield _tile(view, targets[str(row["target_id"])], row)


def _tile(view: View, target: Row, row: Row) -> Markup:
    was = f"; {was_words(str(row['was']))}" if row["newly"] is True else ""
    title = str(row["title"])
    named = (
        link(view, title, "targets", str(row["target_id"])) if "targets" in view.pages else title
    )
    chance = tile_chance(target)
    return Markup('<li class="mt-tile"><p>{}{}</p><h2>{}</h2>{}<p>{}{}</p></li>').format(
        status_html(str(row["status"]), view.colours),
        Markup('<span class="mt-odds">{}</span>').format(chance) if chance else "",
        named,
        picture(target_picture(view, target, chosen=False), "mt-small", ""),
        tile_end(target),
        was,
    )


def _numbers(view: View) -> Iterator[Markup]:
    changes = view.table("district-change", chosen=False)
    if not changes.frame.empty and changes.period is not None:
        when = during(changes.period).removeprefix("in the ")
        asked = changes.frame[changes.frame["category"].isin(_NUMBERS)]
        for place, row in enumerate(asked.to_dict("records")):
            yield _count(view, row, "the same months" if place else when, len(changes.missing))
    yield from _country(view)
    yield from _where(view)


def _count(view: View, row: Row, when: str, missing: int) -> Markup:
    """Return a count with its months; a year with months missing has none, and says so."""
    of = replace(view, choice=replace(view.choice, category=str(row["category"]), period=None))
    months = of.table("district-months").frame.tail(_MONTHS)
    verdict = verdicts.CANNOT_TELL if missing else str(row["verdict"])
    said = f"{counted(missing, 'month')} missing" if missing else standing_briefly(verdict)
    return _number(
        link(view, str(row["name"]), "trends", what=str(row["name"]))
        if "trends" in view.pages
        else str(row["name"]),
        _UNKNOWN if missing else number(row["count"]),
        f"{VERDICT_MARKS.get(verdict, '●')} {said}, {when}",
        picture(sparkline(months, view.colours), "mt-trend", ""),
    )


def _country(view: View) -> Iterator[Markup]:
    """Yield how our rate of recorded crime stands against the country's, where both are known."""
    table, country = view.table("comparison-recorded", chosen=False), view.settings.recorded_crime
    whole = table.frame[table.frame["group"] == TOTAL].set_index("area_code")
    codes = [view.settings.district.code, country.country_code]
    if table.period is None or not set(codes) <= set(whole.index):
        return
    own, theirs = whole.loc[codes, "rate_per_1000"]
    if pd.isna(own) or pd.isna(theirs):
        return
    verdict = str(whole.at[country.country_code, "verdict"])
    clear = {"lower": "clearly lower than", "higher": "clearly higher than"}
    than = clear.get(verdict, "not clearly different from")
    words = "Recorded crimes per 1,000 residents"
    yield _number(
        link(view, words, "compare") if "compare" in view.pages else words,
        decimal(own),
        f"{VERDICT_MARKS.get(verdict, '●')} {than} {decimal(theirs)} in {country.country_name}, "
        f"{during(table.period).removeprefix('in the ')}",
        _bars(own, theirs, view),
    )


def _bars(own: float, theirs: float, view: View) -> Markup:
    """Return ours above the country's as two bars of the same scale."""
    full = 236 / max(own, theirs, 1e-9)
    svg = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 46" '
        'preserveAspectRatio="none"><rect x="2" y="6" width="{:.1f}" height="14" fill="{}"/>'
        '<rect x="2" y="27" width="{:.1f}" height="14" fill="{}"/></svg>'
    ).format(own * full, view.colours.ours, theirs * full, view.colours.other)
    return picture(svg, "mt-trend", "")


def _number(name: Markup | str, figure: str, said: str, drawn: Markup) -> Markup:
    return Markup(
        '<section class="mt-number"><h2>{}</h2><p class="mt-big">{}</p>{}<p>{}</p></section>'
    ).format(name, figure, drawn, said)


def _where(view: View) -> Iterator[Markup]:
    table = view.table("ward-rates", chosen=False)
    shapes = ward_shapes(view)
    if table.frame.empty or not any(f["properties"]["level"] == "ward" for f in shapes["features"]):
        return
    look = shading(table.frame, "rate", view.colours)
    map_ = picture(thumbnail(shapes, look, view.colours), "mt-thumb", table.sentence)
    named = link(view, "Where", "ward_map") if "ward_map" in view.pages else "Where"
    yield Markup('<section class="mt-number"><h2>{}</h2>{}<p>{}</p></section>').format(
        named,
        map_,
        f"Per 1,000 residents: {'lighter' if view.colours == DARK else 'darker'} is more",
    )
