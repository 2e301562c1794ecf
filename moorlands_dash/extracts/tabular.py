"""Tables that partners send as CSV, read as text with true line numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from moorlands_dash.extracts.areas import coded
from moorlands_dash.extracts.blanks import emptied, is_blank
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.header import Header, above_and_beside, column_key, read_header
from moorlands_dash.extracts.model import Progress, Refusal, SourceFile
from moorlands_dash.extracts.records import read_records
from moorlands_dash.partnership import Settings
from moorlands_dash.sources.model import CODES, row_numbers

_CODES = frozenset(map(column_key, CODES))
_AREA = "area_code"
MOST_ROWS = 2_000_000
"""Small tables are held in memory; national tables of wards by year have about 200,000 rows."""


@dataclass(frozen=True)
class Places:
    """Where each wanted column stands in a row."""

    of: dict[str, int]
    """Our name -> position, for the columns found."""
    unknown: tuple[str, ...]
    """Headings that are not part of the layout."""
    named: dict[str, list[int]] = field(default_factory=dict)
    """Our name -> where its name stands, where `of` is its code: read where that is blank."""

    def pick(self, row: Sequence[str]) -> list[str]:
        """Return the wanted cells of one row, without spaces round them, in the order of `of`."""
        if not self.named:
            return [row[place].strip() for place in self.of.values()]
        return [self._first(row, column) for column in self.of]

    def _first(self, row: Sequence[str], column: str) -> str:
        cells: list[str] = [
            row[place].strip() for place in (self.of[column], *self.named.get(column, ()))
        ]
        return next((cell for cell in cells if not is_blank(cell)), cells[0])


def holds(columns: Sequence[str], wanted: Collection[str]) -> bool:
    """Tell whether all wanted columns stand in a header, in any order, case and spacing."""
    return {column_key(name) for name in wanted} <= {column_key(name) for name in columns}


def find_places(
    names: Sequence[str],
    spellings: Mapping[str, Sequence[str]],
    optional: Collection[str],
    source: SourceFile,
) -> Places:
    """Find each column by any of its spellings; raise Refusal for a missing or repeated one."""
    keys = [column_key(name) for name in names]
    places: dict[str, int] = {}
    named: dict[str, list[int]] = {}
    for column, others in spellings.items():
        known = {column_key(spelling) for spelling in (column, *others)}
        found = [place for place, key in enumerate(keys) if key in known]
        found.sort(key=lambda place: keys[place] not in _CODES)
        if len(found) > 1:
            _hold_code(found, names, column, source)
            named[column] = found[1:]
        if found:
            places[column] = found[0]
        elif column not in optional:
            raise Refusal(
                source.name,
                f"The column “{column}” is missing.",
                "Add it; data/README.md shows the layout with an example.",
                column,
            )
    taken = set(places.values()).union(*named.values())
    first = int(row_numbers(names))
    unknown = (names[i].strip() for i in range(first, len(keys)) if i not in taken and keys[i])
    return Places(places, tuple(unknown), named)


def _hold_code(found: Sequence[int], names: Sequence[str], column: str, source: SourceFile) -> None:
    """Raise Refusal for a column that is there again, and not as its code and its name."""
    keys = [column_key(names[place]) for place in found]
    if keys[0] not in _CODES or len(set(keys)) < len(keys):
        raise Refusal(
            source.name,
            f"The column “{names[found[0]].strip()}” is there {len(found)} times.",
            "Keep one of them; data/README.md shows the layout.",
            column,
        )


def read_table(
    source: SourceFile,
    spellings: Mapping[str, Sequence[str]],
    optional: Collection[str],
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[pd.DataFrame, Sifting]:
    """Read a small CSV table as text.

    Returns the frame (a column for each of `spellings`, "" where blank, by a word such as NA too,
    or where an optional column is absent; index = line in the file) and the sifting, which holds
    the rows that don't fit the header. Raises Refusal for a file without its columns or too large.
    """
    sifting = Sifting(source)
    header = opened(source, settings)
    places = find_places(header.columns, spellings, optional, source)
    sifting.note_unread(places.unknown)
    sifting.notices += [
        f"“{column}” is there as code and as name: the code was taken." for column in places.named
    ]
    lines: list[int] = []
    rows: list[list[str]] = []
    for line, row in table_rows(header, sifting, settings, progress):
        lines.append(line)
        rows.append(places.pick(row))
        if len(rows) > MOST_ROWS:
            reason = f"The file has more than {MOST_ROWS:,} rows."
            raise Refusal(source.name, reason, "Split it into several files.")
    frame = pd.DataFrame(rows, columns=list(places.of), index=lines, dtype="str")
    sifting.found = frame.reindex(columns=list(spellings), fill_value="")
    return _with_codes(emptied(sifting.found), source), sifting


def _with_codes(rows: pd.DataFrame, source: SourceFile) -> pd.DataFrame:
    """Return rows with the code of an area where its name stands in place of it."""
    if _AREA not in rows or not source.areas:
        return rows
    codes = {name: coded(name, source.areas) for name in rows[_AREA].unique()}
    return rows.assign(**{_AREA: rows[_AREA].map(codes).astype("str")})


def opened(source: SourceFile, settings: Settings) -> Header:
    """Return a CSV file's header; raise Refusal where there is none or the file is too large."""
    if source.size > settings.limits.file_mb * 1_000_000:
        raise Refusal(
            source.name,
            f"The file is larger than {settings.limits.file_mb:,} MB.",
            "Split it, or raise limits.file_mb in the settings.",
        )
    header = read_header(source.path, source.above)
    if header is None:
        reason = "The file has no header line."
        raise Refusal(source.name, reason, "Send it again, with the names of its columns.")
    return header


def table_rows(
    header: Header, sifting: Sifting, settings: Settings, progress: Progress | None = None
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that fits the header, with its line; count all and quarantine the others.

    Rows of empty cells alone are passed over like blank lines.
    """
    sifting.notices += [] if sifting.source.profiled else above_and_beside(header)
    windows = False
    source, width = sifting.source, len(header.columns)
    records = read_records(
        source.path,
        header.end,
        header.line + 1,
        width,
        progress,
        header.separator,
        settings.limits.row_bytes,
    )
    for record in records:
        windows = windows or record.windows
        if record.fields is None:
            sifting.set_aside(record)
        elif any(field.strip() for field in record.fields):
            sifting.rows_in += 1
            yield record.line, record.fields
    if windows:
        sifting.notices.append(
            "The file is not in UTF-8; it was read as Windows text. Check letters with accents."
        )
