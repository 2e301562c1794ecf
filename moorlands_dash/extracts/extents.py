"""How far the cells of a workbook's sheets reach, told before anything makes room for them.

A reader of workbooks makes room for the whole rectangle that a sheet's cells span: two cells in
opposite corners of 1.5 KB ask for hundreds of gigabytes. So the corners are looked for first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

MOST_CELLS = 20_000_000
"""Cells of a sheet's rectangle: six years of England and Wales have some 4 million."""
_CHUNK = 1 << 20
_LONGEST_TAG = 1 << 16

_PLACE = re.compile(rb"<(?:\w+:)?(c|row)\b[^<>]*?\sr\s*=\s*[\"']([A-Za-z]{0,4})([0-9]{1,10})[\"']")
_UNPLACED = re.compile(rb"<(?:\w+:)?(?:c|row)\b(?![^<>]*\sr\s*=)")
_ODS = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b([^<>]*)>")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"']([0-9]{1,10})[\"']")


def cells_spanned(book: zipfile.ZipFile) -> int:
    """Return the number of cells of the largest rectangle that a sheet's cells may span.

    Raises what zipfile raises for a damaged member.
    """
    return max((_spanned(book, member) for member in book.infolist()), default=0)


def _spanned(book: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Return the rectangle of one member: none where it is no sheet."""
    open_document = member.filename.endswith("content.xml")
    reach: _Repeated | _Placed = _Repeated() if open_document else _Placed()
    for piece in _pieces(book, member):
        reach.see(piece)
        if reach.spanned() > MOST_CELLS:
            break
    return reach.spanned()


def _pieces(book: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member in pieces that end between two tags."""
    rest = b""
    with book.open(member) as file:
        while chunk := file.read(_CHUNK):
            rest += chunk
            end = rest.rfind(b"<")
            if end > 0 and len(rest) - end < _LONGEST_TAG:
                yield rest[:end]
                rest = rest[end:]
            else:
                yield rest
                rest = b""
    yield rest


class _Placed:
    """The corner of an Excel sheet, whose cells name their place: <c r="B7">."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._last = self._unplaced = 0

    def see(self, piece: bytes) -> None:
        found = _PLACE.findall(piece)
        self._columns.update(letters for kind, letters, _ in found if kind == b"c")
        self._last = max(self._last, max((int(row) for _, _, row in found), default=0))
        # What names no place stands behind what came before it.
        self._unplaced += len(_UNPLACED.findall(piece))

    def spanned(self) -> int:
        width = max(map(_number, self._columns), default=0)
        if not self._unplaced:
            return width * self._last
        return (width + min(self._unplaced, _WIDEST)) * (self._last + self._unplaced)


_WIDEST = 16_384
"""Columns of an Excel sheet."""


def _number(letters: bytes) -> int:
    """Return a column's number: of B it is 2, of AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


class _Repeated:
    """The corner of an OpenDocument sheet, whose rows and cells say how often they repeat."""

    def __init__(self) -> None:
        self._row = self._column = self._width = self._widest = 0

    def see(self, piece: bytes) -> None:
        for kind, told in _ODS.findall(piece):
            if kind == b"table":
                self._row = self._width = 0
            elif kind == b"table-row":
                self._row, self._column = self._row + _times(told), 0
            else:
                self._cell(told)

    def spanned(self) -> int:
        return self._widest

    def _cell(self, told: bytes) -> None:
        self._column += _times(told)
        # Spreadsheets fill a sheet up with empty cells, each of which is closed at once.
        if b"value" in told or not told.rstrip().endswith(b"/"):
            self._width = max(self._width, self._column)
            self._widest = max(self._widest, self._width * self._row)


def _times(told: bytes) -> int:
    found = _REPEATED.search(told)
    return int(found[1]) if found else 1
