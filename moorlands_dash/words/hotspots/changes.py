"""What is said of a change since the year before: of places that both years pick out, no others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.periods import Period
from moorlands_dash.rows import Row
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.numbers import counted, listed, no_file

WHY_BOTH = (
    "Compared are the places that both years together pick out, as that favours neither. A hotspot "
    "of the map is picked for its count now: most of them had fewer the year before even where "
    "nothing has changed."
)
_PICKED = "that both years together pick out"
_NAMED = 3


def changes_sentence(
    frame: pd.DataFrame,
    what: str,
    period: Period,
    before: Period,
    missing: Sequence[date],
) -> str:
    """Return in how many places there were clearly more or fewer than the year before."""
    head = f"{what}, {period} against {before}:"
    if missing:
        return f"{head} cannot tell what changed where, because {no_file(sorted(missing))}."
    if frame.empty:
        return f"{head} no place stands out in both years together, so none is compared."
    places = counted(len(frame), "place")
    told = [_named(frame, way) for way in (verdicts.MORE, verdicts.FEWER)]
    parts = [part for part in told if part]
    if not parts:
        which = "it has" if len(frame) == 1 else "none of them has"
        return f"{head} {places} {_PICKED}; {which} clearly more or fewer."
    return f"{head} {places} {_PICKED}; {listed(parts)}."


def _named(frame: pd.DataFrame, way: str) -> str:
    rows = frame[frame["verdict"] == way].to_dict("records")
    if not rows:
        return ""
    return f"clearly {way} in {listed([_place(row) for row in rows], _NAMED)}"


def _place(row: Row) -> str:
    now = bounds(row["count"], row.get(NOW, 0))
    before = bounds(row["count_before"], row.get(BEFORE, 0))
    return f"{called(row)} ({now} after {before})"


def hotspot_change(verdict: str, whole: bool) -> str:
    """Return how the place that a hotspot lies in has changed, or why that isn't told."""
    if not whole:
        return "whether it has changed cannot be told: months are missing"
    if verdict == verdicts.CANNOT_TELL:
        return "not set against the year before, as both years together don't pick it out"
    return f"in the place {_PICKED}: {_against(verdict)}"


def _against(verdict: str) -> str:
    if verdict == verdicts.NO_CLEAR_CHANGE:
        return "no clear change on the year before"
    return f"clearly {verdict} than the year before"
