"""Anti-social behaviour as reported to a council or a housing association, one report a row.

It happened at a moment, on a day, or within a span that nobody can narrow down.
"""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.extracts.layouts import Layout
from moorlands_dash.extracts.occurrences import PLACE

COLUMNS: dict[str, Sequence[str]] = {
    "reference": ("case_reference", "case_number", "reference_number"),
    "from": ("started", "date_from", "happened"),
    "to": ("ended", "date_to"),
    "kind": ("kind_of_behaviour", "behaviour"),
    "organisation": ("reported_to", "landlord"),
    **PLACE,
}
OPTIONAL = ("to", *PLACE)

_KINDS = (
    "noise",
    "nuisance",
    "neighbours",
    "vehicles",
    "alcohol or drugs",
    "vandalism",
    "threats or abuse",
    "animals",
    "rubbish",
    "other",
)
KINDS = dict.fromkeys(_KINDS, "asb_reported")
"""Word in the file -> category: one for all of them."""

_LAYOUT = Layout(
    "asb_reports",
    COLUMNS,
    OPTIONAL,
    KINDS,
    reference="reference",
    begun="from",
    ended="to",
    reporter="organisation",
)

matches, read = _LAYOUT.matches, _LAYOUT.read
