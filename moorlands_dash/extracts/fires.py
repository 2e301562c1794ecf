"""Fires, one a row, as a fire and rescue service's incident system gives them."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.extracts.layouts import Layout
from moorlands_dash.extracts.occurrences import PLACE

COLUMNS: dict[str, Sequence[str]] = {
    "incident_number": ("incident_no", "incident_id", "call_number"),
    "called": ("call_time", "time_of_call", "date_of_call", "date_time_of_call"),
    "kind": ("fire_type", "kind_of_fire"),
    **PLACE,
}
OPTIONAL = tuple(PLACE)

KINDS = {
    "deliberate": "fires_deliberate",
    "accidental dwelling": "fires_dwelling",
    "other": "fires_other",
}
"""Word in the file -> category."""

_LAYOUT = Layout("fires", COLUMNS, OPTIONAL, KINDS, reference="incident_number", begun="called")

matches, read = _LAYOUT.matches, _LAYOUT.read
