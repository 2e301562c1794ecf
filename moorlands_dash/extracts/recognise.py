"""Which layout a file has, told by what is in it and never by its name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType

from moorlands_dash.extracts import (
    actions,
    asb_reports,
    casualties,
    collisions,
    environment,
    events,
    fires,
    indicators,
    meetings,
    outlines,
    populations,
    recorded,
    street,
    targets,
)
from moorlands_dash.extracts.header import Header, column_key, read_header
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.street_contract import COLUMNS, OPTIONAL
from moorlands_dash.partnership import Settings

_HEAD = 4096
_AS_CSV = "Save it as “CSV UTF-8” in the spreadsheet program and send that."
_AGAIN = "Download or export the file again."
_LAYOUTS = "data/README.md shows every layout with an example."
_NAMED = 6
"""How many columns a refusal names."""

_HOME_OFFICE = (
    "Financial Year",
    "Financial Quarter",
    "Force Name",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
)

TABLES: dict[str, tuple[ModuleType, tuple[str, ...], tuple[str, ...]]] = {
    "street extract": (street, COLUMNS, OPTIONAL),
    "populations": (populations, tuple(populations.COLUMNS), ()),
    "recorded crime": (recorded, _HOME_OFFICE, ()),
    "indicators": (indicators, tuple(indicators.COLUMNS), indicators.OPTIONAL),
    "targets": (targets, tuple(targets.COLUMNS), targets.OPTIONAL),
    "actions": (actions, tuple(actions.COLUMNS), actions.OPTIONAL),
    "annotations": (events, tuple(events.COLUMNS), events.OPTIONAL),
    "meetings": (meetings, tuple(meetings.COLUMNS), meetings.OPTIONAL),
    "road collisions": (collisions, tuple(collisions.COLUMNS), collisions.OPTIONAL),
    "road casualties": (casualties, tuple(casualties.COLUMNS), casualties.OPTIONAL),
    "fires": (fires, tuple(fires.COLUMNS), fires.OPTIONAL),
    "environmental problems": (environment, tuple(environment.COLUMNS), environment.OPTIONAL),
    "reports of anti-social behaviour": (
        asb_reports,
        tuple(asb_reports.COLUMNS),
        asb_reports.OPTIONAL,
    ),
}
"""Tables sent as CSV: what people call them -> reader, columns, and those that may be absent."""

_UNUSED = {
    "outcomes of crimes (data.police.uk)": ("Crime ID", "Month", "Falls within", "Outcome type"),
    "stop and search (data.police.uk)": ("Type", "Date", "Age range", "Object of search"),
}
_ARCHAIC = {"easting", "northing"}


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Find the file's layout and let its reader write the accepted rows to `out`.

    Raises Refusal for a file that has none of the layouts, or that has a column of personal data.
    """
    judged: Judged = _reader(source).read(source, out, settings, progress)
    return judged


def unused(path: Path) -> str | None:
    """Return what a file holds that is known and of no use here, or None."""
    header = read_header(path)
    if header is None:
        return None
    keys = {column_key(name) for name in header.columns}
    return next((what for what, names in _UNUSED.items() if _keys(names) <= keys), None)


def _reader(source: SourceFile) -> ModuleType:
    with source.path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    if outlines.looks_like(source.path):
        return outlines
    if recorded.looks_like(source.path):
        return recorded
    _refuse_foreign(source.name, head)
    header = read_header(source.path)
    if header is None:
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    for module, _, _ in TABLES.values():
        if module.matches(header.columns):
            published = {column_key(name) for name in getattr(module, "PUBLISHED", ())}
            refuse_personal(
                source.name, [c for c in header.columns if column_key(c) not in published]
            )
            return module
    raise _no_layout(source, header, head)


def _refuse_foreign(name: str, head: bytes) -> None:
    """Refuse, by how it begins, a file that is no table of text at all."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or re.match(_WIDE, head):
        raise Refusal(name, "The text is in UTF-16, which isn't read.", _AS_CSV)
    if re.match(rb"<(!doctype|html|head|body|\?xml|[a-z])", start, re.IGNORECASE):
        raise Refusal(
            name, "This is a web page or XML, perhaps an error message, and no table.", _AGAIN
        )
    if start.startswith((b"{", b"[")):
        raise Refusal(
            name,
            "This is JSON and holds no outlines.",
            "Outlines are sent as a GeoJSON FeatureCollection, tables as CSV.",
        )
    for magic, what in _MAGICS.items():
        if head.startswith(magic):
            raise Refusal(name, f"This is {what} and not a table of text.", _AS_CSV)


_WIDE = re.compile(rb"(?:\0[ -~]){4}|(?:[ -~]\0){4}")
"""Letters of UTF-16 without a byte-order mark."""

_MAGICS = {
    b"PK": "a ZIP or a damaged workbook",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"SQLite format 3": "a database without outlines",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"PAR1": "a Parquet file",
}


def _no_layout(source: SourceFile, header: Header, head: bytes) -> Refusal:
    """Return why a table of text has none of the layouts."""
    if _is_binary(head):
        return Refusal(source.name, "This is not a text file.", _AS_CSV)
    columns = _parted(header)
    refuse_personal(source.name, columns)
    if columns != header.columns:
        return Refusal(
            source.name, "The columns are not separated by commas.", f"{_AS_CSV} {_LAYOUTS}"
        )
    keys = {column_key(name) for name in columns}
    if keys >= _ARCHAIC:
        return Refusal(
            source.name,
            "This is the layout of 2011, with Easting and Northing.",
            "Download the month again from data.police.uk, which publishes all months anew.",
        )
    return _closest(source.name, columns)


def _closest(name: str, columns: Sequence[str]) -> Refusal:
    """Return the refusal that names what is missing from, or strange to, the closest layout."""
    keys = [column_key(column) for column in columns]

    def shared(layout: str) -> float:
        return len(set(keys) & _keys(TABLES[layout][1])) / len(TABLES[layout][1])

    layout = max(TABLES, key=shared)
    _, known, optional = TABLES[layout]
    if not shared(layout):
        # The first line may be data: nothing of it is repeated.
        return Refusal(
            name, "The first line has none of the column names that are known here.", _LAYOUTS
        )
    missing = [c for c in known if column_key(c) not in keys and c not in optional]
    strange = [c for c in columns if c and column_key(c) not in _keys(known)]
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
    first = (missing + twice + strange)[:1]
    return Refusal(
        name,
        f"The columns are not those of any layout. The closest is {layout}: {'; '.join(told)}.",
        _LAYOUTS,
        " ".join(first[0].split())[:60] if first else None,
    )


def _parted(header: Header) -> tuple[str, ...]:
    """Return the column names, parted at semicolons or tabs where there is but one."""
    if len(header.columns) == 1:
        found = re.split(r"[;\t|]", header.columns[0])
        return tuple(name.strip(' "') for name in found)
    return header.columns


def _is_binary(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return controls * 50 > len(head)


def _keys(names: Iterable[str]) -> set[str]:
    return {column_key(name) for name in names}


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{' '.join(name.split())[:60]}”" for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown
