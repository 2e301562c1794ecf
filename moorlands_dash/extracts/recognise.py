"""Which layout a file has, told by what is in it and never by its name alone."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from moorlands_dash.extracts import (
    closest,
    crosstabs,
    map_lines,
    open_names,
    outlines,
    recorded,
    workbooks,
)
from moorlands_dash.extracts.cut_short import cut_short
from moorlands_dash.extracts.header import Header, column_key, headers, read_header
from moorlands_dash.extracts.known import Known, Read, keys_of, known
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.profiled import books, json_rows, police_api
from moorlands_dash.extracts.profiled import reading as profiled
from moorlands_dash.extracts.timed import within
from moorlands_dash.partnership import Settings

_HEAD = 4096
_AS_CSV = "Save it as “CSV UTF-8” in the spreadsheet program and send that."
_AGAIN = "Download or export the file again."
_WHOLE = "Download it again; or delete its last line, if that is a note and no row is missing."
_TITLE_LINES = 20
"""Lines among which the column names are looked for: exports begin with titles and dates."""
_MOST_COLUMNS = 1_000
"""STATS19 files have some 40."""

_UNUSED = {
    "vehicles in road collisions (STATS19)": ("vehicle_reference", "vehicle_type", "age_of_driver"),
    "adjusted severities of road collisions (STATS19)": ("adjusted_serious", "adjusted_slight"),
    "stop and search (data.police.uk)": ("Type", "Date", "Age range", "Object of search"),
}


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Find the file's layout and let its reader write the accepted rows to `out`.

    Raises Refusal for a file that has none of the layouts, or that has a column of personal data.
    """
    told = within(settings.limits.seconds, source.name, progress)
    if police_api.looks_like(source.path):
        return police_api.read(source, out, settings, told)
    if is_table(source.path):
        if profile := by_profile(source, settings):
            return profiled.read(source, out, settings, profile, told)
        if not _plain(source.path) and (crosstab := crosstabs.found_in(source, settings)):
            return crosstabs.read(source, out, settings, crosstab)
        if workbooks.looks_like(source.path):
            return _of_workbook(source, out, settings, told)
    reader, above = _reader(source)
    cut = cut_short(source.path, above) if _is_text(source.path, reader) else ""
    if cut and reader is recorded.read:
        # Its quarters would be too low, and nothing else tells that they are.
        raise Refusal(source.name, f"The table is cut short: {cut}.", _WHOLE)
    judged = reader(replace(source, above=above), out, settings, told)
    if cut:
        judged.cut = cut if judged.covers else ""
        lost = "Its last month counts as a part." if judged.covers else "Rows below it are lost."
        judged.notices.append(f"The file is cut short: {cut}. {lost} Send it whole.")
    return judged


def by_profile(source: SourceFile, settings: Settings) -> str:
    """Return the name of the profile of the file's sender; "" where it has none."""
    if not is_table(source.path) or (not settings.profiles and _plain(source.path)):
        return ""
    return profiled.profile_of(source, settings)


def _plain(path: Path) -> bool:
    """Tell whether the first line of a file has the column names of one of the program's layouts.

    So have thousands of street extracts: no more of them need be looked at.
    """
    first = read_header(path) if not workbooks.looks_like(path) else None
    return first is not None and any(layout.recognises(first.columns) for layout in known())


def is_table(path: Path) -> bool:
    """Tell whether a file may hold tables, as text or in a workbook, and is no map."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if workbooks.looks_like(path) or json_rows.looks_like(path):
        return True
    foreign = head.startswith((b"PK", *_MAGICS, b"\xff\xfe", b"\xfe\xff"))
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    return bool(text) and not foreign and not text.startswith((b"{", b"[", b"<"))


def _of_workbook(source: SourceFile, out: Path, settings: Settings, told: Progress) -> Judged:
    """Read a workbook: of recorded crime as it is, of another layout written as text."""
    with tempfile.TemporaryDirectory(prefix="moorlands-book-", dir=out.parent) as folder:
        path = Path(folder, "book.csv")
        book = books.as_text(source, path, settings, told)
        if book is None:
            return recorded.read(source, out, settings, told)
        keys = keys_of(book.columns)
        layout = max(book.layouts, key=lambda layout: layout.held(keys))
        published = keys_of(layout.published)
        refuse_personal(source.name, [c for c in book.columns if column_key(c) not in published])
        given = replace(source, path=path, above=book.above, profiled=True)
        judged = layout.reader()(given, out, settings, None)
    rows = [profiled.where(row, book.lines, book.sheets) for row in judged.quarantine]
    said = [*books.notices(book), *judged.notices]
    return replace(judged, source=source, quarantine=rows, notices=said)


def _is_text(path: Path, reader: Read) -> bool:
    """Tell whether a file is a table of text: neither shapes nor a workbook."""
    with path.open("rb") as file:
        return reader not in (outlines.read, map_lines.read) and file.read(2) != b"PK"


def unused(path: Path) -> str | None:
    """Return what a file holds that is known and of no use here, or None."""
    header = read_header(path)
    if header is None:
        return None
    keys = {column_key(name) for name in header.columns}
    return next((what for what, names in _UNUSED.items() if keys_of(names) <= keys), None)


def _reader(source: SourceFile) -> tuple[Read, int]:
    """Return what reads a file, and how many lines of a title stand above its column names."""
    with source.path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\xef\xbb\xbf \t\r\n\0"):
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    if outlines.looks_like(source.path):
        return map_lines.read if map_lines.looks_like(source.path) else outlines.read, 0
    if recorded.looks_like(source.path):
        return recorded.read, 0
    if open_names.looks_like(source.path):
        return open_names.read_square, 0
    _refuse_foreign(source.name, head)
    header, found = _placed(source, head)
    keys = keys_of(header.columns)
    layout = max(found, key=lambda layout: layout.held(keys))
    published = keys_of(layout.published)
    refuse_personal(source.name, [c for c in header.columns if column_key(c) not in published])
    return layout.reader(), header.above


def _placed(source: SourceFile, head: bytes) -> tuple[Header, list[Known]]:
    """Return the line of column names and the layouts that have them; raise Refusal for none."""
    layouts, lines = known(), list(islice(headers(source.path), _TITLE_LINES))
    if not lines:
        raise Refusal(source.name, "The file is empty.", _AGAIN)
    for header in lines:
        _hold_width(source.name, header)
    for place, header in enumerate(lines):
        if found := [layout for layout in layouts if layout.recognises(header.columns)]:
            _hold_title(source.name, header, lines[:place])
            return replace(header, above=header.line - 1 if place else 0), found
    if _is_binary(head):
        raise Refusal(source.name, "This is not a text file.", _AS_CSV)
    raise closest.no_layout(source.name, lines)


def _hold_width(name: str, header: Header) -> None:
    """Raise Refusal for a line of more values than any table has columns: line ends are lost."""
    if len(header.columns) > _MOST_COLUMNS:
        raise Refusal(
            name,
            f"Line {header.line} has more than {_MOST_COLUMNS:,} values, and no layout has so many "
            "columns.",
            "Send the file again: its line ends are lost, or it is no table.",
        )


def _hold_title(name: str, header: Header, above: Sequence[Header]) -> None:
    """Raise Refusal where a line above the column names is filled as rows are, not as titles."""
    rows = [each.line for each in above if each.filled > max(header.filled // 2, 1)]
    if rows:
        raise Refusal(
            name,
            f"The column names stand on line {header.line}, and line {rows[0]} above them is "
            "filled like a row.",
            f"Delete the lines above line {header.line}, if they are no rows, and send it again.",
        )


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


def _is_binary(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f" for byte in head)
    return controls * 50 > len(head)
