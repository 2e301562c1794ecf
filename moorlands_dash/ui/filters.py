"""The filters: bound to the link, carried from page to page, folded away on phones.

They are drawn by the frame, not by the pages: Streamlit keeps a bound value across pages only
for widgets of the main script.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from moorlands_dash import periods
from moorlands_dash.measures import register
from moorlands_dash.periods import Period, month_name
from moorlands_dash.tables.meetings.calendar import known_at
from moorlands_dash.tables.targets.choosing import owners
from moorlands_dash.tables.targets.year_end import closed_years, years_with_targets
from moorlands_dash.ui.assessment import chooser as assessment_chooser
from moorlands_dash.ui.carry import carry
from moorlands_dash.ui.claims import chooser as claim_chooser
from moorlands_dash.ui.hotspots import choices as hotspot_choices
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.ui.wards import chooser as ward_chooser
from moorlands_dash.ui.wards import picker as ward_picker

MEASURES = {"count": "Count", "rate": "Rate per 1,000", "change": "Change against usual"}

ORDERS = {
    "Rate": ("rate_per_1000", False),
    "Incidents": ("count", False),
    "Change": ("p_value", True),
    "Name": ("ward_name", True),
}
"""Order of a list of wards -> the column it follows, and whether small comes first."""

SHARED_ONES = "All partners' together"
LATEST = "Latest months, up to 12"
NO_ENTRY = "none"
NEXT_MEETING = "The next meeting"
LATEST_MONTH = "Latest month"
LATEST_QUARTER = "Latest 3 months"
THIS_YEAR = "This financial year so far"
LAST_YEAR = "Last financial year"
OWN = "Choose months"
PERIODS = (LATEST, LATEST_MONTH, LATEST_QUARTER, THIS_YEAR, LAST_YEAR, OWN)

LATEST_36 = "Latest 36 months"
SPANS = {LATEST_36: 36, "Latest 24 months": 24, "Latest 60 months": 60, "All months": None}
"""Months that a chart of a series may show, the latest ones -> how many; None is all."""
SEASONS = {"counted": "As counted", "adjusted": "Season adjusted"}


def filters(names: Sequence[str], view: View) -> Choice:
    """Show the named filters ("category", "period", "measure", "ward", "year"); return choices."""
    if not names:
        return Choice()
    first = [name for name in names if name in _FIRST]
    with st.container(key="filters_row", horizontal=True, gap="small") if first else nullcontext():
        return _shown(first, [name for name in names if name not in _FIRST], view)


def _shown(first: Sequence[str], names: Sequence[str], view: View) -> Choice:
    choice = Choice()
    with _beside() if first else nullcontext():
        for name in first:
            choice = _FIRST[name](choice, view)
        unfolded = names and st.toggle("Filters", key="filters_shown", persist_state="session")
    if not names:
        return choice
    with st.container(
        key="filters_open" if unfolded else "filters_folded", horizontal=True, gap="small"
    ):
        for name in names:
            choice = _FILTERS[name](choice, view)
    return choice


def _beside() -> Any:
    """Return a row for the first choices and the switch: a phone has no room for two."""
    return st.container(
        key="choose_first", horizontal=True, vertical_alignment="bottom", gap="small"
    )


def _category(choice: Choice, view: View) -> Choice:
    names = view.choices()
    picked = _select("What", list(names), "what", format_func=names.__getitem__, width=270)
    return replace(choice, category=picked)


def _period(choice: Choice, view: View) -> Choice:
    months = view.months(choice.category)
    picked = _select("Period", PERIODS, "period", width=215)
    if months is None or picked == LATEST:
        return choice
    if picked != OWN:
        return replace(choice, period=_preset(picked, months, view.settings.financial_year))
    return replace(choice, period=_own(months))


def _own(months: Period) -> Period:
    """Ask for the first and the last month."""
    options = list(months)
    index = max(len(options) - 12, 0)
    start = _select("From", options, "from", index=index, format_func=month_name, width=170)
    end = _select("To", options, "to", index=len(options) - 1, format_func=month_name, width=170)
    if start > end:
        st.warning(
            f"The period ends ({month_name(end)}) before it starts ({month_name(start)}): choose "
            f"a later month under “To”. Shown is {month_name(start)} alone.",
            icon=":material/event_busy:",
        )
        end = start
    return Period(start, end)


def _span(choice: Choice, view: View) -> Choice:
    """Choose how many months a chart of a series shows."""
    months = view.months()
    picked = _select("Months shown", [*SPANS, OWN], "span", width=190)
    if months is None or picked == LATEST_36:
        return choice
    if picked == OWN:
        return replace(choice, period=_own(months))
    length = min(SPANS[picked] or len(months), len(months))
    return replace(choice, period=Period(periods.add_months(months.end, 1 - length), months.end))


def _season(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    picked = _select("Season", list(SEASONS), "season", format_func=SEASONS.__getitem__, width=170)
    return replace(choice, season=None if picked == "counted" else picked)


def _preset(name: str, months: Period, year: Any) -> Period:
    """Return the months that a ready-made choice stands for, counted from the latest loaded."""
    latest = months.end
    begun = periods.financial_year_start(latest, year.first_month)
    this_year = periods.financial_year(begun, year.first_month)
    ready: dict[str, Callable[[], Period]] = {
        LATEST_MONTH: lambda: Period(latest, latest),
        LATEST_QUARTER: lambda: Period(periods.add_months(latest, -2), latest),
        THIS_YEAR: lambda: Period(this_year.start, latest),
        LAST_YEAR: lambda: this_year.shifted(-12),
    }
    return ready[name]()


def _measure(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    carry("measure", MEASURES.__getitem__)
    picked = st.segmented_control(
        "Measure",
        list(MEASURES),
        default="rate",
        required=True,
        format_func=MEASURES.__getitem__,
        key="measure",
        bind="query-params",
    )
    return replace(choice, measure=picked or "rate")


def _ward(choice: Choice, view: View) -> Choice:
    wards = view.wards()
    picked = _select(
        "Ward",
        [ward_picker.ALL, *wards],
        ward_picker.KEY,
        on_change=ward_picker.left_the_map,
        width=190,
    )
    return replace(choice, ward=wards.get(picked))


def _order(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    return replace(choice, order=_select("Order by", list(ORDERS), "order", width=170))


def _year(choice: Choice, view: View) -> Choice:
    years = target_years(view, choice.whose)
    if not years:
        return choice
    return replace(choice, year=_select("Financial year", years, "year", width=170))


def _whose(choice: Choice, view: View) -> Choice:
    """Choose whose targets are shown: the shared ones, or a member's own; never both at once."""
    members = [] if view.key.public else owners(view.snapshot.targets())
    if not members:
        return choice
    picked = _select("Whose targets", [SHARED_ONES, *members], "whose", width=270)
    return replace(choice, whose="" if picked == SHARED_ONES else picked)


def _closed_year(choice: Choice, view: View) -> Choice:
    years = closed_years(view.snapshot, view.settings, choice.whose)
    if not years:
        return choice
    return replace(choice, year=_select("Closed year", years, "closed", width=170))


def _meeting(choice: Choice, view: View) -> Choice:
    """Choose a meeting: the next one, or a past one as the figures were known then."""
    meetings = view.table("meetings").frame
    ours = meetings[meetings["group"] == view.settings.decisions.group]
    past = [stamp.date() for stamp in ours.loc[ours["standing"] == "past", "date"]]
    known = [day for day in reversed(past) if known_at(day) >= _first_month(view)]
    if not known:
        return choice
    label = _select(
        "Prepare or look back at", [NEXT_MEETING, *map(periods.day_name, known)], "meeting",
        width=240,
    )  # fmt: skip
    chosen = next((day for day in known if periods.day_name(day) == label), None)
    until = periods.month_key(known_at(chosen)) if chosen else None
    return replace(choice, until=until)


def _entry(choice: Choice, view: View) -> Choice:  # noqa: ARG001
    """Choose a figure whose method is to be shown."""
    names = {key: measure.title for key, measure in register.MEASURES.items()}
    options = [NO_ENTRY, *sorted(names, key=names.__getitem__)]
    picked = _select(
        "How is this figure worked out?", options, "entry", width=420,
        format_func=lambda key: names.get(key, "Choose a figure"),
    )  # fmt: skip
    return replace(choice, entry=picked if picked in names else None)


def _first_month(view: View) -> date:
    months = view.months()
    return months.start if months else date.max


def target_years(view: View, whose: str = "") -> list[str]:
    """Return the financial years that have targets, the latest first."""
    return years_with_targets(view.snapshot, view.settings, whose)


def _select(label: str, options: Sequence[Any], key: str, **more: Any) -> Any:
    carry(key, more.get("format_func", str))
    return st.selectbox(label, options, key=key, bind="query-params", **more)


_FIRST: dict[str, Callable[[Choice, View], Choice]] = {
    "my_ward": ward_chooser.my_ward,
    "wards": ward_chooser.several,
    "claim": claim_chooser.claim,
}
"""Choices without which a page shows nothing: first, and never folded away."""

_FILTERS: dict[str, Callable[[Choice, View], Choice]] = {
    "category": _category,
    "period": _period,
    "measure": _measure,
    "ward": _ward,
    "wards_by": _order,
    "span": _span,
    "season": _season,
    "year": _year,
    "whose": _whose,
    "meeting": _meeting,
    "entry": _entry,
    "closed_year": _closed_year,
    "weights": assessment_chooser.weights,
    "harm_list": assessment_chooser.harm_list,
    "shape": hotspot_choices.shape,
    "cells": hotspot_choices.cells,
    "bandwidth": hotspot_choices.bandwidth,
}
