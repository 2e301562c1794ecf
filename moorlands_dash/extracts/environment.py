"""Environmental problems, one report a row, as councils' street-scene systems give them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts.layouts import Layout
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.occurrences import PLACE
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "reference": ("case_reference", "case_number", "reference_number"),
    "reported": ("date_reported", "reported_on", "reported_at"),
    "kind": ("problem", "problem_type"),
    **PLACE,
}
OPTIONAL = tuple(PLACE)

KINDS = {
    "fly tipping": "fly_tipping",
    "graffiti": "graffiti",
    "dog fouling": "dog_fouling",
    "litter": "litter",
}
"""Word in the file -> category."""

_LAYOUT = Layout("environment", COLUMNS, OPTIONAL, KINDS, reference="reference", begun="reported")

matches = _LAYOUT.matches


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a report, and write the accepted ones to `out`.

    A file of one kind alone stands for that kind. Raises Refusal for a file that lacks a column,
    and for one without rows whose name doesn't say for which months.
    """
    return _LAYOUT.read(source, out, settings, progress)
