"""What the district's change against what is usual says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.periods import Period
from moorlands_dash.words.doubt import SET_ASIDE, as_counted, bounds
from moorlands_dash.words.numbers import (
    counted,
    decimal,
    difference,
    during,
    listed,
    no_file,
    number,
    sentence,
)
from moorlands_dash.words.usual import by_itself, usual_clause

CLEAR = (verdicts.MORE, verdicts.FEWER)
NOT_PUBLIC = " (not given to the public)"
"""Ends the name of those that are tested apart, as the public isn't given them."""
_APART = "Not given to the public, and so tested apart"
LOOKED_AT = "looked at, those of one source together"
_USUAL = "this is within the usual ups and downs"


def change_sentence(
    frame: pd.DataFrame, place: str, period: Period, missing: Sequence[date] = ()
) -> str:
    """Return whether the district has more or fewer incidents, and which categories clearly do."""
    head = f"All police incidents in {place} {during(period)}"
    if missing:
        return (
            f"{head}: cannot tell whether that is more than a year before, as {no_file(missing)}."
        )
    whole = frame[frame["category"] == vocabulary.ALL].iloc[0]
    usual = f"{sentence(usual_clause(whole))} " if usual_clause(whole) else ""
    return f"{head}: {against_before(whole)}. {usual}{clear_sentence(frame)}"


def against_before(row: pd.Series) -> str:
    """Return "632, 131 more than a year before (+26%)", and whether that is clear."""
    rows = row.get(NOW, 0), row.get(BEFORE, 0)
    head = f"{bounds(row['count'], rows[0])}, {difference(row['difference'])}"
    than = "than" if row["difference"] else "as"
    share = "" if pd.isna(row["percent"]) else f" ({_signed(row['percent'])})"
    clear = row["verdict"] in CLEAR
    tail = f"; that is clearly {row['verdict']} than usual" if clear else f"; {_USUAL}"
    if row["verdict"] == verdicts.CANNOT_TELL:
        tail = f"; cannot tell whether that is a change, as {SET_ASIDE}"
    return f"{as_counted(f'{head} {than} a year before{share}', *rows)}{tail}"


_FEW = 1
"""Categories that are named where there is little room."""


def clear_briefly(frame: pd.DataFrame) -> str:
    """Return which categories changed clearly among all looked at, the first ones by name."""
    searched = frame[frame["category"].isin(vocabulary.CATEGORY_BY_KEY)]
    parts = _clear_parts(searched, _FEW)
    return f"{'; '.join(parts)}." if parts else clear_sentence(frame)


def _clear_parts(searched: pd.DataFrame, most: int | None = None) -> list[str]:
    return [
        f"{listed(list(searched.loc[searched['verdict'] == verdict, 'name']), most)} clearly "
        f"{verdict} than usual"
        for verdict in CLEAR
        if (searched["verdict"] == verdict).any()
    ]


def clear_sentence(frame: pd.DataFrame) -> str:
    """Return which categories changed clearly, those with more incidents first."""
    searched = frame[frame["category"].isin(vocabulary.CATEGORY_BY_KEY)]
    parts = _clear_parts(searched)
    untold = int((searched["verdict"] == verdicts.CANNOT_TELL).sum())
    if not parts and untold:
        return f"Of {counted(untold, 'category', 'categories')} one cannot tell."
    if not parts:
        return f"No category changed clearly.{_by_themselves(searched)}"
    tail = f" Of {counted(untold, 'category', 'categories')} one cannot tell." if untold else ""
    return f"By category: {'; '.join(parts)}.{_by_themselves(searched)}{tail}"


def _by_themselves(searched: pd.DataFrame) -> str:
    """Return which categories stand out by themselves, though not among all looked at together."""
    found = [(str(row["name"]), by_itself(row)) for row in searched.to_dict("records")]
    parts = [
        f"{way} than usual of {listed([name for name, its in found if its == way])}"
        for way in CLEAR
        if any(its == way for _, its in found)
    ]
    if not parts:
        return ""
    among = "though not clearly among those of its source looked at together"
    return f" By itself, {among}: {'; '.join(parts)}."


def family_notes(tested: Mapping[str, int], widest: float) -> list[str]:
    """Return how many categories were searched for a change, and how that is allowed for."""
    if not tested:
        return []
    shown, hidden = (
        [
            f"{counted(size, 'category', 'categories')} of {name.removesuffix(NOT_PUBLIC)}"
            for name, size in tested.items()
            if name.endswith(NOT_PUBLIC) == apart
        ]
        for apart in (False, True)
    )
    notes = [
        *([f"Tested: {listed(shown, len(shown))}."] if shown else []),
        *([f"{_APART}: {listed(hidden, len(hidden))}."] if hidden else []),
        "Those of one source are tested together. A change is called clear only where "
        "false-discovery control (Benjamini and Hochberg) still bears it. So on average no more "
        "than 1 in 20 of those called clear is chance. All police incidents and all crime are each "
        "tested alone.",
    ]
    notes = [" ".join(notes)]
    if widest > 1:
        notes.append(
            "Where a category's months vary more than chance alone explains, the test allows for "
            f"that: up to {decimal(widest)} times the variance."
        )
    return notes


def _signed(percent: float) -> str:
    size = decimal(abs(percent)).removesuffix(".0") if abs(percent) < 10 else number(abs(percent))
    return f"{'−' if percent < 0 else '+'}{size}%"
