"""Which months may still change, by how much such months did, and where it would matter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from moorlands_dash.measures.data.provisional import Revision
from moorlands_dash.words.numbers import counted, listed, months_listed, percent

PROVISIONAL = "provisional"
"""The mark of a month that may still change."""


def provisional_note(months: Sequence[date], found: Revision | None) -> list[str]:
    """Return which months shown are provisional, and how much such months changed."""
    if not months:
        return []
    are = "is" if len(months) == 1 else "are"
    named = months_listed(months)
    again = "the police's files of the latest months come again, and change"
    told = f" {changed(found)}" if found else ""
    return [f"{named} {are} {PROVISIONAL}: {again}.{told}"]


def changed(found: Revision) -> str:
    """Return by how much months changed that came again, as far as that is known."""
    if not found.months:
        return "No month has come here twice, so how much they change isn't known."
    came = f"{counted(found.months, 'month')} loaded here came again"
    if not found.told:
        return f"{came}: too few to say how much they change."
    return (
        f"{came}: their rows changed by {percent(found.middle)} in the middle, "
        f"{percent(found.largest)} at most."
    )


def turned_note(names: Sequence[str], found: Revision) -> list[str]:
    """Return which changes would be judged otherwise, had provisional months changed as others."""
    if not names:
        return []
    return [
        f"Were the provisional months off by {percent(found.largest)}, as the most that a month "
        f"changed, it would be judged otherwise of {listed([name.lower() for name in names], 5)}."
    ]


def revisions_sentence(found: Revision, months: Sequence[date]) -> str:
    """Return which months are provisional now, and how those that came again changed."""
    if months:
        are = "is" if len(months) == 1 else "are"
        return f"{months_listed(months)} {are} {PROVISIONAL}. {changed(found)}"
    return f"No month is marked as provisional. {changed(found)}"
