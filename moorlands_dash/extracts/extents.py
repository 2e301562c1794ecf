"""How far the cells of a workbook's sheets reach, told before anything makes room for them.

A reader of workbooks makes room for the whole rectangle that a sheet's cells span: two cells in
opposite corners of 1.5 KB ask for hundreds of gigabytes. So the corners are looked for first.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from os import SEEK_CUR
from typing import IO

from moorlands_dash.extracts.model import Progress

_CHUNK = 1 << 20
_LONGEST_TAG = 1 << 16
_LARGE = _CHUNK // 2
"""Bytes of a piece of which a member may have many."""

_BLANK = re.compile(rb'<(?:\w+:)?c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?(?: t="\w+")?\s*/>')
"""A cell that is but styled: nobody makes room for it."""
# Attributes are looked for wherever they stand: a "<" or ">" within another one hides none.
_CELL = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{1,4})([0-9]{1,10})[\"']")
_ROW = re.compile(rb"\br\s*=\s*[\"']([0-9]{1,10})[\"']")
_UNPLACED = re.compile(rb"<(?:\w+:)?c\b(?![^<]*\br\s*=)")
_ROW_STARTS = re.compile(rb"<(?:\w+:)?row\b")
_ODS = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)\b")
_ODS_BLANK = re.compile(rb"[^<>]*/>\s*(?:</table:[\w-]+>\s*)*")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated\s*=\s*[\"']([0-9]{1,10})[\"']")


class TooLongError(Exception):
    """One cell, or one row, of more bytes than a table's can have."""


def cells_spanned(
    book: zipfile.ZipFile, most: int, longest: int, progress: Progress | None = None
) -> int:
    """Return the number of cells of the largest rectangle that a sheet's cells may span.

    Above `most` it is no more than the first such number that shows. `progress` is told 0 again and
    again, so that it may stop what takes too long. Raises `TooLongError` for a cell of more than
    `longest` bytes, or a row of so many times that; and what zipfile raises for a damaged member.
    """
    tell = progress or (lambda _: None)
    members = book.infolist()
    return max((_spanned(book, member, most, longest, tell) for member in members), default=0)


def _spanned(
    book: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, longest: int, tell: Progress
) -> int:
    """Return the rectangle of one member: none where it is no sheet."""
    if member.filename.lower().endswith(".bin"):
        with book.open(member) as file:
            sheet = file.read(len(_BINARY_SHEET)) == _BINARY_SHEET
            return _binary(file, most) if sheet else 0
    open_document = member.filename.endswith("content.xml")
    reach: _Repeated | _Placed = _Repeated() if open_document else _Placed()
    text = _Text(longest) if member.filename.lower().endswith(".xml") else None
    for piece in _pieces(book, member):
        if text is not None:
            text.see(piece)
        if len(piece) > _LARGE:
            tell(0)
        reach.see(piece)
        if reach.spanned() > most:
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


_BEGUN = re.compile(rb"<(?:\w+:)?(?:row|table-row|si)\b")
_ENDED = re.compile(rb"</(?:\w+:)?(?:row|table-row|si)\s*>")
"""What a row, or a text that cells share, begins and ends with."""
_ROW_OF_CELLS = 16
"""Times a cell's most bytes that one row may have: most of them are tags."""


class _Text:
    """How long a cell or a row goes on, piece after piece: a reader would hold it all at once."""

    def __init__(self, most: int) -> None:
        self._most, self._cell, self._row = most, 0, 0

    def see(self, piece: bytes) -> None:
        """Add a piece; raise TooLongError where a cell or a row has gone on for too long."""
        tag = piece.rfind(b"<")
        self._cell = len(piece) - tag if tag >= 0 else self._cell + len(piece)
        starts, ends = (
            max((tag.start() for tag in tags.finditer(piece)), default=-1)
            for tags in (_BEGUN, _ENDED)
        )
        if starts > ends:
            self._row = len(piece) - starts
        elif ends >= 0:
            self._row = 0
        elif self._row:
            self._row += len(piece)
        if self._cell > self._most or self._row > _ROW_OF_CELLS * self._most:
            raise TooLongError


class _Placed:
    """The corner of an Excel sheet, whose cells name their place: <c r="B7">."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._last = self._row = self._rows = self._longest = self._going_on = 0

    def see(self, piece: bytes) -> None:
        piece = _BLANK.sub(b"", piece)
        found = _CELL.findall(piece)
        self._columns.update(letters for letters, _ in found)
        self._last = max(self._last, max((int(row) for _, row in found), default=0))
        self._row = max(self._row, max(map(int, _ROW.findall(piece)), default=0))
        self._see_unplaced(piece)

    def spanned(self) -> int:
        width = max(map(_number, self._columns), default=0)
        if not self._longest:
            return width * self._last
        # A cell that names no place stands behind what came before it.
        return (width + self._longest) * (max(self._last, self._row) + self._rows)

    def _see_unplaced(self, piece: bytes) -> None:
        """Count the cells of each row that name no place; a row may go on from the last piece."""
        rows = [len(_UNPLACED.findall(row)) for row in _ROW_STARTS.split(piece)]
        rows[0] += self._going_on
        self._going_on = rows[-1]
        self._rows += len(rows) - 1
        self._longest = max(self._longest, *rows)


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
        found = list(_ODS.finditer(piece))
        ends = [*(place.start() for place in found[1:]), len(piece)]
        for place, end in zip(found, ends, strict=False):
            told = piece[place.end() : end]
            if place[1] == b"table":
                self._row = self._width = 0
            elif place[1] == b"table-row":
                self._row, self._column = self._row + _times(told), 0
            else:
                self._cell(told)

    def spanned(self) -> int:
        return self._widest

    def _cell(self, told: bytes) -> None:
        self._column += _times(told)
        # Spreadsheets fill a sheet up with empty cells, each of which is closed at once.
        if b"value" in told or not _ODS_BLANK.fullmatch(told):
            self._width = max(self._width, self._column)
            self._widest = max(self._widest, self._width * self._row)


def _times(told: bytes) -> int:
    found = _REPEATED.search(told)
    return int(found[1]) if found else 1


_BINARY_SHEET = b"\x81\x01\x00"
"""The record that a sheet of an XLSB workbook begins with."""
_ROW_RECORD, _CELL_RECORDS = 0, range(2, 12)


def _binary(file: IO[bytes], most: int) -> int:
    """Return the rectangle of an XLSB sheet: its records give a row's number, a cell's column."""
    row = last = width = 0
    while first := file.read(1):
        record = _packed(first, file, 2)
        size = _packed(file.read(1), file, 4)
        place = int.from_bytes(file.read(min(size, 4)), "little")
        file.seek(max(size - 4, 0), SEEK_CUR)
        if record == _ROW_RECORD:
            row = place + 1
        elif record in _CELL_RECORDS:
            last, width = max(last, row), max(width, place + 1)
            if last * width > most:
                break
    return last * width


def _packed(byte: bytes, file: IO[bytes], most: int) -> int:
    """Return a whole number written in seven bits a byte, the lowest first."""
    number = 0
    for place in range(most):
        if not byte:
            raise EOFError
        number |= (byte[0] & 0x7F) << 7 * place
        if byte[0] < 0x80 or place == most - 1:
            break
        byte = file.read(1)
    return number
