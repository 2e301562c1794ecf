"""The plan in short, for the public: what we chose and why, what we will do, how to take part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from moorlands_dash.periods import Period, day_name, financial_year, financial_year_label
from moorlands_dash.reports.public import parts
from moorlands_dash.reports.public.leaflet import Leaflet, pages, public_paper, whole
from moorlands_dash.reports.public.summary import Part
from moorlands_dash.reports.public.years import year_start
from moorlands_dash.rows import Record
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.meetings import plan_summary as words
from moorlands_dash.words.plan.did import PLANNED, UNDER_WAY

_PAGES = 2
_LINES = (20, 14, 10, 6, 4)
"""Lines of each part, where there is too much for two pages."""


@public_paper
def plan_leaflet(public: Guarded, asked: str) -> Leaflet:
    """Return the summary of the plan of a financial year; raise SelectionError, in words."""
    start, settings = year_start(asked), public.settings
    label = financial_year_label(start)
    year = financial_year(start, settings.financial_year.first_month)
    targets = public.table("targets", Selection(year=label))
    actions = public.table("what-we-did", Selection())
    if targets.frame.empty and actions.frame.empty:
        raise SelectionError(
            f"No target of {label} and no action is loaded, so there is no plan to sum up. "
            "Load them with `moorlands-dash load PATH`."
        )
    for most in _LINES:
        told = (
            _chosen(public, label, most),
            Part("What we promise", bullets=_promised(targets, most)),
            Part("What we will do", bullets=_doing(actions, year, most)),
            _take_part(public),
        )
        leaflet = Leaflet(
            public,
            stem=f"plan-{label.replace('/', '-')}",
            period=str(year),
            summary=whole(
                f"Our plan for {label} in short",
                (words.opening(settings.district.name, label),),
                told,
            ),
        )
        if pages(leaflet) <= _PAGES:
            break
    return leaflet


def _chosen(public: Guarded, label: str, most: int) -> Part:
    """Return what was chosen and why, as it is recorded; else what people say matters."""
    chosen = parts.chosen(public.table("priorities-published", Selection(year=label)))
    if chosen.bullets:
        return replace(chosen, bullets=chosen.bullets[:most])
    themes = public.table("voice-themes", Selection()).frame
    told = themes[(themes["raised"] > 0) | themes["share"].notna()]
    if told.empty:
        return chosen
    ordered = told.sort_values(["consultation_rank", "survey_rank"], na_position="last")
    lines = [words.theme_line(row) for row in ordered.to_dict("records")]
    return Part("What you told us", lines=(words.NOT_RECORDED,), bullets=tuple(lines[:most]))


def _promised(targets: Table, most: int) -> tuple[str, ...]:
    rows = targets.frame.to_dict("records")
    said = (targets.left_out,) if targets.left_out else ()
    return (*_cut([words.promise_line(row) for row in rows], most, "target"), *said)


def _doing(actions: Table, year: Period, most: int) -> tuple[str, ...]:
    """Return the actions under way or planned that end in the year or after it began."""
    frame = actions.frame
    running = frame[frame["standing"].isin((UNDER_WAY, PLANNED))]
    running = running[running["when"] >= pd.Timestamp(year.start)]
    rows: Sequence[Record] = running.sort_values(["area_name", "when"]).to_dict("records")
    return _cut([words.action_line(row) for row in rows], most, "action")


def _cut(lines: list[str], most: int, what: str) -> tuple[str, ...]:
    more = len(lines) - most
    return (*lines[:most], *((words.more(more, what),) if more > 0 else ()))


def _take_part(public: Guarded) -> Part:
    """Return when to come, what the register knows of groups, and where more can be read."""
    meetings = public.table("meetings", Selection()).frame
    ahead = meetings[
        (meetings["group"] == "public")
        & (meetings["date"] >= pd.Timestamp(public.snapshot.as_at))
        & (meetings["standing"] != "cancelled")
    ].sort_values("date")
    lines = [
        words.meeting_line(str(row["title"]), day_name(row["date"].date()))
        for row in ahead.head(3).to_dict("records")
    ]
    groups = public.table("communities", Selection()).frame
    newest = groups.drop_duplicates(["indicator", "area_code"], keep="last")
    lines += [f"{row['title']}: {row['words']}" for row in newest.to_dict("records")]
    site, contact = public.settings.site.address, public.settings.access.contact
    lines += [words.read_more(site)] if site else []
    lines += [words.tell_us(contact)] if contact else []
    return replace(Part("How you can take part"), lines=(words.TAKE_PART,), bullets=tuple(lines))
