"""Workbooks that came, told by words in them: read bit by bit, as some unpack to a gigabyte."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError

_CHUNK = 1 << 20
OPEN, EXCEL = "content.xml", "xl/workbook.xml"
"""The member that tells an OpenDocument workbook, and an Excel one."""
_TEXTS = (OPEN, EXCEL, "xl/sharedStrings.xml")
"""Members that hold words of cells and names of sheets; some writers leave words in the sheets."""


def words_in(path: Path, words: Collection[bytes], whose: str) -> set[bytes]:
    """Return which of some words in small letters a workbook has, in whatever letter case.

    Raises FetchError where it is no workbook, or is cut short; `whose` says whose it was to be.
    """
    found: set[bytes] = set()
    try:
        with zipfile.ZipFile(path) as book:
            for name in _texts(book):
                found |= _found(book, name, set(words) - found)
    except (*FAULTS, NotImplementedError) as error:
        raise FetchError(f"What came as {whose} workbook is none, or is cut short.") from error
    return found


def _texts(book: zipfile.ZipFile) -> list[str]:
    names = book.namelist()
    sheets = [name for name in names if name.startswith("xl/worksheets/")]
    return [name for name in _TEXTS if name in names] + sheets


def _found(book: zipfile.ZipFile, name: str, words: set[bytes]) -> set[bytes]:
    found, before = set[bytes](), b""
    with book.open(name) as text:
        while found < words and (chunk := text.read(_CHUNK).lower()):
            found |= {word for word in words if word in before + chunk}
            before = chunk[-64:]
    return found


def rows_of(path: Path, whose: str, limit: int) -> Iterator[tuple[str, list[str]]]:
    """Yield the rows of a workbook as its sheet's name and its cells as text, sheet by sheet.

    Raises FetchError where it is no workbook, is damaged, or unpacks to more than `limit` bytes.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with zipfile.ZipFile(path) as book:
            if sum(item.file_size for item in book.infolist()) > limit:
                raise FetchError(f"{whose} workbook unpacks to more than {limit:,} bytes.")
        sheets = CalamineWorkbook.from_path(str(path))
        for name in sheets.sheet_names:
            for row in sheets.get_sheet_by_name(name).to_python():
                yield name, [str(cell).strip() for cell in row]
    except (*FAULTS, NotImplementedError, CalamineError) as error:
        raise FetchError(f"What came as {whose} workbook is none, or is cut short.") from error


def is_one(given: Given, hold: Callable[[Path], None]) -> bool:
    """Tell whether a file that was given is a workbook of which `hold` finds nothing wrong."""
    if given.member or not given.is_workbook:
        return False
    try:
        hold(given.path)
    except FetchError:
        return False
    return True
