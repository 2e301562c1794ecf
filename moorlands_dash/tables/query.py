"""A selection as it stands in a link, and back: what is chosen, and nothing that isn't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from moorlands_dash.periods import Period, month_key, parse_month
from moorlands_dash.tables.model import Selection, SelectionError

Pairs = list[tuple[str, str]]
"""Names and values as a link has them; a name may stand there several times."""

_START, _END, _SEVERAL = "from", "to", "wards"
_LONGEST = 1000
_PLAIN = tuple(field.name for field in fields(Selection) if field.name not in ("period", _SEVERAL))


def as_query(selection: Selection) -> Pairs:
    """Return what a selection chooses beyond what is usual, for a link."""
    usual = Selection()
    found: Pairs = []
    if selection.period:
        ends = ((_START, selection.period.start), (_END, selection.period.end))
        found += [(name, month_key(month)) for name, month in ends]
    found += [(_SEVERAL, ward) for ward in selection.wards]
    chosen = ((name, getattr(selection, name)) for name in _PLAIN)
    return found + [(name, str(v)) for name, v in chosen if v != getattr(usual, name)]


def as_selection(query: Sequence[tuple[str, str]]) -> Selection:
    """Return what a link chooses; raise SelectionError, in words, for what can't be read.

    Names that aren't a selection's are left to others.
    """
    if any(len(value) > _LONGEST for _, value in query):
        raise SelectionError(f"No choice is longer than {_LONGEST} letters.")
    held = dict(query)
    found: dict[str, Any] = {name: held[name] for name in _PLAIN if name in held}
    wards = tuple(value for name, value in query if name == _SEVERAL)
    return Selection(period=_period(held), wards=wards, **found)


def _period(held: dict[str, str]) -> Period | None:
    if _START not in held and _END not in held:
        return None
    try:
        return Period(parse_month(held.get(_START, "")), parse_month(held.get(_END, "")))
    except ValueError as wrong:
        raise SelectionError(f"The months can't be read: {wrong}.") from wrong
