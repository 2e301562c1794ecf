"""What the quarterly pack says of a target, from its row of `targets`, and of the whole quarter.

Nothing here is counted: every figure is one of the tables'.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import asked_people, by_period, kind_words, limit_of, rises
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.numbers import counted, listed, number
from moorlands_dash.words.targets.amounts import target_amount
from moorlands_dash.words.targets.trajectories import so_far

CANNOT_TELL = verdicts.CANNOT_TELL

_SETTLED = {
    verdicts.MISSED: "The count has passed the limit: the target is missed.",
    verdicts.MET: "The period is over and the count stayed within the limit: the target was met.",
}
"""What is said where a count has settled it; of a survey or a rise its own reason is."""


def is_survey(row: Row) -> bool:
    """Tell whether residents' answers, or others' figures, decide the target."""
    return by_period(row)


def amount(row: Row, value: Any) -> str:
    """Return a figure of the target as it is read: a share, a whole number, or "–"."""
    if pd.isna(value):
        return "–"
    return target_amount(row, value)


def facts(row: Row) -> tuple[tuple[str, str], ...]:
    """Return the target's short figures with their heads."""
    limit = limit_of(row["kind"])
    return (
        (_latest(row), _so_far(row)),
        (limit, amount(row, row["target"])),
        ("Baseline", amount(row, row["baseline"])),
        (f"{_latest(row)}, 95% interval" if is_survey(row) else "Likely by the end", _likely(row)),
        ("Chance of meeting it", chance(row)),
    )


def _latest(row: Row) -> str:
    if not is_survey(row):
        return "Counted so far"
    return "Latest wave" if asked_people(row) else "Latest figure"


def chance(row: Row) -> str:
    """Return "about 3 in 10 (31%)", or the word that stands where there is no chance to tell."""
    if row["status"] in _SETTLED or pd.isna(row["chance"]):
        return str(row["status"])
    return f"{row['chance_words']} ({chance_percent(row['chance'])})"


def likely_sentence(row: Row) -> str:
    """Return how likely the target is to be met, and where the forecast sees its count end."""
    if row["status"] in _SETTLED:
        own = is_survey(row) or rises(row["kind"])
        return str(row["status_reason"]) if own else _SETTLED[row["status"]]
    if pd.isna(row["chance"]):
        return "How likely the target is to be met can't be told."
    head = f"Chance of meeting the target: {chance(row)}."
    if pd.isna(row["outturn_median"]) or is_survey(row):
        return head
    end = month_name(row["to"].date())
    return (
        f"{head} The forecast to {end} is about {number(row['outturn_median'])}: in 8 "
        f"of 10 such years it would lie between {number(row['outturn_lower_80'])} and "
        f"{number(row['outturn_upper_80'])}."
    )


def place_sentence(row: Row) -> str:
    """Return what kind of target it is, where, and who answers for it."""
    owner = "" if pd.isna(row["owner"]) or not row["owner"] else f" Owner: {row['owner']}."
    return f"{kind_words(row)}, {row['area_name']}.{owner}"


def decision_wanted(row: Row, late: int, actions: int) -> str:
    """Return what the Strategy Group is asked to decide about an exception.

    `late` counts the target's actions that are overdue or stalled, `actions` all that still run.
    """
    who = str(row["owner"]) if pd.notna(row["owner"]) and row["owner"] else "the target's owner"
    if row["status"] == verdicts.MISSED:
        ask = (
            f"Agree with {who} what is to be said of the miss, and what the rest of the year is for"
        )
    elif not actions:
        ask = f"Agree with {who} an action and its date: none that still runs is tied to the target"
    elif late:
        ask = f"Agree with {who} how and by when {_the(late, 'late action')} will be done"
    else:
        ask = f"Decide with {who} whether {_the(actions, 'action')} under way will be enough"
    return f"{ask}."


def _the(count: int, noun: str) -> str:
    return f"the {noun}" if count == 1 else f"the {counted(count, noun)}"


def grouped_sentence(exceptions: int, watch: int, on_course: int, untold: int) -> str:
    """Return how many targets stand where; statuses are counted, never averaged."""
    total = exceptions + watch + on_course + untold
    if not total:
        return "No target is loaded for this year."
    needs = "needs a decision" if exceptions == 1 else "need a decision"
    parts = (
        (exceptions, needs),
        (watch, "to watch"),
        (on_course, "on course"),
        (untold, "can't be told"),
    )
    named = [f"{number(count)} {words}" for count, words in parts if count]
    return f"Of {counted(total, 'target')}: {listed(named)}."


def chart_alternative(row: Row, what: str, likely: str) -> str:
    """Return what a target's figure shows, for those who can't see it."""
    waves = "Survey waves" if asked_people(row) else "Figures of each period"
    kind = waves if is_survey(row) else "The count so far, month by month,"
    against = f"against the {limit_of(row['kind']).lower()}"
    return f"{row['title']}. {kind} {against} of {amount(row, row['target'])}. {what} {likely}"


def _so_far(row: Row) -> str:
    if pd.isna(row["actual"]):
        return CANNOT_TELL
    if is_survey(row):
        return target_amount(row, row["actual"])
    return so_far(row) if not row["complete"] else bounds(row["actual"], row.get(NOW, 0))


def _likely(row: Row) -> str:
    if is_survey(row):
        low, high = row["lower_95"], row["upper_95"]
        if pd.isna(low):
            return CANNOT_TELL
        return f"{target_amount(row, low)} to {target_amount(row, high)}"
    if pd.isna(row["outturn_median"]):
        return CANNOT_TELL
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    return f"{number(row['outturn_median'])} ({low} to {high})"


def late_words(actions: Sequence[Row]) -> tuple[str, ...]:
    """Return each late action with its owner and how late it is."""
    return tuple(f"{action['title']} ({action['owner']}): {action['words']}" for action in actions)


def late_names(actions: Sequence[Row]) -> tuple[str, ...]:
    """Return each late action with its owner, in few words."""
    return tuple(f"{act['title']} ({act['owner']}, {act['standing']})" for act in actions)
