"""Environmental problems, one report a row, as councils' street-scene systems give them."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.extracts.layouts import Layout
from moorlands_dash.extracts.occurrences import PLACE

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

matches, read = _LAYOUT.matches, _LAYOUT.read
