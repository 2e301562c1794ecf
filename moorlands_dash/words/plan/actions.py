"""What the delivery plan says: one sentence an action, and one for all."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.plan import actions as measures
from moorlands_dash.periods import MONTH_NAMES, day_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, listed, number, sentence

NO_ACTION, NO_TARGET = "target without an action", "action without a target"


def action_sentence(row: Row) -> str:
    """Return how far an action is, since when, and when it is due."""
    due, updated = _day(row["due"]), _day(row["updated"])
    if row["standing"] == measures.DONE:
        return f"Done by {updated}."
    if row["standing"] == measures.STOPPED:
        return f"Stopped by {updated}."
    if row["standing"] == measures.POSTPONED:
        return f"Postponed, last updated on {updated}; planned to be done by {due}."
    begun = "Not begun" if row["status"] == "planned" else _progress(row["progress"])
    if row["standing"] == measures.OVERDUE:
        days = counted(row["days_late"], "day")
        return f"{begun}, last updated on {updated}; was due on {due}, {days} ago."
    if row["standing"] == measures.STALLED:
        return f"{begun}, unchanged since {_day(row['moved'])}; due on {due}."
    return f"{begun}, last updated on {updated}; due on {due}."


def bar_words(row: Row) -> str:
    """Return in a few words how far an action is and when it is due: "60%, due 30 Sep"."""
    if row["standing"] == measures.DONE:
        return "done"
    if row["standing"] in measures.IDLE:
        return str(row["standing"])
    far = "not begun" if row["status"] == "planned" else "under way"
    if row["status"] != "planned" and pd.notna(row["progress"]):
        far = f"{number(row['progress'])}% done"
    if row["standing"] == measures.OVERDUE:
        return f"{far}, {counted(row['days_late'], 'day')} late"
    due = row["due"].date()
    return f"{far}, due {due.day} {MONTH_NAMES[due.month - 1][:3]} {due.year}"


def bars_key(day: date) -> str:
    """Return what the bars of time show."""
    return (
        "A bar reaches from an action's start to when it is due; the dark part is what is done, "
        f"stripes are days late. The line across stands at {day_name(day)}."
    )


def _progress(progress: float) -> str:
    return "Under way" if pd.isna(progress) else f"{number(progress)}% done"


def _day(stamp: pd.Timestamp) -> str:
    return day_name(stamp.date())


def plan_sentence(actions: pd.DataFrame, gaps: pd.DataFrame, year: str) -> str:
    """Return how many of the year's actions are late, and which targets have none."""
    if actions.empty:
        return (
            f"No action is loaded for {year}. They come as a delivery plan, a file of actions: "
            "load one with `moorlands-dash load PATH`."
        )
    counts = actions["standing"].value_counts()
    late = [f"{number(counts[word])} {word}" for word in measures.LATE if counts.get(word)]
    total = counted(len(actions), "action")
    off = int(counts.get(measures.POSTPONED, 0))
    put_off = f"; {number(off)} {'is' if off == 1 else 'are'} postponed" if off else ""
    head = f"{year}: of {total}, {listed(late) or 'none is late'}{put_off}."
    return f"{head} {gaps_sentence(gaps)}".strip()


def gaps_sentence(gaps: pd.DataFrame) -> str:
    """Return which targets have no action and how many actions have no target."""
    bare = gaps[gaps["kind"] == NO_ACTION]
    loose = int((gaps["kind"] == NO_TARGET).sum())
    parts = []
    if len(bare):
        have = "has" if len(bare) == 1 else "have"
        names = listed(list(bare["title"]), 3)
        parts.append(f"{counted(len(bare), 'target')} {have} no action ({names})")
    if loose:
        serve = "serves" if loose == 1 else "serve"
        parts.append(f"{counted(loose, 'action')} {serve} no target")
    return sentence("; ".join(parts)) if parts else ""


def no_action(status: str) -> str:
    """Return that nothing is being done about a target."""
    return f"The target is “{status}”, and no action that is planned, under way or done serves it."


def no_target(row: Row) -> str:
    """Return that an action serves no target, or names one that isn't there."""
    theme = f" of the theme {row['theme']}" if row["theme"] else ""
    if pd.isna(row["target_id"]):
        return f"An action{theme} that names no target."
    return f"An action{theme} that names a target that is not loaded, {row['target_id']}."


def no_gap(targets: int, actions: int) -> str:
    """Return what holds where no target lacks an action and no action a target."""
    if targets and actions:
        return "Every target has an action, and no open action lacks a target."
    if actions:
        return "No target of the year is loaded: nothing is said of what its actions serve."
    return "Neither a target nor an action of the year is loaded."


def costs_sentence(costs: pd.DataFrame, year: str) -> str:
    """Return what the plan costs together, and of how many actions that is known."""
    if costs.empty or not costs["costed"].sum():
        return f"No cost is given for the actions of {year}."
    costed, total = int(costs["costed"].sum()), int(costs["actions"].sum())
    return f"{_together(costs, costed, total)} {resources_sentence(costs)}".strip()


def resources_sentence(costs: pd.DataFrame) -> str:
    """Return what was spent, what is given in kind and hours, and what is still to be found."""
    known = {name: costs[name].sum() for name in measures.RESOURCES if costs[name].notna().any()}
    said = {
        "spent": "£{} is spent so far",
        "in_kind": "£{} is given in kind",
        "hours": "{} hours are given",
        "to_find": "£{} is still to be found",
    }
    parts = [said[name].format(number(value)) for name, value in known.items()]
    return f"{listed(parts)}." if parts else ""


def _together(costs: pd.DataFrame, costed: int, total: int) -> str:
    return (
        f"£{number(costs['cost'].sum())} together for {number(costed)} of "
        f"{counted(total, 'action')} that {'was' if total == 1 else 'were'} not stopped; for the "
        "others no cost is given."
        if costed < total
        else f"£{number(costs['cost'].sum())} together for {counted(total, 'action')}."
    )
