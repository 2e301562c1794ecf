"""What is said of hotspots in hindsight, and of one incident that brings the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.numbers import counted, decimal, no_file, number, percent

METHOD_NAMES = {
    "counts": "Past counts, as they are",
    "density": "Smoothed past counts",
    "gistar": "Hotspots by Gi*",
}


def hindsight_sentence(
    frame: pd.DataFrame,
    what: str,
    unit: str = "incident",
    *,
    tried: bool = False,
    missing: Sequence[date] = (),
) -> str:
    """Return how many of the next months' incidents the method would have caught."""
    if frame.empty and not tried:
        return f"{what}: {_untried('the hotspots would have been foreseen', missing)}"
    told = frame[frame["hit_rate"].notna()]
    if told.empty:
        return (
            f"{what}: cannot tell whether hotspots would have been foreseen: there are too few "
            "months in a row."
        )
    near = told[told["horizon"] == told["horizon"].min()].to_dict("records")
    simple = next((row for row in near if row["foreseen_by"] == "counts"), near[0])
    ahead = "month’s" if simple["horizon"] == 1 else f"{simple['horizon']} months’"
    others = "; ".join(
        f"{_method(row)} {percent(row['hit_rate'])} ({row['verdict']})"
        for row in near
        if row is not simple
    )
    held = percent(simple["hit_rate"])
    return (
        f"{what}: {percent(simple['share_of_area'])} of the area, chosen by past counts as they "
        f"are, would have held {held} of the next {ahead} {plural(unit)}, over "
        f"{counted(simple['origins'], 'trial')}; chance would give "
        f"{percent(simple['chance_hit_rate'])}." + (f" Beside that: {others}." if others else "")
    )


def _untried(whether: str, missing: Sequence[date]) -> str:
    """Return why nothing is known yet; with months missing nothing can be tried."""
    if missing:
        return f"cannot try whether {whether}, because {no_file(missing)}."
    return (
        f"not tried yet whether {whether}. The trials of the Hotspots page tell, and so does "
        "`moorlands-dash hotspots`."
    )


def _method(row: Row) -> str:
    name = METHOD_NAMES[row["foreseen_by"]]
    return name[:1].lower() + name[1:]


def people_repeat(what: str) -> str:
    """Return why nothing is said of repeats where people are counted."""
    return (
        f"{what}: people are counted here, and several hurt in one collision would look like "
        "repeats. So nothing is said of one bringing the next."
    )


def near_repeat_sentence(
    frame: pd.DataFrame,
    what: str,
    unit: str = "incident",
    *,
    exact: bool = False,
    tried: bool = False,
    missing: Sequence[date] = (),
) -> str:
    """Return where and when repeats follow beyond chance."""
    if frame.empty and exact and not tried:
        return f"{what}: {_untried(f'one {unit} brings the next', missing)}"
    if frame.empty and exact:
        return f"{what}: too few have a known place and day to tell whether one brings the next."
    if frame.empty:
        return (
            f"{what}: cannot tell whether one {unit} brings the next nearby. That needs exact "
            "places and days, and the police publish neither."
        )
    if frame["verdict"].eq(verdicts.CANNOT_TELL).all():
        return f"{what}: cannot tell whether one {unit} brings the next: rows are set aside."
    more = frame[frame["verdict"] == "more"]
    if more.empty:
        return f"{what}: no more repeats nearby and soon than chance explains."
    top = more.sort_values("times_chance", ascending=False).iloc[0].to_dict()
    return (
        f"{what}: one brings the next. Another {_away(top)} and {_later(top)} comes "
        f"{decimal(top['times_chance'])} times as often as chance explains "
        f"({counted(top['pairs'], 'pair')}, by chance {decimal(top['expected'])})."
    )


def _away(row: Row) -> str:
    if not row["distance_to"]:
        return "at the same place"
    if not row["distance_from"]:
        return f"within {number(row['distance_to'])} m"
    return f"{number(row['distance_from'])} to {number(row['distance_to'])} m away"


def _later(row: Row) -> str:
    if not row["days_from"]:
        return f"within {number(row['days_to'])} days"
    return f"{number(row['days_from'])} to {number(row['days_to'])} days later"
