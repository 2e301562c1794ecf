"""All measures at one sight: a tile each, its sign, its months and its latest point."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.trends.board import board_chart, board_ink
from moorlands_dash.rows import Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.view import View
from moorlands_dash.vocabulary import choice_name
from moorlands_dash.words.trends.board import (
    BY_CHANCE,
    board_month,
    latest,
    tile_status,
    tile_words,
)

_COLUMNS = ("category", "from", "to", "count", "lower", "upper", "rule", "meaning", "assurance")


def board_panel(view: View) -> None:
    """Show every measure of the chosen ward, or of the district, the special ones first."""
    table = view.table("control-board", area=view.choice.ward)
    if table.frame.empty:
        return
    parts.finding(table.sentence, "board")
    ward = view.choice.ward
    show(made_of(table.frame, ("board", view.colours, ward), lambda: _board(view, table)))
    share(view, table, "board")
    with st.expander(
        "All measures as a table, with source and method", icon=":material/table:", key="as_table"
    ):
        parts.beneath(view, table, columns=_COLUMNS, rows=latest(table.frame))


def _board(view: View, table: Table) -> Markup:
    points = {str(key): rows for key, rows in table.frame.groupby("category", sort=False)}
    month = board_month(table.frame)
    tiles = Markup("").join(
        _tile(view, row, points[str(row["category"])], month)
        for row in latest(table.frame).to_dict("records")
    )
    return Markup('<ul class="mt-themes">{}</ul><p class="mt-kind">{}</p>').format(tiles, BY_CHANCE)


def _tile(view: View, row: Row, points: pd.DataFrame, month: str) -> Markup:
    sign, word = tile_status(row)
    colour = board_ink(str(row["meaning"]), view.colours)
    ward = {} if view.choice.ward is None else {"ward": str(row["area_name"])}
    name = choice_name(str(row["category"]))
    return Markup(
        '<li class="mt-theme"><i class="mt-side" style="background:{0}"></i><h3>{1}</h3>'
        '<b class="mt-status" style="color:{0}"><span aria-hidden="true">{2}</span> {3}</b>'
        "<p>{4}</p>{5}</li>"
    ).format(
        colour, link(view, name, "trends", what=name, **ward), sign, word, tile_words(row, month),
        picture(board_chart(points, view.colours), "mt-spark", ""),
    )  # fmt: skip
