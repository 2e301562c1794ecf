"""A journal as a file of lines: what kept it before there was a database, and its export."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moorlands_dash.store.columns_kept import as_cells, from_cell
from moorlands_dash.store.entries import Declared, Entry, Pages, of
from moorlands_dash.store.home import Home, StoreError


@dataclass(frozen=True)
class Line:
    """One line of such a file."""

    number: int
    text: str
    values: dict[str, Any] | None
    """What it holds, by column; None where it is no entry."""


def lines(journal: Declared[Any], content: bytes) -> tuple[list[Line], bytes]:
    """Return the lines of a file, and the last one where it was never finished.

    A line from before there were columns of its time holds them empty.
    """
    whole, _, torn = content.rpartition(b"\n")
    texts = whole.decode("utf-8-sig", errors="replace").split("\n")
    return list(_lines(journal, texts)), torn


def _lines(journal: Declared[Any], texts: Iterable[str]) -> Iterator[Line]:
    layouts = _layouts(journal)
    for number, text in enumerate(texts, start=1):
        try:
            cells = next(csv.reader([text.removesuffix("\r")], strict=True), [])
            if cells and cells not in layouts:
                yield Line(number, text, _values(journal, cells, layouts))
        except (ValueError, csv.Error):
            yield Line(number, text, None)


def _layouts(journal: Declared[Any]) -> list[list[str]]:
    """Return the columns of the file as it is exported, as it was, and before it was named."""
    before = [name for name in journal.columns if name not in journal.since]
    return [list(journal.columns), before, before[:-1]]


def _values(
    journal: Declared[Any], cells: list[str], layouts: Sequence[list[str]]
) -> dict[str, Any]:
    columns = next((each for each in layouts if len(each) == len(cells)), None)
    if columns is None:
        raise ValueError("of no layout")
    read = dict(zip(columns, cells, strict=True))
    return {
        name: from_cell(read[name], journal.kept[name]) if name in read else _empty(journal, name)
        for name in journal.columns
    }


def _empty(journal: Declared[Any], name: str) -> str | None:
    return "" if journal.kept[name].kind == "text" else None


def pages_of(journal: Declared[Entry], home: Home, whose: str) -> Pages[Entry]:
    """Return what a home of before holds that nobody may write to."""
    found, torn = lines(journal, content_of(home.folder / journal.file))
    entries = [journal.entry(**line.values) for line in found if line.values is not None]
    unreadable = tuple(line.number for line in found if line.values is None)
    return pages_for(entries, whose, unreadable, torn=bool(torn))


def pages_for(
    entries: Sequence[Entry], whose: str, unreadable: tuple[int, ...], *, torn: bool = False
) -> Pages[Entry]:
    """Return the entries of one partnership; those from before they were named are anybody's."""
    named = [of(entry, entry.partnership or whose, entry.by) for entry in entries]
    ours = tuple(entry for entry in named if not whose or entry.partnership == whose)
    return Pages(ours, unreadable, torn, len(named) - len(ours))


def content_of(path: Path) -> bytes:
    """Return what a file holds, nothing where there is none; raise StoreError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}).") from error


def exported(journal: Declared[Entry], pages: Pages[Entry]) -> bytes:
    """Return a journal as a CSV file: the header and a line an entry."""
    buffer = io.StringIO()
    rows = csv.writer(buffer, lineterminator="\n")
    rows.writerow(journal.columns)
    for entry in pages.entries:
        rows.writerow(as_cells([getattr(entry, name) for name in journal.columns]))
    return buffer.getvalue().encode("utf-8", errors="replace")
