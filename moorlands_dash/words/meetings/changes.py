"""What changed since the group's last meeting, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.periods import Period, day_name, month_name
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.numbers import (
    amount,
    counted,
    difference,
    listed,
    months_listed,
    percent,
)

NO_MEETING = (
    "No past meeting of the group is loaded: load a file of meetings with `moorlands-dash load "
    "PATH`, and this says what changed since the last one."
)
_NOTHING = "no status flipped"


def flipped(row: pd.Series) -> str:
    """Return "Less damage: at risk (31%), was watch (55%)."."""
    return (
        f"{row['title']}: {_with_chance(row['now'], row['now_chance'])}, was "
        f"{_with_chance(row['was'], row['was_chance'])}."
    )


def _with_chance(status: str, chance: float) -> str:
    known = not (math.isnan(chance) or chance in (0.0, 1.0))
    return f"{status} ({chance_percent(chance)})" if known else status


def counted_since(period: Period, count: float, milestone: float, unit: str) -> str:
    """Return what the months since brought against the milestones.

    `unit` is the word for one of what the target counts.
    """
    gap = round(count - milestone)
    than = f"{difference(gap)} {'than' if gap else 'as'} the milestones for {_them(period)}"
    return f"{period} brought {counted(count, unit)}, {than}."


def _them(period: Period) -> str:
    return "that month" if len(period) == 1 else "those months"


def wave_since(wave: pd.Series | None) -> str:
    """Return which survey wave came in since, or that none did."""
    if wave is None or pd.isna(wave["share"]):
        return "No new survey wave came in."
    when = month_name(wave["period_end"].date())
    return f"The wave to {when} came in: {percent(wave['share'])} said so."


def limit_revised(was: float, now: float) -> str:
    """Return that the target itself was changed."""
    return f"The target itself was changed, from {amount(was)} to {amount(now)}."


def revised(rows: pd.DataFrame) -> str:
    """Return which months' counts a later file changed, and by how much together."""
    months = months_listed([month.date() for month in rows["month"]])
    gap = int(rows["now"].sum() - rows["was"].sum())
    return f"Later files changed the counts of {months}: {difference(gap)} incidents together."


def loaded_since(months: Sequence[date]) -> str:
    """Return which months came in since."""
    return f"{months_listed(months)} came in."


def missing_still(months: Sequence[date]) -> str:
    """Return which months' files are missing."""
    return f"No whole file is loaded for {months_listed(months)}."


def action_done(row: Any) -> str:
    """Return that an action was done since."""
    return f"{row['title']} ({row['owner']}): done."


def action_late(row: Any) -> str:
    """Return that an action fell due since and is not done."""
    due = day_name(pd.Timestamp(row["due"]).date())
    return f"{row['title']} ({row['owner']}): was due on {due} and is not done."


def changes_sentence(frame: pd.DataFrame, meeting: date) -> str:
    """Return how much changed since a meeting, the flips by name."""
    flips = frame[frame["kind"] == "status"]
    head = _NOTHING
    if len(flips):
        named = [f"{row['title']} (now {row['now']})" for _, row in flips.iterrows()]
        head = f"{counted(len(flips), 'status', 'statuses')} flipped: {listed(named, 3)}"
    late = int((frame["now"] == "overdue").sum())
    tail = f" {counted(late, 'action')} fell overdue." if late else ""
    return f"Since the meeting on {day_name(meeting)}: {head}.{tail}"


def as_known(meeting: date, latest: date | None, kept: str | None) -> str:
    """Return how it is known what stood at the meeting."""
    if kept is not None:
        return f"What stood at the meeting on {day_name(meeting)} is read from snapshot {kept}."
    to = f"the months to {month_name(latest)}" if latest else "the months"
    return (
        f"No snapshot from before the meeting on {day_name(meeting)} is kept. So what stood then "
        f"is worked out anew from {to}, which were published by then. They are counted as now: "
        "figures revised since can't be told."
    )
