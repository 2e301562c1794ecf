"""The reference of all tables, written from their declarations: `make docs` keeps it as a page.

It reads nothing but the declarations, so it holds for every home and every partnership.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from moorlands_dash.measures.register import MEASURES
from moorlands_dash.tables.catalogue import SUBJECTS
from moorlands_dash.tables.spec import COUNTED, Column, Form, TableSpec

FORMS: dict[Form, str] = {
    "text": "text",
    "whole": "whole number",
    "amount": "whole number, or one decimal place where it is none",
    "one place": "one decimal place",
    "two places": "two decimal places",
    "chance": "three decimal places, or “under 0.001”",
    "in ten": "per cent",
    "in 1,000": "so many in 1,000",
    "share": "per cent, one decimal place",
    "points": "percentage points, with sign",
    "signed whole": "whole number, with sign",
    "signed place": "one decimal place, with sign",
    "signed share": "per cent, with sign",
    "count or share": "number where incidents are counted, per cent of a share, else per 1,000",
    "month": "month and year",
    "day": "day, month and year",
    "year": "whole number",
    "hour": "hour of the day",
    "weekday": "day of the week",
    "calendar month": "name of the month",
    "pounds": "whole pounds",
    "degrees": "degrees, five decimal places",
    "yes or no": "yes or no",
    "category": "name of what is counted",
    "theme": "name of the theme",
    "target kind": "name of the kind of target",
    "rule": "the rule in words",
    "hotspot method": "name of the method",
}
"""Form -> how a page or paper writes it."""

_OPENING = """# Every table

Written by `make docs` from the declarations in `moorlands_dash/tables/*/specs.py`; a change made
here is lost.

Each table stands behind a page, and comes by its name from the command:
`moorlands-dash table NAME`. Its file has all columns under their names, values unrounded. Pages
and papers show those that have a head, written as is said here. *What is counted* is
the word for it: a table of fires is headed “Fires”. A value that is not known is left
empty in the file and written “–” on pages, never as 0."""
_COLUMNS = ("Column", "Head", "Meaning", "Unit", "Written as")
_ALONE = "in files alone"
_WHO = {
    "public": "the public and the partnership",
    "partnership": "the partnership alone",
    "places": "those of the partnership who may see exact places",
    "administrators": "administrators alone",
}


def reference() -> str:
    """Return every table and column as Markdown, subject by subject."""
    parts = [_OPENING, _contents()]
    for subject, specs in SUBJECTS.items():
        parts += [f"## Tables of {subject}", *(_table(spec) for spec in specs)]
    return "\n\n".join(parts) + "\n"


def _contents() -> str:
    return "\n".join(
        f"- [{subject.capitalize()}](#tables-of-{subject}): "
        + ", ".join(f"[{spec.name}](#{spec.name})" for spec in specs)
        for subject, specs in SUBJECTS.items()
    )


def _table(spec: TableSpec) -> str:
    heads = [f"| {' | '.join(_COLUMNS)} |", "|" + " --- |" * len(_COLUMNS)]
    rows = [f"| {' | '.join(_cells(column))} |" for column in spec.columns]
    return "\n".join([*_said(spec), "", *heads, *rows])


def _said(spec: TableSpec) -> Iterator[str]:
    """Yield what holds for the whole table."""
    yield f"### {spec.name}\n\n{_safe(spec.says[:1].upper() + spec.says[1:])}.\n"
    yield f"- Measure: {_safe(MEASURES[spec.measure].title)} (`{spec.measure}`)"
    yield f"- Who may see it: {_WHO[spec.audience]}"
    if spec.reads:
        yield f"- Made from: {', '.join(f'[{name}](#{name})' for name in spec.reads)}"
    if spec.beside:
        yield f"- Read beside the snapshot: {', '.join(f'`{name}`' for name in spec.beside)}"


def _cells(column: Column) -> Iterator[str]:
    yield f"`{column.name}`"
    yield _counted(column.head) if column.shown else _ALONE
    empty = f" Empty in the demonstration: {column.empty}" if column.empty else ""
    yield _safe(column.meaning + empty)
    yield _counted(column.unit)
    yield FORMS[column.form] if column.shown else ""


def _counted(text: str) -> str:
    """Return a head or unit; the word for what is counted stands out."""
    return _safe(text).replace(COUNTED, f"*{COUNTED}*")


def _safe(text: str) -> str:
    """Return text as a cell of Markdown shows it unchanged."""
    for mark in "|*_<":
        text = text.replace(mark, f"\\{mark}")
    return text


if __name__ == "__main__":
    sys.stdout.buffer.write(reference().encode())
