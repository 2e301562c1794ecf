"""What the drafts of the next year say of themselves."""

from __future__ import annotations

from moorlands_dash.measures.plan.rollover import Draft
from moorlands_dash.words.numbers import counted

DRAFT_NOTE = (
    "A draft asks for the same change again, from what came last. Nothing of it is decided: look "
    "at each row before it is loaded."
)


def draft_title(what: str, label: str) -> str:
    """Return the title of a draft: "Draft of the targets of 2027/28"."""
    return f"Draft for {label}: {what}"


def draft_sentence(draft: Draft, label: str) -> str:
    """Return how much is drafted for the next year, and how much can't be carried over."""
    if draft.targets.empty and draft.actions.empty and draft.left.empty:
        return f"Nothing can be drafted for {label}: no target or action of the year is loaded."
    targets, actions = counted(len(draft.targets), "target"), counted(len(draft.actions), "action")
    left = len(draft.left)
    tail = (
        f" {counted(left, 'row')} {'is' if left == 1 else 'are'} not carried over, each with its "
        "reason."
        if left
        else " All are carried over."
    )
    return f"{targets} and {actions} are drafted for {label}.{tail}"
