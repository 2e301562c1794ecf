"""Workbooks: sheets as rows of text, and what is no whole workbook refused."""

import zipfile
from pathlib import Path

import pandas as pd
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from moorlands_dash.extracts import recorded
from moorlands_dash.extracts.archive import is_archive
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.workbooks import sheets
from moorlands_dash.partnership import load_settings
from tests.partner_files import ods

HEADER = (
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

OURS = ("Staffordshire", "Staffordshire Moorlands")

THEFT = ("Theft from a vehicle", "Theft offences", "Vehicle offences", "45")


def row(year: str, quarter: object, count: object, csp: str = OURS[1]) -> tuple[object, ...]:
    return (year, quarter, OURS[0], csp, *THEFT, count)


def workbook(path: Path, sheets: dict[str, list[tuple[object, ...]]]) -> Path:
    book = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for cells in rows:
            line = TableRow()
            for value in cells:
                if isinstance(value, int):
                    cell = TableCell(valuetype="float", value=value)
                else:
                    cell = TableCell(valuetype="string")
                cell.addElement(P(text=str(value)))
                line.addElement(cell)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


def read(path: Path) -> tuple[Judged, pd.DataFrame]:
    out = path.with_suffix(".parquet")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    judged = recorded.read(source, out, load_settings())
    assert judged.rows_in == judged.rows_accepted + len(judged.quarantine)
    return judged, pd.read_parquet(out)


def test_the_line_is_the_row_of_the_sheet_and_the_column_names_the_sheet(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "csp.ods",
        {"2024-25": [("Title",), HEADER, row("2024/25", 1, 3), row("2024/25", 2, "..")]},
    )
    judged, rows = read(path)
    assert len(rows) == 1
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (4, "sheet 2024-25: offences", "..")


def test_a_truncated_locked_or_other_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.ods", {"2024-25": [HEADER, row("2024/25", 1, 3)]})
    cut = tmp_path / "cut.ods"
    cut.write_bytes(whole.read_bytes()[:700])
    locked = tmp_path / "locked.xlsx"
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
    other = workbook(tmp_path / "other.ods", {"Sheet1": [("Area", "Count"), ("Leek", 3)]})
    for path, words in ((cut, "incomplete"), (locked, "password"), (other, "No table of recorded")):
        assert recorded.looks_like(path)
        with pytest.raises(Refusal, match=words) as refused:
            read(path)
        assert refused.value.file == path.name


def test_a_zip_of_extracts_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "extracts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("2025-01/2025-01-staffordshire-street.csv", "Crime ID,Month\n")
    assert not recorded.looks_like(path)


def written(path: Path, rows: list[tuple[object, ...]]) -> Path:
    """Write an Excel workbook as pandas does, by openpyxl."""
    frame = pd.DataFrame(rows, columns=list(HEADER))
    frame.to_excel(path, index=False, sheet_name="2024-25", engine="openpyxl")
    return path


def packed_anew(path: Path, first: str) -> Path:
    """Pack a workbook again with one of its members first."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(members, key=lambda name: name != first):
            archive.writestr(name, members[name])
    return path


@pytest.mark.parametrize(
    "first", ["[Content_Types].xml", "docProps/app.xml", "xl/workbook.xml", "xl/styles.xml"]
)
def test_a_workbook_is_one_whichever_member_stands_first(tmp_path: Path, first: str) -> None:
    rows = [row("2024/25", quarter, 3) for quarter in (1, 2, 3, 4)]
    path = packed_anew(written(tmp_path / "csp.xlsx", rows), first)
    assert recorded.looks_like(path)
    assert not is_archive(path)
    judged, found = read(path)
    assert (judged.rows_accepted, found["offences"].sum()) == (4, 12)


def test_an_open_document_is_one_wherever_its_type_stands(tmp_path: Path) -> None:
    path = workbook(tmp_path / "csp.ods", {"2024-25": [HEADER, row("2024/25", 1, 3)]})
    assert recorded.looks_like(packed_anew(path, "content.xml"))
    assert read(path)[0].rows_accepted == 1


def test_a_workbook_whose_parts_end_early_is_damaged(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.ods", tmp_path / "cut.ods"
    ods({"Data": [["Ref", "Day"], ["1", "2025-01-02"]]})(whole)
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(cut, "w") as shorter:
        for name in archive.namelist():
            content = archive.read(name)
            shorter.writestr(name, content[:9] if name == "mimetype" else content)
    source = SourceFile(cut, "cut.ods", "0" * 64, cut.stat().st_size)
    with pytest.raises(Refusal, match="incomplete, damaged or locked"):
        list(sheets(source, load_settings()))
