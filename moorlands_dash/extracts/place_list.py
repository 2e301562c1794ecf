"""A simple list of places, as anybody can write it: name, kind, latitude, longitude."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts import contracts, gazetteer
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.place_kinds import KINDS, POSTCODE
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "name": ("place",),
    "kind": (),
    "latitude": ("lat",),
    "longitude": ("long", "lon"),
    "source": (),
}
OPTIONAL = ("source",)
PUBLISHED = ("name", "place")
"""Names of places: they only sound like a person's."""

_TWICE = "The place is already given above, of the same kind and at the same point. Keep one row."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    needed = [(name, *COLUMNS[name]) for name in COLUMNS if name not in OPTIONAL]
    return all(any(holds(columns, (one,)) for one in spellings) for spellings in needed)


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a place, and write the accepted ones to `out`.

    Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    kinds = texts["kind"].str.casefold()
    names = texts["name"].where(kinds != POSTCODE, texts["name"].str.upper())
    rows = texts.assign(kind=kinds, name=names, reference=names.str.casefold() + "|" + kinds)
    rows = sifting.sift(rows, contracts.text_columns(kind=[contracts.one_of("kind", KINDS)]))
    sifting.repeats = frozenset({_TWICE})
    return gazetteer.judged(
        rows,
        sifting,
        out,
        "list",
        contracts.whole_frame(gazetteer.postcode_rule()),
        contracts.unique(("name", "kind", "latitude", "longitude"), _TWICE),
    )
