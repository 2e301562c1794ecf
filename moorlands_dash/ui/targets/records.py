"""How good the forecasts have been: said once for all targets, then target by target."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.tables.model import Table
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.targets.rows import ordered
from moorlands_dash.ui.view import View
from moorlands_dash.words.numbers import listed
from moorlands_dash.words.targets.rows import records_sentence
from moorlands_dash.words.targets.track_record import similar_sentence, track_record_sentence


def records(view: View, targets: Table) -> None:
    """Offer what was measured of forecasts such as those of the targets with months left."""
    if not targets.frame["months_left"].any():
        return
    fold = st.expander("How good are such forecasts?", key="open_records", on_change="rerun")
    if fold.open:
        with fold:
            named = ("track-record", "backtest", "targets")
            show(view.said("records", named, lambda: _records(view, targets)))


def _records(view: View, targets: Table) -> Markup:
    tried = view.table("track-record").frame
    backtest = view.table("backtest").frame
    rows = [
        (str(row["title"]), own)
        for row in ordered(targets)
        if row["months_left"] and len(own := tried[tried["target_id"] == row["target_id"]])
    ]
    alike: dict[tuple[str, str], list[str]] = {}
    for name, own in rows:
        alike.setdefault(tuple(own[["size_band", "peers"]].iloc[0]), []).append(name)
    similar = [
        Markup("<b>{}.</b> {}").format(listed(names), said)
        for each, names in alike.items()
        if (said := similar_sentence(backtest, *each))
    ]
    return Markup("<p>{} {}</p>{}{}").format(
        records_sentence(_together([own for _, own in rows])),
        link(view, "Methods", "methods", "forecasts"),
        _list(
            [Markup("<b>{}.</b> {}").format(name, track_record_sentence(own)) for name, own in rows]
        ),
        _list(similar),
    )


def _together(rows: list[pd.DataFrame]) -> pd.DataFrame:
    return pd.concat(rows) if rows else pd.DataFrame(columns=["forecasts"])


def _list(said: list[Markup]) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(each) for each in said)
    return Markup('<ul class="mt-actions">{}</ul>').format(items) if items else Markup()
