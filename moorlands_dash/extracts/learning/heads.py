"""The likeliest table of a file that is to be learnt: where its column names stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from moorlands_dash.extracts.header import column_key
from moorlands_dash.extracts.learning.columns import columns_of
from moorlands_dash.extracts.learning.headings import likely, names_of
from moorlands_dash.extracts.learning.proposal import Head
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.profiled.sheets import Sheet, joined, sheets
from moorlands_dash.extracts.totals import is_total
from moorlands_dash.partnership import Settings

LOOKED_AT = 2_000
"""Rows by which columns are judged."""
_SECTIONS = (
    "incidents",
    "populations",
    "indicators",
    "targets",
    "actions",
    "annotations",
    "meetings",
)
_LEAST = 2
_TOLD = 0.6


def head_of(source: SourceFile, settings: Settings, areas: Mapping[str, str]) -> Head:
    """Return the table of a file whose names are known best; raise Refusal where there is none."""
    best: tuple[float, Head] | None = None
    same: list[set[str]] = []
    for sheet in sheets(source, settings):
        if (found := _head(sheet, source.name, areas)) is None:
            continue
        same.append(set(map(column_key, found[1].names)))
        if best is None or found[0] > best[0]:
            best = found
    if best is None:
        raise Refusal(
            source.name,
            "No line of it looks like the names of a table's columns.",
            "Send a table: one line of column names, one row below it for each record.",
        )
    head = best[1]
    many = sum(keys == set(map(column_key, head.names)) for keys in same)
    return Head(**{**head.__dict__, "sheets": many})


def _head(sheet: Sheet, name: str, areas: Mapping[str, str]) -> tuple[float, Head] | None:
    """Return the likeliest column names of a sheet, with how likely they are."""
    scored = [
        (_likelihood(names), -place, names, first)
        for place in range(len(sheet.head))
        for names, first in _candidates(sheet, place)
    ]
    if not scored:
        return None
    score, at, names, first = max(scored, key=lambda each: each[:2])
    if sum(map(bool, names)) < _LEAST or score <= 0:
        return None
    place = -at
    rows, sections = [], False
    for record in islice(sheet.rest(place), LOOKED_AT):
        cells = record.fields or []
        filled = sum(bool(cell.strip()) for cell in cells)
        if filled > 1 and not is_total(cells):
            rows.append(cells)
        elif filled == 1 and cells[0].strip():
            sections = True
    if not rows:
        return None
    title = [cell for _, row in sheet.head[:first] for cell in row if cell]
    return score, Head(
        name,
        sheet.name,
        sheet.head[place][0],
        names,
        rows,
        title,
        columns_of(names, rows, areas),
        sections=sections,
    )


def _candidates(sheet: Sheet, place: int) -> list[tuple[list[str], int]]:
    """Return what the column names may be that end at a row, and how many rows are above them."""
    cells = sheet.head[place][1]
    found = [(cells, place)]
    if place and sheet.name:
        upper = sheet.head[place - 1][1]
        if 1 < sum(map(bool, upper)) < sum(map(bool, cells)):
            found.append((joined(upper, cells), place - 1))
    return found


def _likelihood(names: Sequence[str]) -> float:
    """Return how much a row looks like column names: how many of one kind of file it has."""
    filled = [name for name in names if name.strip()]
    if len(filled) < _LEAST or len(set(filled)) < 0.7 * len(filled):
        return 0.0
    words = sum(any(letter.isalpha() for letter in name) for name in filled) / len(filled)
    best = 0.0
    for section in _SECTIONS:
        listed = names_of(section)
        held = [
            max((likely(name, column, known) for name in filled), default=0.0)
            for column, known in listed.items()
        ]
        best = max(best, sum(score for score in held if score >= _TOLD))
    return best * words + 0.01 * len(filled)
