"""How far a workbook's cells reach: told from the corners, before anything makes room for them."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from moorlands_dash.extracts import recorded, workbooks
from moorlands_dash.extracts.extents import TooLongError, cells_spanned
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import load_settings

EMPTY = '<table:table-cell table:number-columns-repeated="{0}"/>'
FILLED = '<table:table-cell office:value-type="string"{0}><text:p>x</text:p></table:table-cell>'
WIDE = FILLED.format(' table:number-columns-repeated="16384"')

MOST = load_settings().limits.workbook_cells
LONGEST = load_settings().limits.row_bytes


def packed(path: Path, sheet: str, name: str = "xl/worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, sheet)
    return path


def spanned(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return cells_spanned(archive, MOST, LONGEST)


@pytest.mark.parametrize(
    ("cells", "most"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>1</v></c></row>', 9),
        ('<x:row r="2"><x:c s="1" r="AA2"><x:v>1</x:v></x:c></x:row>', 54),
        ("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>", 16_384 << 20),
        ('<c r="A1"><v>1</v></c><c r="XFD1" s="4"/><row r="1048576" ht="15"/>', 1),
        ("<cols><col min='1' max='16384'/></cols><dimension ref='A1:XFD1048576'/>", 0),
    ],
)
def test_an_excel_sheet_spans_to_its_furthest_column_and_row(
    tmp_path: Path, cells: str, most: int
) -> None:
    assert spanned(packed(tmp_path / "a.xlsx", f"<sheetData>{cells}</sheetData>")) == most


def test_cells_that_name_no_place_are_counted_where_they_stand(tmp_path: Path) -> None:
    rows = "<row>" + "<c><v>1</v></c>" * 4 + "</row>"
    assert spanned(packed(tmp_path / "a.xlsx", rows * 3)) == 12
    hidden = '<c a=">" r="XFD1"><v>1</v></c><c a="<" r = "A1048576"><v>1</v></c>'
    assert spanned(packed(tmp_path / "c.xlsx", hidden)) > MOST
    far = '<row r="1048576"><c><v>1</v></c></row>' + "<row>" + "<c><v>1</v></c>" * 9000 + "</row>"
    assert spanned(packed(tmp_path / "b.xlsx", far)) > MOST


def test_a_table_of_cells_that_name_no_place_is_no_giant(tmp_path: Path) -> None:
    rows = "<row>" + "<c><v>1</v></c>" * 9 + "</row>"
    assert spanned(packed(tmp_path / "a.xlsx", rows * 20_000)) <= 9 * 20_000


def test_a_corner_beyond_the_first_piece_is_seen(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 60_000))
    path = packed(tmp_path / "a.xlsx", rows + '<row r="60000"><c r="D60000"><v>1</v></c></row>')
    assert spanned(path) == 240_000


@pytest.mark.parametrize(
    ("rows", "most"),
    [
        (f"<table:table-row>{FILLED.format('') * 3}</table:table-row>" * 2, 6),
        (
            f"<table:table-row>{FILLED.format('')}{EMPTY.format(16383)}</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048575">'
            f"{EMPTY.format(16384)}</table:table-row>",
            1,
        ),
        (
            f'<table:table-row table:number-rows-repeated="1048576">{WIDE}</table:table-row>',
            16_384 * 1_048_576,
        ),
        (
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell a="<>" '
            'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
            "</table:table-row>",
            16_384 * 1_048_576,
        ),
        (
            '<table:table-row table:number-rows-repeated="1048575"/><table:table-row>'
            f"{EMPTY.format(16383)}{FILLED.format('')}</table:table-row>",
            16_384 * 1_048_576,
        ),
    ],
)
def test_an_open_document_sheet_spans_to_its_last_cell_with_a_value(
    tmp_path: Path, rows: str, most: int
) -> None:
    sheet = f'<table:table table:name="a">{rows}</table:table>'
    assert spanned(packed(tmp_path / "a.ods", sheet, "content.xml")) == most


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATED = (
    f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/{{}}" Target="{{}}"/>'
    "</Relationships>"
)
CORNERS = (
    f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)


def sparse(path: Path) -> Path:
    """Write a workbook of two cells in opposite corners."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", RELATED.format("officeDocument", "xl/workbook.xml"))
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", RELATED.format("worksheet", "worksheets/sheet1.xml")
        )
        archive.writestr("xl/worksheets/sheet1.xml", CORNERS)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return path


def test_two_cells_in_opposite_corners_are_refused(tmp_path: Path) -> None:
    path = sparse(tmp_path / "sparse.xlsx")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    with pytest.raises(Refusal, match="Delete what stands far from the table"):
        recorded.read(source, tmp_path / "part.parquet", load_settings())


@pytest.mark.slow
def test_they_are_checked_within_the_memory_there_is(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits of memory are Unix's")
    path = sparse(tmp_path / "sparse.xlsx")
    command = ["--home", str(tmp_path / "home"), "check", str(path)]
    ended = subprocess.run(
        [sys.executable, "-m", "moorlands_dash", *command],
        capture_output=True,
        text=True,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (8_000_000_000, 8_000_000_000)),
    )
    assert ended.returncode == 1
    assert "sparse.xlsx: The cells of a sheet reach over" in ended.stdout + ended.stderr


def records(*cells: tuple[int, int]) -> bytes:
    """Return a sheet of an XLSB workbook: the rows and columns of its cells, from 0."""
    found = b"\x81\x01\x00"
    for row, column in cells:
        found += b"\x00\x19" + row.to_bytes(4, "little") + bytes(21)
        found += b"\x05\x10" + column.to_bytes(4, "little") + bytes(12)
    return found + b"\x92\x01\x00"


@pytest.mark.parametrize(
    ("cells", "most"),
    [(((0, 0), (2, 3)), 12), (((0, 0), (1_048_575, 16_383)), 16_384 << 20), ((), 0)],
)
def test_a_binary_sheet_spans_to_its_furthest_column_and_row(
    tmp_path: Path, cells: tuple[tuple[int, int], ...], most: int
) -> None:
    path = tmp_path / "a.xlsb"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", records(*cells))
        archive.writestr("xl/printerSettings/printerSettings1.bin", bytes(range(256)) * 9)
    assert spanned(path) == most


def test_the_settings_say_how_far_a_sheet_may_reach(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.xlsx", '<row r="5"><c r="D5"><v>1</v></c></row>')
    limits = load_settings().limits.model_copy(update={"workbook_cells": 19})
    few = load_settings().model_copy(update={"limits": limits})
    source = SourceFile(path, path.name, "", 1)
    with pytest.raises(Refusal, match=r"more than 19 cells.*limits\.workbook_cells"):
        next(workbooks.sheets(source, few))


def test_whoever_looks_for_the_corners_may_be_stopped(tmp_path: Path) -> None:
    def stop(_: float) -> None:
        raise TimeoutError

    path = packed(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>' * 30_000)
    with zipfile.ZipFile(path) as archive, pytest.raises(TimeoutError):
        cells_spanned(archive, MOST, LONGEST, stop)


SHEET, SHARED = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "head", "unit", "times"),
    [
        # One cell of 3 MB, where a cell's own text may have 1 MB.
        (SHEET, '<row r="1"><c r="A1" t="inlineStr"><is><t>', "a" * 1_000_000, 3),
        (SHARED, "<sst><si><t>", "a" * 1_000_000, 3),
        ("content.xml", "<table:table-row><table:table-cell><text:p>", "a" * 1_000_000, 3),
        # A row of 18 MB, and a shared text of as much, of pieces that are short each.
        (SHEET, '<row r="1">', '<c r="A1"><is><t>' + "a" * 900_000 + "</t></is></c>", 20),
        (SHARED, "<sst><si>", "<r><t>" + "a" * 900_000 + "</t></r>", 20),
        # The same with a prefix, as some writers have it, which readers pass over.
        (SHEET, "<x:row>", "<x:c><x:is><x:t>" + "a" * 900_000 + "</x:t></x:is></x:c>", 20),
    ],
)
def test_a_cell_or_a_row_without_an_end_is_refused_as_it_comes(
    tmp_path: Path, name: str, head: str, unit: str, times: int
) -> None:
    path = packed(tmp_path / "a.xlsx", head + unit * times, name)
    with pytest.raises(TooLongError):
        spanned(path)
    with pytest.raises(Refusal, match=r"longer than 1,024 KB.*limits\.row_kb"):
        next(workbooks.sheets(SourceFile(path, path.name, "", 1), load_settings()))


@pytest.mark.slow
def test_long_sheets_of_short_rows_are_no_long_row(tmp_path: Path) -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>' + "a" * 900_000 + "</t></is></c></row>"
    assert spanned(packed(tmp_path / "a.xlsx", f"<sheetData>{row * 25}</sheetData>", SHEET)) == 1
    prefixed = row.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    assert spanned(packed(tmp_path / "d.xlsx", f"<x:sheetData>{prefixed * 25}", SHEET)) == 1
    # What stands behind the rows, or in no sheet, is no part of one.
    links = "<hyperlinks>" + '<hyperlink ref="A1"/>' * 1_000_000 + "</hyperlinks>"
    assert spanned(packed(tmp_path / "b.xlsx", f"{row}{links}", SHEET)) == 1
    picture = b"\0" * 3_000_000
    with zipfile.ZipFile(tmp_path / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.emf", picture)
    assert spanned(tmp_path / "c.xlsx") == 0
