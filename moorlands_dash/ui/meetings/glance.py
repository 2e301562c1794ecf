"""The landing page at one glance: a picture a target, the district in numbers, and where."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.comparison.strips import rate_strip
from moorlands_dash.charts.comparison.two_bars import two_bars
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.theme import DARK, VERDICT_MARKS
from moorlands_dash.charts.wards.shading import shading
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.charts.wards.thumbnail import thumbnail
from moorlands_dash.rows import Row
from moorlands_dash.tables.comparison.district import ASKED
from moorlands_dash.tables.comparison.others import against_country
from moorlands_dash.tables.meetings.overview import TARGET_SECTIONS
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.ui.guide import guide
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.pictures import target_picture
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.ward_map import ward_shapes
from moorlands_dash.words.comparison.strips import strip_words
from moorlands_dash.words.meetings.overview import (
    big_count,
    standing_briefly,
    than_country,
    tile_chance,
    tile_end,
    was_words,
)
from moorlands_dash.words.numbers import decimal, during

_MONTHS = 36
"""Months that a number's line shows."""


def glance(view: View, table: Table) -> None:
    """Show the targets in order of need, the district's numbers and its map, then first steps."""
    asked = ("glance", view.key, view.colours, view.pages)
    show(made_of(table.frame, asked, lambda: _board(view, table)))
    if not view.snapshot.public:
        guide(view)


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
    named = _led(view, title, "targets", str(row["target_id"]))
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
        asked = changes.frame[changes.frame["category"].isin(ASKED)]
        for place, row in enumerate(asked.to_dict("records")):
            yield _count(view, row, "same months" if place else when)
    yield from _country(view)
    yield from _where(view)


def _count(view: View, row: Row, when: str) -> Markup:
    """Return a count with its months; a year with months missing has none, and says so."""
    asked, name = Selection(category=str(row["category"])), str(row["name"])
    months = view.asked("district-months", asked).frame.tail(_MONTHS)
    return _number(
        _led(view, name, "trends", what=name),
        big_count(row),
        f"{VERDICT_MARKS.get(str(row['verdict']), '●')} {standing_briefly(row)}, {when}",
        picture(sparkline(months, view.colours), "mt-trend", ""),
    )


def _country(view: View) -> Iterator[Markup]:
    """Yield how our rate of recorded crime stands against the country's, where both are known."""
    table = view.table("comparison-recorded", chosen=False)
    found = against_country(table, view.settings)
    if found is None or table.period is None:
        yield from _others(view)
        return
    than = than_country(found.theirs, view.settings.recorded_crime.country_name, found.verdict)
    yield _number(
        _led(view, "Recorded crimes per 1,000 residents", "compare"),
        decimal(found.own),
        f"{VERDICT_MARKS.get(found.verdict, '●')} {than}, "
        f"{during(table.period).removeprefix('in the ')}",
        picture(two_bars(found.own, found.theirs, view.colours), "mt-trend", ""),
    )


def _others(view: View) -> Iterator[Markup]:
    """Yield ours among the force's other districts, where official figures aren't there."""
    table = view.table("comparison-street", chosen=False)
    frame, ours = table.frame, view.settings.district.code
    if frame.empty or table.period is None:
        return
    whole = frame[frame["group"] == frame["group"].iloc[0]]
    rows = whole[whole["level"] == "district"]
    if len(rows) < 2 or rows["rate_per_1000"].isna().all():
        return
    force = whole.loc[whole["level"] == "force", "rate_per_1000"].astype(float)
    beside = float(force.iloc[0]) if len(force) else float("nan")
    rate, _, against = strip_words(rows, ours).partition("; ")
    yield _number(
        _led(view, "Beside the force's other districts", "compare"),
        rate,
        f"per 1,000 residents, {during(table.period).removeprefix('in the ')}: {against}",
        picture(rate_strip(rows, view.colours, ours=ours, beside=beside), "mt-trend", ""),
    )


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
    yield Markup('<section class="mt-number"><h2>{}</h2>{}<p>{}</p></section>').format(
        _led(view, "Where", "ward_map"),
        map_,
        f"Per 1,000 residents: {'lighter' if view.colours == DARK else 'darker'} is more",
    )


def _led(view: View, words: str, page: str, at: str = "", /, **choices: str) -> Markup | str:
    """Return words as a link to their evidence, where its page can be opened."""
    return link(view, words, page, at, **choices) if page in view.pages else words
