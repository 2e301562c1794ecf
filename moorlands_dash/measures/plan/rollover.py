"""Next year's targets and actions, drafted from this year's: what moves on, and what can't.

A draft promises the same change again from what has come since. Nothing of it is decided: the group
looks at each row before it is loaded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from moorlands_dash.measures.plan.actions import DONE, STOPPED
from moorlands_dash.periods import Period, add_months, financial_year_label
from moorlands_dash.target_kinds import COUNT, SHARE, rises

TARGET_COLUMNS = [
    "target_id", "title", "theme", "measure", "kind", "area_code", "baseline_start",
    "baseline_end", "baseline", "start", "end", "target", "profile", "owner", "note", "whose",
    "by_year",
]  # fmt: skip
ACTION_COLUMNS = [
    "action_id", "title", "theme", "target_id", "area_code", "owner", "start", "due", "status",
    "progress", "cost", "funder", "note", "updated", "spent", "in_kind", "hours", "to_find",
]  # fmt: skip
"""Columns of the files, in their order."""
LEFT_COLUMNS = ["kind", "id", "title", "why"]

_YEAR = 12


@dataclass(frozen=True)
class Base:
    """What came last of what a target is on: the baseline of the next."""

    amount: float
    start: date
    end: date


@dataclass(frozen=True)
class Draft:
    """Rows of the next year's files, and what could not be carried over."""

    targets: pd.DataFrame
    actions: pd.DataFrame
    left: pd.DataFrame
    """`LEFT_COLUMNS`: what is not in the drafts, each with the reason."""


def drafted(
    targets: pd.DataFrame,
    actions: pd.DataFrame,
    bases: Mapping[str, Base],
    units: Mapping[str, str],
    *,
    year: Period,
    day: date,
    taken: Collection[str] = (),
) -> Draft:
    """Return the drafts for the year after `year`.

    `targets` are the year's as their file has them, `actions` as last updated with their
    `standing`; `bases` and `units` are by target, where known. `taken` are ids in use already.
    """
    left: list[dict[str, str]] = []
    rows, names = [], dict[str, str]()
    for row in targets.to_dict("records"):
        own = str(row["target_id"])
        new = renamed(own, year)
        if why := _not_carried(row, bases.get(own), year, new in taken):
            left.append(_left("target", own, row["title"], why))
            continue
        names[own] = new
        rows.append(_next_target(row, bases[own], units.get(own, COUNT), new))
    found, not_found = _next_actions(actions, names, year, day, taken)
    return Draft(
        pd.DataFrame(rows, columns=TARGET_COLUMNS),
        pd.DataFrame(found, columns=ACTION_COLUMNS),
        pd.DataFrame([*left, *not_found], columns=LEFT_COLUMNS),
    )


def _left(kind: str, name: str, title: object, why: str) -> dict[str, str]:
    return dict(zip(LEFT_COLUMNS, (kind, name, str(title), why), strict=True))


def _next_actions(
    actions: pd.DataFrame,
    targets: Mapping[str, str],
    year: Period,
    day: date,
    taken: Collection[str],
) -> tuple[list[dict[str, object]], list[dict[str, str]]]:
    """Return the drafted actions, and what of the year's is left."""
    found, left = [], []
    for row in actions.to_dict("records"):
        own, served = str(row["action_id"]), row["target_id"]
        why = _action_left(row, year)
        if not why and renamed(own, year) in taken:
            why = "Next year has an action of this name already."
        if why:
            left.append(_left("action", own, row["title"], why))
            continue
        found.append(_next_action(row, targets, year, day))
        if pd.notna(served) and served and served not in targets:
            why = "The action is drafted without its target, which is not carried over."
            left.append(_left("action's target", str(served), row["title"], why))
    return found, left


def renamed(name: str, year: Period) -> str:
    """Return an id for the next year: its year moved on, or the next year added to it."""
    now, following = (financial_year_label(year.start.year + ahead) for ahead in (0, 1))
    for mark in ("-", "_"):
        old, new = now.replace("/", mark), following.replace("/", mark)
        if old in name:
            return name.replace(old, new)
    if re.search(rf"(?<!\d){year.start.year}(?!\d)", name):
        return re.sub(rf"(?<!\d){year.start.year}(?!\d)", str(year.start.year + 1), name)
    return f"{name[:51]}-{following.replace('/', '-')}"


def again(old: float, before: float, now: float, *, kind: str, unit: str) -> float:
    """Return a target that asks for the same change again, from what has come since.

    Of counts and rates the same part, whole where it counts and never easier; of shares the same
    points.
    """
    if kind == "no_worse":
        return now
    if unit == SHARE:
        moved = now + (old - before)
        least, most = (now, 1.0) if rises(kind) else (0.0, now)
        return round(min(max(moved, least), most), 3)
    moved = now * (old / before if before else 1.0)
    if unit == COUNT:
        return float(math.ceil(moved - 1e-9) if rises(kind) else math.floor(moved + 1e-9))
    return round(moved, 2)


def _not_carried(row: Mapping[object, object], base: Base | None, year: Period, taken: bool) -> str:
    """Return why a target is not drafted anew; "" where it is."""
    start, end = (pd.Timestamp(row[name]).date() for name in ("start", "end"))  # type: ignore[arg-type]
    if len(Period(start.replace(day=1), end.replace(day=1))) > _YEAR:
        if end > _last(year):
            return "It runs on: a path of several years needs no new target."
        return "Its path of several years ends: the next one is the group's to choose."
    if taken:
        return "Next year has a target of this name already."
    if base is None:
        return "No baseline: the months or figures that it would begin from are not all loaded."
    return ""


def _last(year: Period) -> date:
    return (pd.Timestamp(year.end) + pd.offsets.MonthEnd(0)).date()


def _next_target(
    row: Mapping[object, object], base: Base, unit: str, name: str
) -> dict[str, object]:
    kind = str(row["kind"])
    start, end = (pd.Timestamp(row[key]).date() for key in ("start", "end"))  # type: ignore[arg-type]
    amount = round(base.amount, 3)
    old, before = float(row["target"]), float(row["baseline"])  # type: ignore[arg-type]
    return {**{str(key): value for key, value in row.items()}} | {
        "target_id": name,
        "baseline_start": base.start,
        "baseline_end": base.end,
        "baseline": amount,
        "start": add_months(start.replace(day=1), _YEAR),
        "end": _last(Period(start.replace(day=1), add_months(end.replace(day=1), _YEAR))),
        "target": again(old, before, amount, kind=kind, unit=unit),
        "note": f"Drafted from {row['target_id']}: the same change again.",
        "by_year": "",
    }


def _action_left(row: Mapping[object, object], year: Period) -> str:
    """Return why an action is not drafted anew; "" where it is."""
    if row["standing"] == DONE:
        return "It is done."
    if row["standing"] == STOPPED:
        return "It was stopped."
    if pd.Timestamp(row["due"]).date() > _last(year):  # type: ignore[arg-type]
        return "It runs on into the next year as it is."
    return ""


def _next_action(
    row: Mapping[object, object], targets: Mapping[str, str], year: Period, day: date
) -> dict[str, object]:
    following = year.shifted(_YEAR)
    due = min(
        (pd.Timestamp(row["due"]) + pd.DateOffset(years=1)).date(),  # type: ignore[arg-type]
        _last(following),
    )
    return {**{str(key): value for key, value in row.items()}} | {
        "action_id": renamed(str(row["action_id"]), year),
        "target_id": targets.get(str(row["target_id"]), ""),
        "start": following.start,
        "due": max(due, following.start),
        "status": "planned",
        "progress": 0,
        "spent": None,
        "to_find": row["cost"] if pd.notna(row["cost"]) else None,  # type: ignore[call-overload]
        "note": f"Drafted from {row['action_id']}.",
        "updated": day,
    }
