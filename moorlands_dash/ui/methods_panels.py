"""The parts of the page on methods: how good the forecasts are, the rules, and every measure."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from moorlands_dash.charts.reliability import reliability_diagram
from moorlands_dash.measures.register import MEASURES, Measure
from moorlands_dash.periods import day_name
from moorlands_dash.ui import parts
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.backtest import TERMS, backtest_points, reliability_sentence
from moorlands_dash.words.methods import rules
from moorlands_dash.words.statuses import status_rule

_FIELDS = (
    ("unit", "Unit"),
    ("numerator", "Counted"),
    ("denominator", "Out of"),
    ("better", "Better is"),
    ("method", "Method"),
    ("caveat", "Mind"),
    ("source", "Source"),
    ("reference", "Reference"),
)


def backtest_panel(view: View) -> None:
    """Show what the backtest measured: on these data, and on published series of other places."""
    table, tenths = view.table("backtest"), view.table("reliability")
    st.header("How good are the forecasts?", anchor="forecasts")
    for place, source in enumerate(dict.fromkeys(table.frame["source"])):
        rows = table.frame[table.frame["source"] == source]
        st.subheader(parts.plain(f"{source}: {rows['series'].max():,} series"), anchor=False)
        points = "".join(f"<li>{escape(point)}</li>" for point in backtest_points(rows))
        st.html(f"<ul>{points}</ul>")
        _diagrams(view, tenths.frame[tenths.frame["source"] == source], place)
    parts.beneath(view, table)
    parts.beneath(view, tenths)


def _diagrams(view: View, tenths: pd.DataFrame, place: int) -> None:
    horizons = sorted(set(tenths["months_in"]))
    with st.container(key=f"reliability_{place}"):
        for column, months in zip(st.columns(max(len(horizons), 1)), horizons, strict=False):
            rows = tenths[tenths["months_in"] == months]
            said = reliability_sentence(tenths, int(months))
            with column:
                st.markdown(f"**{int(months)} months known**")
                _diagram(view, rows, f"reliability_{place}_{int(months)}", said)
                st.html(f'<p class="mt-hint">{escape(said)}</p>')


def _diagram(view: View, rows: pd.DataFrame, key: str, said: str) -> None:
    parts.figure(view, key, lambda: reliability_diagram(rows, view.colours), said)


def terms_panel() -> None:
    """Explain the terms that the figures on forecasts need."""
    with st.expander("What these words mean", key="terms"):
        _facts(TERMS)


def status_panel(view: View) -> None:
    """Print the rule that gives a target its status, with the thresholds of the settings."""
    st.header("When is a target on course?", anchor="status")
    items = "".join(
        f"<dt>{status_html(word, view.colours)}</dt><dd>{escape(meaning)}</dd>"
        for word, meaning in status_rule(view.settings.status)
    )
    st.html(f'<dl class="mt-facts">{items}</dl>')


def events_panel(view: View) -> None:
    """List the recording changes and data notes that bear on the figures."""
    found = view.snapshot.annotations()
    found = found[found["kind"] != "event"]
    st.header("Changes of recording, and notes on the data", anchor=False)
    if found.empty:
        st.html("<p>No such note is loaded: a file of dated events brings them.</p>")
        return
    _facts((day_name(row["date"].date()), _event(row)) for _, row in found.iterrows())


def _event(row: pd.Series) -> str:
    note = f" {row['note']}" if pd.notna(row["note"]) else ""
    return f"{row['title']} ({row['kind']}).{note}"


def rules_panel(view: View) -> None:
    """Show the rules that every figure keeps, with the settings in force."""
    st.header("Rules that every figure keeps", anchor=False)
    _facts(rules(view.settings, view.snapshot.ward_map))


def measures_panel() -> None:
    """Show every measure of the register: what it counts, out of what, how, and its caveat."""
    st.header("Every measure", anchor=False)
    for measure in MEASURES.values():
        with st.expander(measure.title, key=f"measure_{measure.key}"):
            _facts(_fields(measure))


def _fields(measure: Measure) -> Iterable[tuple[str, str]]:
    for name, head in _FIELDS:
        yield head, getattr(measure, name)


def _facts(pairs: Iterable[tuple[str, str]]) -> None:
    items = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in pairs)
    st.html(f'<dl class="mt-facts">{items}</dl>')
