"""Why a table of text has none of the layouts, in words: what the closest one has and it hasn't."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.extracts.header import Header, column_key
from moorlands_dash.extracts.known import Known, keys_of, known
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.spelling import close_names

LAYOUTS = "data/README.md shows every layout with an example."
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
    columns, keys = header.columns, [column_key(column) for column in header.columns]

    def shared(layout: Known) -> float:
        return layout.held(set(keys)) / len(layout.columns)

    layout = max(known(), key=shared)
    if not shared(layout):
        # The first line may be data: nothing of it is repeated.
        return Refusal(
            name, "The first line has none of the column names that are known here.", LAYOUTS
        )
    needed = [column for column in layout.columns if column not in layout.optional]
    missing = [column for column in needed if layout.spellings(column).isdisjoint(keys)]
    ours = set().union(*map(layout.spellings, layout.columns))
    strange = [c for c in columns if c and column_key(c) not in ours]
    twice = [c for c in columns if c and keys.count(column_key(c)) > 1]
    told = [
        f"{what} {_listed(found)}"
        for what, found in (
            ("it lacks", missing),
            ("it has twice", list(dict.fromkeys(twice))),
            ("it also has", strange),
        )
        if found
    ]
    told += [said for column in strange[:_NAMED] if (said := _meant(column, missing))]
    first = (missing + twice + strange)[:1]
    closest = f"The closest is {layout.title}: {'; '.join(told)}."
    where = f"The columns on line {header.line}" if header.line > 1 else "The columns"
    return Refusal(
        name,
        f"{where} are not those of any layout. {closest}",
        LAYOUTS,
        " ".join(first[0].split())[:60] if first else None,
    )


def _meant(column: str, missing: Sequence[str]) -> str:
    """Return which of the missing columns a strange one may be, if its name is close to any."""
    close = close_names(column, missing, 1)
    return f"{_listed([column])} may be meant for {_listed(close)}" if close else ""


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{' '.join(name.split())[:60]}”" for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown
