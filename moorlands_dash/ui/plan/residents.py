"""What residents say, question by question; and, apart, what those said who chose to answer."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.plan.residents import question_waves
from moorlands_dash.charts.plan.share_strips import SCALE, share_strip
from moorlands_dash.charts.theme import Palette
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.view import View
from moorlands_dash.words.plan.residents import (
    STRIPS_KEY,
    answered,
    strip_words,
    wave_sentence,
)

_COLUMNS = (
    "title", "wording", "period_start", "period_end", "numerator", "denominator", "share",
    "lower_95", "upper_95", "difference", "p_value", "verdict", "warning",
)  # fmt: skip


def questions(view: View, table: Table) -> None:
    """Show all questions on one scale; each unfolds into its wording, its words and all waves."""
    groups = made_of(table.frame, "questions", lambda: _by_question(table.frame))
    question_strips(view, table)
    for rows in groups:
        key = str(rows["indicator"].iloc[0])
        label = parts.plain(f"All waves: {rows['title'].iloc[-1]}")
        fold = st.expander(label, key=f"open_asked_{key}", on_change="rerun", type="compact")
        if fold.open:
            with fold:
                _question(view, rows, key)
    parts.beneath(view, table, columns=_COLUMNS)


def question_strips(view: View, table: Table) -> None:
    """Show the newest answer to every question on one scale."""
    frame, colours = table.frame, view.colours
    show(made_of(frame, ("strips", colours), lambda: _strips(_by_question(frame), colours)))


def _by_question(frame: pd.DataFrame) -> list[pd.DataFrame]:
    groups = frame.groupby("indicator", sort=False)
    return [rows.reset_index(drop=True) for _, rows in groups]


def _strips(groups: list[pd.DataFrame], colours: Palette) -> Markup:
    """Return every question's newest share beside the one before, all on one axis."""
    axis = Markup("").join(
        Markup('<i class="mt-axis" style="left:{:.0%}">{:.0%}</i>').format(at, at) for at in SCALE
    )
    items = Markup("").join(
        Markup("<li><span>{}</span>{}<small>{}</small></li>").format(
            str(rows["title"].iloc[-1]),
            picture(share_strip(rows.iloc[-1].to_dict(), _before(rows), colours), "mt-strip", ""),
            strip_words(rows.iloc[-1].to_dict()),
        )
        for rows in groups
    )
    return Markup(
        '<div class="mt-bars mt-scale"><p class="mt-bars-axis" aria-hidden="true"><span>{}</span>'
        '</p><ul>{}</ul><p class="mt-kind">{}</p></div>'
    ).format(axis, items, STRIPS_KEY)


def _before(rows: pd.DataFrame) -> float:
    """Return the share of the wave that the newest one is set against, NaN where there is none."""
    last = rows.iloc[-1]
    if pd.isna(last["p_value"]):
        return float("nan")
    return float(rows.loc[rows["period_end"] == last["before_end"], "share"].iloc[0])


def _question(view: View, rows: pd.DataFrame, key: str) -> None:
    last = rows.iloc[-1]
    show(
        Markup('<p class="mt-kind">Asked: {}</p>').format(
            str(last["wording"] or "wording not given")
        )
    )
    said = wave_sentence(last.to_dict(), _wording_before(rows))
    st.markdown(parts.plain(said))
    alt = f"{last['title']}, wave by wave. {said}"
    parts.figure(view, f"question_{key}", lambda: question_waves(rows, view.colours), alt)
    share(view, view.table("residents"), "question", key)


def _wording_before(rows: pd.DataFrame) -> str | None:
    """Return the wording of the wave that the newest one is set against."""
    found = rows.loc[rows["period_end"] == rows["before_end"].iloc[-1], "wording"]
    return str(found.iloc[0]) if len(found) else None


def consultation(view: View) -> None:
    """Show open consultations, apart from the surveys and without an interval."""
    table = view.table("responses")
    if table.frame.empty:
        return
    st.header("Responses, not residents", anchor=False)
    st.markdown(parts.plain(table.sentence))
    with st.expander("What they answered", icon=":material/notes:", key="rounds"):
        show(
            Markup(
                '<p class="mt-basis">An open consultation is answered by whoever wants to. It '
                "shows what people raise; it can't say how many residents think so, and is never "
                "counted in with the survey above.</p>"
            )
        )
        show(made_of(table.frame, "rounds", lambda: _consulted(table.frame)))
        parts.beneath(view, table)


def _consulted(frame: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{} <i>{}</i></dd>").format(
            str(rows["title"].iloc[-1]), _rounds(rows), str(rows["wording"].iloc[-1])
        )
        for _, rows in frame.groupby("indicator", sort=False)
    )
    return Markup('<dl class="mt-facts">{}</dl>').format(items)


def _rounds(rows: pd.DataFrame) -> str:
    """Return "55% of 391 responses in the round to July 2025; 59% of 402 ..."."""
    told = [
        f"{answered(row)} responses in the round to {row['period_end']:%B %Y}"
        for row in rows.to_dict("records")
    ]
    return f"{'; '.join(told)}."
