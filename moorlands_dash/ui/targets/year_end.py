"""The parts of the year end: the year at a glance, and each target on its way to its outturn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.targets.promised_and_come import come_axis, come_bar
from moorlands_dash.charts.targets.trajectories import survey_trajectory
from moorlands_dash.charts.targets.year_end import forecasts_looked_back
from moorlands_dash.charts.theme import Palette
from moorlands_dash.measures.targets.results import RESULTS
from moorlands_dash.measures.targets.year_end import QUARTERS
from moorlands_dash.periods import MONTH_NAMES, month_name, quarter
from moorlands_dash.rows import Record, Row
from moorlands_dash.tables.model import Table
from moorlands_dash.target_kinds import asked_people, by_period, limit_of
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.status import badge, status_html
from moorlands_dash.ui.targets.own import own_figures, own_waves
from moorlands_dash.ui.view import View
from moorlands_dash.words.targets.amounts import target_amount
from moorlands_dash.words.targets.year_end import BARS_KEY

_PROMISED = (
    "title", "owner", "baseline", "target", "outturn", "outturn_lower_95", "outturn_upper_95",
    "result", "intervals", "intervals_held",
)  # fmt: skip
_FORECASTS = tuple(
    f"q{quarter}_{name}"
    for quarter in QUARTERS
    for name in ("median", "lower_80", "upper_80", "chance")
)


def ledger(view: View, table: Table) -> None:
    """Show the year at a glance: promised, came, result, and the chance after each quarter."""
    rows = _ordered(table)
    heads = [
        "Target",
        "What came, against the promise",
        "Promised",
        "Came",
        "Result",
        *(f"Chance at the end of {MONTH_NAMES[end.month - 1]}" for end in _ends(table).values()),
    ]
    numbers = {"Promised", "Came"}
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_look(text, numbers), text) for text in heads
    )
    most = come_axis(rows)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(_ledger_cells(row, view.colours, most)) for row in rows
    )
    show(
        Markup(
            '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
            '<table class="mt-table mt-glance mt-ledger"><caption class="mt-hidden">{}</caption>'
            "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
            '<p class="mt-kind">{}</p>'
        ).format(table.title, table.title, head, body, BARS_KEY)
    )


def result_cards(view: View, table: Table) -> None:
    """Offer each target: its result in words, and its forecasts against what came."""
    ends = _ends(table)
    for row in _ordered(table):
        label = parts.plain(f"{row['title']}: {row['result']}")
        fold = st.expander(
            label, key=f"open_closed_{row['target_id']}", on_change="rerun", type="compact"
        )
        if fold.open:
            with fold:
                _card(view, row, ends)


def _card(view: View, row: Row, ends: Mapping[int, date]) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        badge(str(row["result"]), view.colours)
        show(Markup('<span class="mt-kind">{}</span>').format(str(row["owner"])))
    st.markdown(parts.plain(str(row["words"])))
    alt = f"{row['title']}: {row['words']}"
    if _surveyed(row):
        waves, key = own_figures(view, row), f"closed_waves_{row['target_id']}"
        if not waves.empty:
            parts.figure(view, key, lambda: survey_trajectory(waves, row, view.colours), alt)
        return
    key = f"looked_back_{row['target_id']}"
    limit = limit_of(row["kind"])
    names = {q: Markup("<br>").join(month_name(end).split()) for q, end in ends.items()}
    parts.figure(
        view, key, lambda: forecasts_looked_back(row, view.colours, ends=names, limit=limit), alt
    )
    share(view, view.table("year-end"), "looked-back", str(row["target_id"]))


def promises_behind(view: View, table: Table) -> None:
    """Offer what the page draws and says of each target: promised, came, and each forecast."""
    parts.beneath(view, table, columns=(*_PROMISED, *_FORECASTS))


def waves_behind(view: View, table: Table) -> None:
    """Offer the waves that the figures of survey targets show."""
    asked = [own_waves(view, row) for row in table.frame.to_dict("records") if asked_people(row)]
    rows = pd.concat(asked) if asked else pd.DataFrame()
    if len(rows):
        st.subheader("Survey waves", anchor=False)
        parts.beneath(view, view.table("survey"), rows=rows)


def _ledger_cells(row: Row, colours: Palette, most: float) -> Markup:
    chances = Markup("").join(
        Markup('<td class="mt-wide">{}</td>').format(_chance(row, q)) for q in QUARTERS
    )
    return Markup(
        '<th scope="row">{}</th><td class="mt-come">{}</td>'
        '<td{} data-head="promised">{}</td>'
        '<td{} data-head="came">{}</td>'
        "<td>{}</td>{}"
    ).format(
        str(row["title"]),
        picture(come_bar(row, most, colours), "mt-time", ""),
        _side(True),
        _amount(row, "target"),
        _side(True),
        _amount(row, "outturn"),
        status_html(str(row["result"]), colours),
        chances,
    )


def _amount(row: Row, name: str) -> str:
    value = row[name]
    if pd.isna(value):
        return "not known"
    return target_amount(row, value)


def _chance(row: Row, q: int) -> str:
    if pd.isna(row[f"q{q}_chance"]):
        return "cannot tell"
    return str(row[f"q{q}_chance_words"])


def _surveyed(row: Row) -> bool:
    return by_period(row)


def _ends(table: Table) -> dict[int, date]:
    """Return the last month of each quarter that forecasts are looked back at."""
    if table.period is None:
        return {}
    begun = table.period.start
    return {q: quarter(begun.year, q, begun.month).end for q in QUARTERS}


def _ordered(table: Table) -> list[Record]:
    rows = table.frame.to_dict("records")
    return sorted(rows, key=lambda row: RESULTS.index(str(row["result"])))


def _look(head: str, numbers: set[str]) -> Markup:
    return Markup(' class="mt-wrapped"') if head.startswith("Chance") else _side(head in numbers)


def _side(right: bool) -> Markup:
    return Markup(' class="mt-number"') if right else Markup()
