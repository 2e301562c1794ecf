"""The parts of Trends: the control chart, years apart, the season, the hours of the week."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.trends.control_charts import MARKS, control_chart_figure, meaning_colour
from moorlands_dash.charts.trends.rhythm import hours_of_the_week, months_of_the_year, years_apart
from moorlands_dash.measures.trends import control_icons as icons
from moorlands_dash.measures.trends.calendar_months import LEVEL
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.trends.control_charts import (
    ASSURANCE_WORDS,
    RULE_WORDS,
    VARIATION_WORDS,
    numbered_events,
    point_name,
    variation_name,
    way_word,
)

Colour = Literal["red", "orange", "blue", "green", "gray", "violet"]

_VARIATION: dict[str, tuple[str, Colour]] = {
    icons.COMMON: (":material/airwave:", "gray"),
    icons.IMPROVING: (":material/thumb_up:", "green"),
    icons.CONCERNING: (":material/warning:", "red"),
    icons.DIFFERENT: (":material/priority_high:", "violet"),
    icons.CANNOT_TELL: (":material/help:", "gray"),
}
_ASSURANCE: dict[str, tuple[str, Colour]] = {
    icons.PASSING: (":material/check_circle:", "green"),
    icons.FAILING: (":material/cancel:", "red"),
    icons.HIT_AND_MISS: (":material/casino:", "gray"),
}

_COLUMNS = (
    *("from", "to", "count", "mean", "lower", "upper", "trial", "rule", "meaning", "target"),
    *("events", "segment_reason"),
)
_YEARS = (
    *("from", "to", "count_before", "count", "lower_95", "upper_95", "difference", "percent"),
    *("p_adjusted", "verdict"),
)
_SEASON = ("calendar_month", "index", "lower_95", "upper_95", "verdict", "count", "per_month")


def chart_panel(view: View, table: Table) -> None:
    """Show what the chart comes to in words and signs, the chart, and the key of its shapes."""
    _verdicts(table.frame)
    begun = "_".join(name for name in table.frame["segment_id"].unique() if name)
    parts.figure(
        view,
        f"control_{begun}",
        lambda: control_chart_figure(table.frame, view.colours),
        f"Control chart. {table.sentence}",
    )
    show(_key(table.frame, view))
    _events(table.frame)
    parts.beneath(view, table, columns=_COLUMNS, saved="control-chart")


def _verdicts(frame: pd.DataFrame) -> None:
    """Show the variation of the latest point, and the assurance of the target, with their words."""
    last = frame.iloc[-1]
    meaning = str(last["meaning"])
    icon, colour = _VARIATION[meaning]
    special = meaning in (icons.IMPROVING, icons.CONCERNING, icons.DIFFERENT)
    high = f", {way_word(last)}" if special else ""
    _verdict(
        f"{variation_name(last)}{high}",
        icon,
        colour,
        f"{point_name(last)}: {VARIATION_WORDS[meaning]}",
    )
    if last["assurance"]:
        icon, colour = _ASSURANCE[str(last["assurance"])]
        told = ASSURANCE_WORDS[str(last["assurance"])]
        _verdict(f"Target: {last['assurance']}", icon, colour, f"{told[:1].upper()}{told[1:]}")


def _verdict(name: str, icon: str, colour: Colour, words: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.badge(name, icon=icon, color=colour)
        show(Markup('<span class="mt-kind">{}</span>').format(words))


def _key(frame: pd.DataFrame, view: View) -> Markup:
    """Return the key of the shapes that are drawn; colours are told by their words."""
    marked = [rule for rule in MARKS if (frame["rule"] == rule).any()]
    items = Markup("").join(
        Markup('<li><b aria-hidden="true">{}</b> {}</li>').format(MARKS[rule], RULE_WORDS[rule])
        for rule in marked
    )
    meant = [found for found in icons.VARIATIONS[:3] if (frame["meaning"] == found).any()]
    items += Markup("").join(
        Markup('<li><b style="color:{}">{}</b></li>').format(
            meaning_colour(found, view.colours), found
        )
        for found in meant
    )
    if frame["mean"].isna().all():
        return Markup('<div class="mt-legend"><b>Too few points for a usual range</b></div>')
    head = "Special points" if marked else "No point is special"
    return Markup(
        '<div class="mt-legend"><b>{}</b><ul>{}<li>shaded: the usual ups and downs</li></ul></div>'
    ).format(head, items)


def _events(frame: pd.DataFrame) -> None:
    """List the events that the chart numbers; that one came before is no proof that it is why."""
    items = Markup("").join(
        Markup("<li><b>{}</b> {}</li>").format(number, words)
        for number, _, words in numbered_events(frame)
    )
    if items:
        show(
            Markup(
                '<div class="mt-legend"><b>What happened meanwhile</b> (it need not be why)'
                '<ul class="mt-events">{}</ul></div>'
            ).format(items)
        )


def rhythm_panels(view: View) -> None:
    """Show the years apart, the months of the year and the hours of the week, each unfolding."""
    for title, icon, panel in (
        ("The same months, a year apart", "compare_arrows", years_panel),
        ("The months of the year", "calendar_month", season_panel),
        ("The hours of the week", "schedule", hours_panel),
    ):
        fold = st.expander(
            title, icon=f":material/{icon}:", key=f"open_{panel.__name__}", on_change="rerun"
        )
        if fold.open:
            with fold:
                panel(view)


def years_panel(view: View) -> None:
    """Show equal periods of the same months, and the years one below the other."""
    table = view.table("year-on-year", area=view.choice.ward)
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    years = table.frame[(table.frame["months"] == 12) & table.frame["count"].notna()]
    drawn = len(years) > 1
    if drawn:
        parts.figure(
            view, "years_apart", lambda: years_apart(table.frame, view.colours), table.sentence
        )
    parts.beneath(view, table, columns=_YEARS, saved="years-apart" if drawn else "")


def season_panel(view: View) -> None:
    """Show the months of the year, where there are years enough."""
    table = view.table("season", area=view.choice.ward)
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    drawn = table.frame["p_value"].iloc[0] < LEVEL
    if drawn:
        parts.figure(
            view,
            "season_months",
            lambda: months_of_the_year(table.frame, view.colours),
            table.sentence,
        )
    parts.beneath(view, table, columns=_SEASON, saved="season" if drawn else "")


def hours_panel(view: View) -> None:
    """Show the hours of the week, where extracts have times; else say why not."""
    table = view.table("week-hours", area=view.choice.ward)
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    parts.figure(
        view, "week_hours", lambda: hours_of_the_week(table.frame, view.colours), table.sentence
    )
    columns = ("weekday", "hour", "incidents", "share")
    parts.beneath(view, table, columns=columns, saved="week-hours")
