"""One card a target: its status, its chance, where it is heading, and what is done about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.fan import fan, numbered
from moorlands_dash.charts.targets.trajectories import survey_trajectory
from moorlands_dash.extracts.people import is_person
from moorlands_dash.periods import day_name
from moorlands_dash.rows import Record, Row
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import badge
from moorlands_dash.ui.targets.actions import target_actions
from moorlands_dash.ui.targets.summary import ordered
from moorlands_dash.ui.view import View
from moorlands_dash.vocabulary import TARGET_KINDS
from moorlands_dash.words.chances import CERTAIN, chance_said
from moorlands_dash.words.targets.doubts import target_doubts
from moorlands_dash.words.targets.track_record import similar_sentence, track_record_sentence
from moorlands_dash.words.targets.trajectories import achievable_sentence, chance_of


def target_cards(view: View, targets: Table, change: float) -> None:
    """Show every target, two beside each other where there is room, the worst first.

    `change` is the what-if chosen, a share of the months left; 0 is none.
    """
    for pair in _pairs(ordered(targets)):
        with st.container(key=f"cards_{pair[0]['target_id']}"):
            for column, row in zip(st.columns(2, gap="medium"), pair, strict=False):
                with column, st.container(border=True, key=f"card_{row['target_id']}"):
                    _card(view, row, change)


def _card(view: View, row: Row, change: float) -> None:
    st.subheader(parts.plain(str(row["title"])), anchor=str(row["target_id"]))
    badge(str(row["status"]), view.colours)
    owner = f" Owner: {row['owner']}." if pd.notna(row["owner"]) and row["owner"] else ""
    kind = f"{TARGET_KINDS[str(row['kind'])]}.{owner}"
    show(Markup('<p class="mt-kind">{}</p>').format(kind))
    _doubts(view, row)
    _chance(row)
    st.markdown(parts.plain(str(row["words"])))
    if str(row["kind"]).startswith("survey"):
        _waves(view, row)
    else:
        _fan(view, row)
    _points(view, row, change)
    target_actions(view, str(row["target_id"]))


def _doubts(view: View, row: Row) -> None:
    """Show what is to be mended in the target itself."""
    lost = view.snapshot.manifest.get("counts", {}).get("old_codes", {}).get("targets", {})
    owner: str = str(row["owner"]) if pd.notna(row["owner"]) else ""
    person = is_person(owner, view.settings.members.names)
    for said in target_doubts(str(row["target_id"]), lost, person=person):
        st.markdown(parts.plain(said))


def _chance(row: Row) -> None:
    """Show the chance large, in number and words, unless there is none or it is settled."""
    if pd.isna(row["chance"]) or row["chance"] in CERTAIN:
        return
    number, _, words = chance_said(float(row["chance"])).partition(", ")
    said = f"{words}: {chance_of(row)}" if words else chance_of(row)
    show(Markup('<p class="mt-chance"><b>{}</b> {}</p>').format(number, said))


def _fan(view: View, row: Row) -> None:
    months, forecast = (_own(view, name, row) for name in ("trajectory", "forecast"))
    if months.empty:
        return
    events = _own(view, "annotations", row)
    draw = partial(fan, months, forecast, events, row, view.colours)
    parts.figure(view, f"fan_{row['target_id']}", draw, _alternative(row))
    _events(events, row)


def _waves(view: View, row: Row) -> None:
    waves = _own(view, "survey", row)
    waves = waves[waves["period_end"] <= row["to"] + pd.offsets.MonthEnd(0)]
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


def _points(view: View, row: Row, change: float) -> None:
    """Say whether it can still be met, what a change would do, and how forecasts have done."""
    said = [("Still achievable?", achievable_sentence(pd.Series(row)))]
    if change:
        rows = _own(view, "what-if", row)
        said += [("What if?", str(text)) for text in rows.loc[rows["change"] == change, "words"]]
    items = Markup("").join(
        Markup("<p><b>{}</b> {}</p>").format(head, text) for head, text in said if text
    )
    record = ""
    if row["months_left"]:
        name = f"record_{row['target_id']}"
        record = view.said(name, ("track-record", "backtest"), lambda: _record(view, row))
    if record:
        items += Markup("<p><b>How good are such forecasts?</b> {} {}</p>").format(
            record, link(view, "Methods", "methods", "forecasts")
        )
    if items:
        show(Markup('<div class="mt-points">{}</div>').format(items))


def _record(view: View, row: Row) -> str:
    """Return what was measured on the target's own series, and on series of its size and kind."""
    rows = _own(view, "track-record", row)
    if rows.empty:
        return ""
    like = rows[["size_band", "peers"]].iloc[0]
    similar = similar_sentence(view.table("backtest").frame, *like)
    told = [track_record_sentence(rows), similar]
    return " ".join(part for part in told if part)


def _own(view: View, name: str, row: Row) -> pd.DataFrame:
    """Return the target's rows of a table."""
    frame = view.table(name).frame
    own: pd.DataFrame = frame[frame["target_id"] == row["target_id"]]
    return own


def _pairs(rows: list[Record]) -> Iterator[list[Record]]:
    return (rows[start : start + 2] for start in range(0, len(rows), 2))
