"""Which layout a file has, told by what is in it and never by its name alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from moorlands_dash.extracts import (
    actions,
    events,
    indicators,
    meetings,
    outlines,
    populations,
    recorded,
    targets,
)
from moorlands_dash.extracts.header import Header, column_key, read_header
from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import Layout, current
from moorlands_dash.spelling import close_names

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

_WITHOUT_INCIDENTS: dict[str, tuple[ModuleType, Sequence[str], Sequence[str]]] = {
    "populations": (populations, tuple(populations.COLUMNS), ()),
    "recorded crime": (recorded, _HOME_OFFICE, ()),
    "indicators": (indicators, tuple(indicators.COLUMNS), indicators.OPTIONAL),
    "targets": (targets, tuple(targets.COLUMNS), targets.OPTIONAL),
    "actions": (actions, tuple(actions.COLUMNS), actions.OPTIONAL),
    "annotations": (events, tuple(events.COLUMNS), events.OPTIONAL),
    "meetings": (meetings, tuple(meetings.COLUMNS), meetings.OPTIONAL),
}
"""Tables that are no source's: what people call them -> reader, columns, those that may lack."""

Read = Callable[[SourceFile, Path, Settings, Progress | None], Judged]


@dataclass(frozen=True)
class Known:
    """One layout of tables sent as CSV."""

    title: str
    columns: Mapping[str, Sequence[str]]
    """Its columns, each with its other spellings."""
    optional: Sequence[str]
    recognises: Callable[[Sequence[str]], bool]
    reader: Callable[[], Read]
    """Returns what reads such a file; imports it where it isn't yet."""
    published: Sequence[str] = ()
    """Columns that sound personal and aren't."""

    def held(self, keys: set[str]) -> int:
        """Return how many of its columns a header has."""
        return sum(not keys.isdisjoint(self.spellings(name)) for name in self.columns)

    def spellings(self, column: str) -> set[str]:
        """Return the keys under which a column may stand."""
        return _keys((column, *self.columns[column]))


def known() -> list[Known]:
    """Return every layout of tables: those of the sources declared, and those without incidents."""
    return [*map(_of_source, current().layouts), *map(_without_incidents, _WITHOUT_INCIDENTS)]


def _of_source(layout: Layout) -> Known:
    return Known(
        layout.title,
        layout.columns,
        layout.optional,
        layout.recognises,
        lambda: reader_of(layout),
        layout.published,
    )


def _without_incidents(title: str) -> Known:
    module, columns, optional = _WITHOUT_INCIDENTS[title]
    named = dict.fromkeys(columns, ())
    return Known(title, named, optional, module.matches, lambda: module.read)


def reader_of(layout: Layout) -> Read:
    """Return what reads the files of a source's layout: its own reader, else the shared one."""
    if not layout.reader:
        return Reader(layout).read
    module, _, name = layout.reader.partition(":")
    found: Read = getattr(import_module(module), name)
    return found


_UNUSED = {
    "outcomes of crimes (data.police.uk)": ("Crime ID", "Month", "Falls within", "Outcome type"),
    "stop and search (data.police.uk)": ("Type", "Date", "Age range", "Object of search"),
}
_ARCHAIC = {"month", "fallswithin", "easting", "northing", "crimetype"}
"""Columns of the street extracts that the police published in 2011, and no others."""


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Find the file's layout and let its reader write the accepted rows to `out`.

    Raises Refusal for a file that has none of the layouts, or that has a column of personal data.
    """
    return _reader(source)(source, out, settings, progress)


def unused(path: Path) -> str | None:
    """Return what a file holds that is known and of no use here, or None."""
    header = read_header(path)
    if header is None:
        return None
    keys = {column_key(name) for name in header.columns}
    return next((what for what, names in _UNUSED.items() if _keys(names) <= keys), None)


def _reader(source: SourceFile) -> Read:
    with source.path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    if outlines.looks_like(source.path):
        return outlines.read
    if recorded.looks_like(source.path):
        return recorded.read
    _refuse_foreign(source.name, head)
    header = read_header(source.path)
    if header is None:
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    found = [layout for layout in known() if layout.recognises(header.columns)]
    if not found:
        raise _no_layout(source, header, head)
    keys = _keys(header.columns)
    layout = max(found, key=lambda layout: layout.held(keys))
    published = _keys(layout.published)
    refuse_personal(source.name, [c for c in header.columns if column_key(c) not in published])
    return layout.reader()


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
    columns = header.columns
    refuse_personal(source.name, columns)
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

    def shared(layout: Known) -> float:
        return layout.held(set(keys)) / len(layout.columns)

    layout = max(known(), key=shared)
    if not shared(layout):
        # The first line may be data: nothing of it is repeated.
        return Refusal(
            name, "The first line has none of the column names that are known here.", _LAYOUTS
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
    return Refusal(
        name,
        f"The columns are not those of any layout. {closest}",
        _LAYOUTS,
        " ".join(first[0].split())[:60] if first else None,
    )


def _meant(column: str, missing: Sequence[str]) -> str:
    """Return which of the missing columns a strange one may be, if its name is close to any."""
    close = close_names(column, missing, 1)
    return f"{_listed([column])} may be meant for {_listed(close)}" if close else ""


def _is_binary(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return controls * 50 > len(head)


def _keys(names: Iterable[str]) -> set[str]:
    return {column_key(name) for name in names}


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{' '.join(name.split())[:60]}”" for name in names[:_NAMED])
    return f"{shown} and {len(names) - _NAMED} more" if len(names) > _NAMED else shown
