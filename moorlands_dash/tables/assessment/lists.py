"""The lists of harm that are loaded, each as far as it tells of our categories."""

from __future__ import annotations

from moorlands_dash.measures.assessment.harm import Weights, weights_of
from moorlands_dash.tables.assessment.elsewhere import force_offences
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.tables.request import Request

WITHOUT = "none"
"""What is chosen where harm isn't to count."""


def lists_of(request: Request) -> tuple[Weights, ...]:
    """Return the lists by name; those that tell of no category are left out."""
    found: tuple[Weights, ...] = once(
        request.snapshot, "harm lists", repr(request.settings), lambda: _lists(request)
    )
    return found


def _lists(request: Request) -> tuple[Weights, ...]:
    rows = request.snapshot.harm_weights()
    if rows.empty:
        return ()
    offences = force_offences(request)
    found = [weights_of(own, offences) for _, own in rows.groupby("list", sort=True)]
    return tuple(weights for weights in found if weights.of)


def chosen_list(request: Request) -> Weights | None:
    """Return the list that was chosen, else the first; None without any, or where none is to count.

    Raises SelectionError, in words, for a list that isn't loaded.
    """
    lists, asked = lists_of(request), request.selection.harm
    if asked == WITHOUT or not (lists or asked):
        return None
    if not asked:
        return lists[0]
    for weights in lists:
        if weights.name.casefold() == asked.casefold():
            return weights
    known = ", ".join([*(weights.name for weights in lists), WITHOUT])
    raise SelectionError(f"{asked!r} is not a list of harm that is loaded: choose from {known}.")
