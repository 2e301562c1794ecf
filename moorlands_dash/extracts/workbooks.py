"""Sheets of an ODS or Excel workbook, as rows of text."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from moorlands_dash.extracts.archive import FAULTS, is_workbook
from moorlands_dash.extracts.extents import TooLongError, cells_spanned
from moorlands_dash.extracts.model import Progress, Refusal, SourceFile
from moorlands_dash.partnership import Limits, Settings

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Begins old .xls files, and new ones that are locked with a password."""

Rows = Iterator[tuple[int, list[str]]]


def looks_like(path: Path) -> bool:
    """Tell whether the file is a workbook (ODS, XLSX, XLSB, XLS), whole or not."""
    with path.open("rb") as handle:
        head = handle.read(len(OLE_MAGIC))
    return head == OLE_MAGIC or is_workbook(path)


def sheets(
    source: SourceFile, settings: Settings, progress: Progress | None = None
) -> Iterator[tuple[float, str, Iterator[tuple[int, list[str]]]]]:
    """Yield each sheet that isn't blank: the share of sheets done with it, its name, and its rows.

    A row comes with its number in the sheet, from 1; blank rows are left out.

    Raises Refusal for a workbook that is damaged, locked, or no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    _check_packing(source, settings.limits, progress)
    try:
        book = CalamineWorkbook.from_path(str(source.path))
        for place, name in enumerate(book.sheet_names, start=1):
            sheet = book.get_sheet_by_name(name)
            if sheet.start is not None:
                yield place / len(book.sheet_names), name, _rows(sheet)
    except (CalamineError, OSError) as error:
        # OSError: a part of the workbook ends too early; the file itself was read just now.
        raise _damaged(source) from error


def _check_packing(source: SourceFile, limits: Limits, progress: Progress | None) -> None:
    with source.path.open("rb") as handle:
        if handle.read(8) == OLE_MAGIC:
            return
    try:
        with zipfile.ZipFile(source.path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
            if any(item.flag_bits & 1 for item in archive.infolist()):
                raise _damaged(source)
            if unpacked > limits.workbook_mb * 1_000_000:
                raise _too_large(
                    source,
                    f"The workbook unpacks to {unpacked // 1_000_000:,} MB.",
                    "workbook_mb",
                )
            spanned = cells_spanned(archive, limits.workbook_cells, limits.row_bytes, progress)
    except TooLongError as error:
        long = f"A cell or a row of the workbook is longer than {limits.row_kb:,} KB."
        raise _too_large(source, long, "row_kb") from error
    except (*FAULTS, NotImplementedError) as error:
        raise _damaged(source) from error
    if spanned > limits.workbook_cells:
        raise _too_large(
            source,
            "The cells of a sheet reach over a rectangle of more than "
            f"{limits.workbook_cells:,} cells, most of them blank.",
            "workbook_cells",
        )


def _too_large(source: SourceFile, reason: str, limit: str) -> Refusal:
    return Refusal(
        source.name,
        reason,
        "Delete what stands far from the table, split it into a workbook a year, send CSV, or "
        f"raise limits.{limit} in the settings.",
    )


def _damaged(source: SourceFile) -> Refusal:
    return Refusal(
        source.name,
        "The workbook can't be read; it is incomplete, damaged or locked with a password.",
        "Download it again, or open it and save it as ODS or CSV without a password.",
    )


def _rows(sheet: Any) -> Rows:
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = [_text(cell) for cell in row]
        if any(cells):
            yield number, cells


def _text(cell: Any) -> str:
    """Return a cell as the spreadsheet shows it: 12.0 is "12"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
