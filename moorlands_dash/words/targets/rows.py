"""What a target's row says at first sight; all else is said where it unfolds."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.actions import LATE
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import asked_people, by_period, rises
from moorlands_dash.words.numbers import counted, listed, number
from moorlands_dash.words.targets.amounts import promised_words, target_amount


def row_sentence(row: Row) -> str:
    """Return where a target is heading and what was promised, in one sentence.

    `row` is one of `targets`. Where there is no forecast its own words are returned: they say why.
    """
    waves = by_period(row)
    known = pd.notna(row["actual"] if waves else row["outturn_median"])
    if not known or row["status"] == verdicts.CANNOT_TELL:
        return str(row["words"])
    head = _last_figure(row) if waves else _end(row)
    return f"{head}; promised: {promised_words(row)}."


def _last_figure(row: Row) -> str:
    low, high = (target_amount(row, row[f"{side}_95"]) for side in ("lower", "upper"))
    said = "said so in the last wave" if asked_people(row) else "in the last figure"
    return f"{target_amount(row, row['actual'])} ({low} to {high}) {said}"


def _end(row: Row) -> str:
    """Return the likely count with the range of 8 in 10 years; of a year that is over its count."""
    median = number(row["outturn_median"])
    if not row["months_left"]:
        return f"Came to {median}"
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    among = "" if low == high else f" ({low} to {high} in 8 of 10 such years)"
    passed = ", past its limit already" if row["status"] == "missed" else ""
    if rises(row["kind"]) and row["status"] == "met":
        passed = ", reached already"
    return f"Likely {median} by {month_name(row['to'].date())}{among}{passed}"


def more_words(standings: Sequence[str]) -> str:
    """Return what unfolds beneath a row, with how many actions serve it and how many are late."""
    if not standings:
        return "In full; no action is tied to it"
    late = [f"{number(count)} {word}" for word in LATE if (count := list(standings).count(word))]
    told = f", {listed(late)}" if late else ""
    return f"In full, with {counted(len(standings), 'action')}{told}"


def records_sentence(rows: pd.DataFrame) -> str:
    """Return how often the intervals of all targets' own series held; "" where none was tried.

    `rows` are those of `track-record`.
    """
    tried = rows[rows["forecasts"] > 0]
    if tried.empty:
        return ""
    held, total = (tried["covered_80"] * tried["forecasts"]).sum(), tried["forecasts"].sum()
    worse = tried[tried["worse"].astype(bool)]["target_id"].nunique()
    never = "none of them" if not worse else number(worse)
    series = counted(tried["target_id"].nunique(), "series", "series")
    return (
        f"Tried on years that are over of {series}, {number(held)} of {number(total)} of the 80% "
        f"intervals held what came. On {never} it did worse than the straight line after some "
        "months."
    )
