"""Tables that partners send as CSV, read as text with true line numbers.

A file of any bytes gives rows, quarantined lines or a refusal, and never a crash. Quoted cells may
hold line breaks; a quotation mark that is never closed costs its own line only, not the rest of
the file.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Progress, Refusal, SourceFile
from moorlands_dash.partnership import Settings

LONGEST_LINE = 1_000_000
LINES_IN_A_CELL = 20
"""A cell with more line breaks than this is taken for a quotation mark that was never closed."""
MOST_ROWS = 2_000_000
"""Small tables are held in memory; national tables of wards by year have about 200,000 rows."""

_OPEN_QUOTE = "unexpected end of data"
_SAVE_AS_CSV = "Save the table as “CSV UTF-8” in the spreadsheet program and send that."


def column_key(name: str) -> str:
    """Return a column's name without letter case, spaces, hyphens or byte-order mark.

    "Financial Year", "financial_year" and "FINANCIAL-YEAR" are all "financial_year".
    """
    return re.sub(r"[\s_\-]+", "_", name.replace("\ufeff", "").strip().casefold()).strip("_")


def holds(columns: Sequence[str], wanted: set[str]) -> bool:
    """Tell whether all wanted keys stand among a file's columns."""
    return wanted <= {column_key(name) for name in columns}


def text_encoding(source: SourceFile) -> str:
    """Return "utf-8-sig" or "cp1252" for a text file; raise Refusal for one that isn't text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8-sig"
    with source.path.open("rb") as handle:
        while chunk := handle.read(1 << 20):
            if b"\0" in chunk:
                raise Refusal(source.name, "This is not a text file.", _SAVE_AS_CSV)
            if encoding == "cp1252":
                continue
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                encoding = "cp1252"
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        encoding = "cp1252"
    return encoding


def records(
    source: SourceFile, encoding: str, progress: Progress | None = None
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield each record with the line on which it begins; None where its quotes don't close.

    Blank lines are yielded as records of one empty field. Raises Refusal for a line that no
    table has.
    """
    with source.path.open("r", encoding=encoding, errors="replace", newline="") as handle:
        yield from _joined(_lines(handle, source, progress))


def _lines(handle: Any, source: SourceFile, progress: Progress | None) -> Iterator[str]:
    seen = 0
    for number, line in enumerate(iter(lambda: handle.readline(LONGEST_LINE), ""), start=1):
        if len(line) >= LONGEST_LINE:
            reason = f"Line {number:,} is longer than {LONGEST_LINE:,} characters: not a table."
            raise Refusal(source.name, reason, _SAVE_AS_CSV)
        seen += len(line)
        if progress and number % 50_000 == 0:
            progress(min(seen / max(source.size, 1), 1.0))
        yield line


def _joined(lines: Iterator[str]) -> Iterator[tuple[int, list[str] | None]]:
    waiting: deque[str] = deque()
    number, width = 0, 0
    while line := waiting.popleft() if waiting else next(lines, ""):
        number += 1
        if '"' not in line:
            fields: list[str] | None = line.rstrip("\r\n").split(",")
            held = [line]
        else:
            held = [line]
            fields = _parsed(held)
            while fields is None and len(held) <= LINES_IN_A_CELL:
                more = waiting.popleft() if waiting else next(lines, "")
                if not more:
                    break
                held.append(more)
                fields = _parsed(held) if '"' in more else None
        width = width or len(fields or ())
        if len(held) > 1 and (fields is None or len(fields) != width):
            waiting.extendleft(reversed(held[1:]))
            yield number, None
        else:
            yield number, fields
            number += len(held) - 1


def _parsed(lines: list[str]) -> list[str] | None:
    """Return the fields of one record, or None where a quotation mark is still open."""
    try:
        return next(csv.reader(lines, strict=True))
    except csv.Error as error:
        if _OPEN_QUOTE in str(error) or len(lines) > 1:
            return None
    try:
        return next(csv.reader(lines))
    except csv.Error:
        return None


@dataclass(frozen=True)
class Header:
    """Where each wanted column stands in a record."""

    places: dict[str, int]
    """Our name -> position, for the columns found."""
    width: int
    unknown: tuple[str, ...] = ()
    """Headings that are not part of the layout."""

    def pick(self, record: Sequence[Any]) -> list[Any]:
        """Return the wanted cells of one record, in the order of `places`."""
        return [record[place] for place in self.places.values()]


def find_header(
    names: Sequence[str],
    spellings: Mapping[str, Sequence[str]],
    optional: Iterable[str],
    source: SourceFile,
) -> Header:
    """Find each column by any of its spellings; raise Refusal for a missing or repeated one."""
    keys = [column_key(name) for name in names]
    places: dict[str, int] = {}
    for column, known in spellings.items():
        found = [place for place, key in enumerate(keys) if key in (column, *known)]
        if len(found) > 1:
            raise Refusal(
                source.name,
                f"The column “{names[found[0]].strip()}” is there {len(found)} times.",
                "Keep one of them; data/README.md shows the layout.",
                column,
            )
        if found:
            places[column] = found[0]
        elif column not in optional:
            raise Refusal(
                source.name,
                f"The column “{column}” is missing.",
                "Add it; data/README.md shows the layout with an example.",
                column,
            )
    taken = set(places.values())
    unknown = tuple(n.strip() for i, n in enumerate(names) if i not in taken and keys[i])
    return Header(places, len(names), unknown)


def read_table(
    source: SourceFile,
    spellings: Mapping[str, Sequence[str]],
    optional: Sequence[str],
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[pd.DataFrame, Sifting]:
    """Read a small CSV table as text.

    Returns the frame (a column for each of `spellings`, "" where blank or where an optional
    column is absent; index = line in the file) and the sifting, which holds the rows that don't
    fit the header. Raises Refusal for a missing column, a file too large, or bytes that are no
    text.
    """
    sifting = Sifting(source)
    found = csv_records(source, settings, sifting, progress)
    line, names = next(found, (0, None))
    if names is None:
        raise Refusal(
            source.name, "The file has no header line.", "Send it again, with its header."
        )
    header = find_header(names, spellings, optional, source)
    sifting.note_unread(header.unknown)
    lines: list[int] = []
    rows: list[list[str]] = []
    for line, record in found:
        kept = sifting.fit(line, record, header.width)
        if sifting.rows_in > MOST_ROWS:
            reason = f"The file has more than {MOST_ROWS:,} rows."
            raise Refusal(source.name, reason, "Split it into several files.")
        if kept is not None:
            lines.append(line)
            rows.append([cell.strip() for cell in header.pick(kept)])
    frame = pd.DataFrame(rows, columns=list(header.places), index=lines, dtype="str")
    sifting.found = frame.reindex(columns=list(spellings), fill_value="")
    return sifting.found, sifting


def csv_records(
    source: SourceFile, settings: Settings, sifting: Sifting, progress: Progress | None = None
) -> Iterator[tuple[int, list[str] | None]]:
    """Yield the records of a CSV file that aren't blank, each with its line; note the encoding."""
    if source.size > settings.limits.file_mb * 1_000_000:
        raise Refusal(
            source.name,
            f"The file is larger than {settings.limits.file_mb:,} MB.",
            "Split it, or raise limits.file_mb in the settings.",
        )
    encoding = text_encoding(source)
    if encoding == "cp1252":
        sifting.notices.append(
            "The file is not in UTF-8; it was read as Windows text. Check letters with accents."
        )
    for line, record in records(source, encoding, progress):
        if record is None or any(cell.strip() for cell in record):
            yield line, record
