"""The parts of the page on methods: how good the forecasts are, the rules, and every measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.targets.reliability import reliability_diagram
from moorlands_dash.measures.register import MEASURES, Measure
from moorlands_dash.periods import day_name
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.data.methods import CONTENTS, rules
from moorlands_dash.words.statuses import status_rule
from moorlands_dash.words.targets.backtest import TERMS, backtest_points, reliability_sentence

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


def contents_panel(view: View) -> None:
    """Show what the page holds, each a link to it."""
    held = {at: head for at, head in CONTENTS.items() if at != "duties" or not view.snapshot.public}
    items = Markup("").join(
        Markup("<li>{}</li>").format(link(view, head, "methods", at)) for at, head in held.items()
    )
    contents = Markup('<nav aria-label="On this page"><ul class="mt-contents">{}</ul></nav>')
    show(contents.format(items))


def backtest_panel(view: View) -> None:
    """Show how often chances came true, beside the contents; all that was measured unfolds."""
    table, tenths = view.table("backtest"), view.table("reliability")
    with st.container(key="contents_beside"):
        left, right = st.columns([4, 13], gap="medium")
    with left:
        contents_panel(view)
    with right:
        st.header("How good are the forecasts?", anchor="forecasts")
        sources = list(dict.fromkeys(tenths.frame["source"]))
        if sources:
            _source(view, tenths, sources, 0)
    with st.expander("All that was measured", icon=":material/monitoring:", key="measured"):
        for head, points in made_of(table.frame, "points", lambda: list(_points(table.frame))):
            st.subheader(parts.plain(head), anchor=False)
            show(points)
        for place in range(1, len(sources)):
            _source(view, tenths, sources, place)
        for said in _told(tenths.frame, sources):
            show(Markup('<p class="mt-hint">{}</p>').format(said))
        parts.beneath(view, table)
        parts.beneath(view, tenths)


def _source(view: View, tenths: Table, sources: list[str], place: int) -> None:
    """Show one source's diagrams under what they show."""
    rows = _rows(tenths.frame, sources[place])
    told = made_of(tenths.frame, ("said", sources[place]), lambda: _said(rows))
    show(
        Markup('<p class="mt-kind">Chances given, and how often they came true: {}, {}</p>').format(
            sources[place], str(rows["peers"].iloc[0])
        )
    )
    _diagrams(view, rows, place, told)


def _rows(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    """Return the rows of a source with the first of its ways to use peers."""
    rows = frame[frame["source"] == source]
    first: pd.DataFrame = rows[rows["peers"] == rows["peers"].iloc[0]]
    return first


def _told(frame: pd.DataFrame, sources: list[str]) -> Iterator[str]:
    """Yield what each diagram shows, in words."""
    for source in sources:
        for months, said in _said(_rows(frame, source)).items():
            yield f"{months} months known: {said}"


def _points(frame: pd.DataFrame) -> Iterator[tuple[str, Markup]]:
    """Yield the head of each kind of series, and what the backtest found on it."""
    kinds = frame[["source", "peers"]].drop_duplicates()
    for source, peers in zip(kinds["source"], kinds["peers"], strict=True):
        rows = frame[(frame["source"] == source) & (frame["peers"] == peers)]
        points = Markup("").join(
            Markup("<li>{}</li>").format(point) for point in backtest_points(rows)
        )
        head = f"{source}, {peers}: {rows['series'].max():,} series"
        yield head, Markup("<ul>{}</ul>").format(points)


def _said(tenths: pd.DataFrame) -> dict[int, str]:
    """Return what each horizon's diagram shows."""
    horizons = sorted({int(months) for months in tenths["months_in"]})
    return {months: reliability_sentence(tenths, months) for months in horizons}


def _diagrams(view: View, tenths: pd.DataFrame, place: int, told: Mapping[int, str]) -> None:
    with st.container(key=f"reliability_{place}"):
        for column, (months, said) in zip(
            st.columns(max(len(told), 1)), told.items(), strict=False
        ):
            rows = tenths[tenths["months_in"] == months]
            with column:
                show(Markup('<p class="mt-kind"><b>{} months known</b></p>').format(months))
                _diagram(view, rows, f"reliability_{place}_{months}", said)
                of = f"{months} {rows['source'].iloc[0]}"
                share(view, view.table("reliability"), "reliability", of)


def _diagram(view: View, rows: pd.DataFrame, key: str, said: str) -> None:
    parts.figure(view, key, lambda: reliability_diagram(rows, view.colours), said)


def terms_panel() -> None:
    """Explain the terms that the figures on forecasts need."""
    with st.expander("What these words mean", key="terms"):
        _facts(TERMS)


def status_panel(view: View) -> None:
    """Print the rule that gives a target its status, with the thresholds of the settings."""
    st.header("When is a target on course?", anchor="status")
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(status_html(word, view.colours), meaning)
        for word, meaning in status_rule(view.settings.status)
    )
    show(Markup('<dl class="mt-facts">{}</dl>').format(items))


def breaks_panel(view: View) -> None:
    """List where series break, and the notes on the data."""
    table = view.table("breaks")
    st.header("Breaks in the series, and notes on the data", anchor="breaks")
    st.markdown(parts.plain(table.sentence))
    with st.expander("Each of them", key="each_break"):
        if not table.frame.empty:
            _facts((day_name(row["date"].date()), _event(row)) for _, row in table.frame.iterrows())
        parts.beneath(view, table)


def _event(row: pd.Series) -> str:
    note = f" {row['note']}" if pd.notna(row["note"]) else ""
    return f"{row['title']} ({row['kind']}).{note}"


def duties_panel(view: View) -> None:
    """Show what the plan and the law ask, and what in the data shows it."""
    table = view.table("duties")
    st.header("What the plan and the law ask, and what shows it", anchor="duties")
    st.markdown(parts.plain(table.sentence))
    with st.expander("Each duty, and what would show it", key="each_duty"):
        show(made_of(table.frame, "facts", lambda: _duties(table.frame)))
        parts.beneath(view, table)


def _duties(frame: pd.DataFrame) -> Markup:
    return _facts_html((row["title"], _shown(row)) for _, row in frame.iterrows())


def _shown(row: pd.Series) -> str:
    latest = f", latest on {day_name(row['latest'].date())}" if pd.notna(row["latest"]) else ""
    standing = str(row["standing"])
    said = f"{standing[:1].upper()}{standing[1:]}{latest}."
    return f"{said} What would show it: {row['needed']}. From: {row['basis']}."


def glossary_panel(view: View) -> None:
    """Show every word of the pages with its meaning or its rule."""
    table = view.table("glossary")
    st.header("What the words mean", anchor="glossary")
    with st.expander(parts.plain(table.sentence), key="glossary"):
        show(made_of(table.frame, "facts", lambda: _explained(table.frame)))
        parts.beneath(view, table)


def _explained(frame: pd.DataFrame) -> Markup:
    return _facts_html(
        (f"{name[:1].upper()}{name[1:]} ({kind})", meaning)
        for name, kind, meaning in frame.itertuples(index=False)
    )


def rules_panel(view: View) -> None:
    """Show the rules that every figure keeps, with the settings in force."""
    st.header("Rules that every figure keeps", anchor="rules")
    with st.expander("The rules, with the settings in force", key="rules"):
        _facts(rules(view.settings, view.snapshot.ward_map))


def entry_panel(view: View) -> None:
    """Show the entry of the register that a figure's link asks for, or that the reader chose."""
    measure = MEASURES.get(view.choice.entry or "")
    if measure is None:
        return
    st.header(f"How it is worked out: {measure.title}", anchor="entry")
    _facts(_fields(measure))


def measures_panel() -> None:
    """Show every measure of the register: what it counts, out of what, how, and its caveat."""
    st.header("Every measure", anchor="measures")
    with st.expander(f"{len(MEASURES)} measures, each with its method", key="measures"):
        show(_entries())


@cache
def _entries() -> Markup:
    """Return every measure's entry, folded: made once, as the register never changes."""
    return Markup("").join(
        Markup('<details class="mt-entry"><summary>{}</summary>{}</details>').format(
            measure.title, _facts_html(_fields(measure))
        )
        for measure in MEASURES.values()
    )


def _fields(measure: Measure) -> Iterable[tuple[str, str]]:
    for name, head in _FIELDS:
        yield head, getattr(measure, name)


def _facts(pairs: Iterable[tuple[str, str]]) -> None:
    show(_facts_html(pairs))


def _facts_html(pairs: Iterable[tuple[str, str]]) -> Markup:
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in pairs
    )
    return Markup('<dl class="mt-facts">{}</dl>').format(items)
