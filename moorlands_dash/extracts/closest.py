"""Why a table of text has none of the layouts, in words: what the closest one has and it hasn't."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.extracts.header import Header, column_key
from moorlands_dash.extracts.known import Known, keys_of, known
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.stands_for import named_kinds
from moorlands_dash.spelling import close_names

LAYOUTS = (
    "If this is how its sender always writes, have it learnt once: `moorlands-dash learn FILE`; "
    "data/README.md shows every layout with an example."
)
_NAMED = 6
"""How many columns a refusal names."""
_ENOUGH = 3
"""Columns of a layout that a line below the first must have, not to be a row of values."""
_ARCHAIC = {"month", "fallswithin", "easting", "northing", "crimetype"}
"""Columns of the street extracts that the police published in 2011, and no others."""


def no_layout(name: str, lines: Sequence[Header]) -> Refusal:
    """Return why a table of text has none of the layouts, by the line likeliest to name columns.

    `lines` are its first ones. Raises Refusal where that line has a column of personal data.
    """
    header = _likely(lines)
    refuse_personal(name, header.columns)
    if keys_of(header.columns) >= _ARCHAIC:
        return Refusal(
            name,
            "This is the layout of 2011, with Easting and Northing.",
            "Download the month again from data.police.uk, which publishes all months anew.",
        )
    return _closest(name, header)


def _likely(lines: Sequence[Header]) -> Header:
    """Return the line that has most columns of one layout: the first, but for a title above."""
    layouts = known()

    def held(header: Header) -> int:
        keys = keys_of(header.columns)
        return max(layout.held(keys) for layout in layouts)

    likely = max(lines, key=held)
    return likely if held(likely) >= _ENOUGH else lines[0]


def _closest(name: str, header: Header) -> Refusal:
    """Return the refusal that names what is missing from, or strange to, the closest layout."""
    keys = keys_of(header.columns) - {""}
    layout = max(known(), key=lambda layout: _nearness(layout, name, header.columns))
    if not layout.held(keys):
        # The first line may be data: nothing of it is repeated.
        return Refusal(
            name, "The first line has none of the column names that are known here.", LAYOUTS
        )
    missing, twice, strange = _amiss(layout, header.columns)
    told = [
        f"{what} {_listed(found)}"
        for what, found in (
            ("it lacks", [_spelled(column, layout) for column in missing]),
            ("it has twice", _quoted(twice)),
            ("it also has", _quoted(strange)),
        )
        if found
    ]
    told += _meant(strange, missing, layout)
    first = (missing + twice + strange)[:1]
    closest = f"The closest is {layout.title}: {'; '.join(told)}."
    where = f"The columns on line {header.line}" if header.line > 1 else "The columns"
    return Refusal(
        name,
        f"{where} are not those of any layout. {closest}",
        LAYOUTS,
        " ".join(first[0].split())[:60] if first else None,
    )


def _nearness(layout: Known, name: str, columns: Sequence[str]) -> tuple[float, int, float]:
    """Return how much a header shares with a layout: columns, part of the layout, file's name."""
    held = layout.held(keys_of(columns) - {""})
    missing, _, strange = _amiss(layout, columns)
    meant = len(_meant(strange, missing, layout)) if held else 0
    return held + meant / 2, len(named_kinds(name, layout.kinds)), held / len(layout.columns)


def _amiss(layout: Known, columns: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return which columns are missing, there twice, and unknown, to be a layout's."""
    keys = [column_key(column) for column in columns]
    needed = [column for column in layout.columns if column not in layout.optional]
    missing = [column for column in needed if layout.spellings(column).isdisjoint(keys)]
    ours = set().union(*map(layout.spellings, layout.columns))
    pairs = list(zip(columns, keys, strict=True))
    strange = [column for column, key in pairs if key and key not in ours]
    # A first column without a name is passed over.
    nameless = [place for place, key in enumerate(keys, 1) if not key and place > 1]
    strange += [f"column {place} without a name" for place in nameless]
    twice = dict.fromkeys(column for column, key in pairs if key and keys.count(key) > 1)
    return missing, list(twice), strange


def _meant(strange: Sequence[str], missing: Sequence[str], layout: Known) -> list[str]:
    """Return which of the missing columns some strange ones may be, where the names are close."""
    spelled = {name: column for column in missing for name in (*layout.columns[column], column)}
    close = {column: close_names(column, spelled, 1) for column in strange[:_NAMED]}
    return [
        f"{_quoted([column])[0]} may be meant for “{spelled[name]}”"
        for column, names in close.items()
        for name in names
    ]


def _spelled(column: str, layout: Known) -> str:
    """Return a missing column with the other names that it may have."""
    others = layout.columns[column]
    return f"“{column}”" + (f" (or {_listed(_quoted(others))})" if others else "")


def _quoted(names: Sequence[str]) -> list[str]:
    return [f"“{' '.join(name.split())[:60]}”" for name in names]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown
