"""Fires, one a row, as a fire and rescue service's incident system gives them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts.layouts import Layout
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.occurrences import PLACE
from moorlands_dash.partnership import Settings

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

matches = _LAYOUT.matches


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a fire, and write the accepted ones to `out`.

    Raises Refusal for a file that lacks a column, and for one without rows whose name doesn't
    say for which months.
    """
    return _LAYOUT.read(source, out, settings, progress)
