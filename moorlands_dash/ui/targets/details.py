"""What unfolds beneath a target's row: its figure in full, what it needs, what is done about it."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan, numbered
from moorlands_dash.charts.targets.trajectories import survey_trajectory
from moorlands_dash.periods import day_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import by_period, kind_words
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.targets.actions import target_actions
from moorlands_dash.ui.targets.own import own_figures, own_rows
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import CERTAIN, chance_said
from moorlands_dash.words.targets.trajectories import achievable_sentence, chance_of


def details(view: View, row: Row) -> None:
    """Show a target's figure, beside it what it says and what is done."""
    drawn, said = st.columns(2, gap="medium")
    with drawn:
        target_figure(view, row)
        share(view, view.table("targets"), "target", str(row["target_id"]))
    with said:
        owner = f" Owner: {row['owner']}." if pd.notna(row["owner"]) and row["owner"] else ""
        show(Markup('<p class="mt-kind">{}.{}</p>').format(kind_words(row), owner))
        _chance(row)
        st.markdown(parts.plain(str(row["words"])))
        _achievable(row)
        target_actions(view, str(row["target_id"]))


def target_figure(view: View, row: Row) -> None:
    """Show a target's figure in full, with the events that it numbers."""
    months = own_rows(view, "trajectory", row)
    if by_period(row) or months.empty:
        _waves(view, row)
    else:
        _fan(view, row, months)


def _chance(row: Row) -> None:
    """Show the chance large, in number and words, unless there is none or it is settled."""
    if pd.isna(row["chance"]) or row["chance"] in CERTAIN:
        return
    number, _, words = chance_said(float(row["chance"])).partition(", ")
    said = f"{words}: {chance_of(row)}" if words else chance_of(row)
    show(Markup('<p class="mt-chance"><b>{}</b> {}</p>').format(number, said))


def _fan(view: View, row: Row, months: pd.DataFrame) -> None:
    forecast = own_rows(view, "forecast", row)
    events = own_rows(view, "annotations", row)
    draw = partial(fan, months, forecast, events, row, view.colours)
    parts.figure(view, f"fan_{row['target_id']}", draw, _alternative(row))
    _events(events, row)


def _waves(view: View, row: Row) -> None:
    waves = own_figures(view, row)
    if waves.empty:
        return
    draw = partial(survey_trajectory, waves, row, view.colours)
    parts.figure(view, f"waves_{row['target_id']}", draw, _alternative(row))


def _alternative(row: Row) -> str:
    """Return what a figure says, for those who can't see it."""
    return f"{row['title']}: {row['status']}. {row['words']}"


def _events(events: pd.DataFrame, row: Row) -> None:
    """List the events that the figure numbers, and those that bear on its baseline."""
    before = events[events["date"] < row["from"]]
    items = Markup("").join(
        Markup("<li>Before the year, {}: {}</li>").format(day_name(day.date()), f"{title} ({kind})")
        for day, title, kind in zip(before["date"], before["title"], before["kind"], strict=True)
    ) + Markup("").join(
        Markup("<li><b>{}</b> {}: {}</li>").format(number, day_name(day), words)
        for number, day, words in numbered(events, row)
    )
    if items:
        show(Markup('<ul class="mt-events">{}</ul>').format(items))


def _achievable(row: Row) -> None:
    """Say whether and how the target can still be met."""
    if said := achievable_sentence(pd.Series(row)):
        show(Markup('<div class="mt-points"><p><b>Still achievable?</b> {}</p></div>').format(said))
