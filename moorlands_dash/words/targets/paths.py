"""What a path of several years says, year by year and as a whole."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import rises, side_of
from moorlands_dash.words.numbers import amount, counted, number

_LUCK = 0.03
"""Share of the baseline under which what chance lent it is not worth a word."""


def year_sentence(row: Row, kind: str) -> str:
    """Return what one year promised and what came."""
    promised = f"{side_of(kind)} {amount(row['promised'])} promised"
    if not row["complete"]:
        months = f"{number(row['months_loaded'])} of {number(row['months_expected'])} months"
        return f"{row['year_label']}: cannot tell, {months} are loaded; {promised}."
    return f"{row['year_label']}: {number(row['count'])} came, {promised}: {row['result']}."


def paths_sentence(frame: pd.DataFrame) -> str:
    """Return how each path stands, in one sentence each."""
    if frame.empty:
        return "No path of several years is loaded."
    return " ".join(_path(rows) for _, rows in frame.groupby("target_id", sort=False))


def _path(rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    told = rows[rows["complete"].astype(bool)]
    span = f"{first['year_label']} to {last['year_label']}"
    goal = f"{side_of(first['kind'])} {amount(first['target'])} in all"
    if told.empty:
        return f"{first['title']} ({span}, {goal}): cannot tell, as no whole year is loaded."
    kept = int((told["result"] == verdicts.MET).sum())
    head = (
        f"{first['title']} ({span}, {goal}): of {counted(len(told), 'whole year')} loaded "
        f"{number(kept)} kept its part."
        if len(told) == 1
        else f"{first['title']} ({span}, {goal}): of {counted(len(told), 'whole year')} loaded "
        f"{number(kept)} kept their part."
    )
    missing = len(rows) - len(told)
    rest = f" {counted(missing, 'year')} can't be told." if missing else ""
    return f"{head}{rest}{lucky_sentence(first)}"


def lucky_sentence(row: pd.Series) -> str:
    """Return that a baseline was lucky or unlucky, so that part of the way comes by itself."""
    if pd.isna(row["level"]) or not row["baseline"]:
        return ""
    gap = float(row["baseline"] - row["level"])
    if abs(gap) <= _LUCK * float(row["baseline"]):
        return ""
    side = "below" if gap < 0 else "above"
    easier = (gap > 0) != rises(row["kind"])
    way = "easier" if easier else "harder"
    return (
        f" Its baseline of {number(row['baseline'])} a year lay {number(abs(gap))} {side} the "
        f"level of then, about {number(row['level'])}: so much the {way} it is, whatever is done."
    )
