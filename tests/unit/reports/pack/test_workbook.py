"""The workbook, read back with openpyxl."""

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.workbook import workbook
from tests.unit.reports.pack.conftest import HOSTILE, hand_made


@pytest.fixture(scope="module")
def book(pack: Pack) -> Any:
    return load_workbook(io.BytesIO(workbook(pack)))


def column(sheet: Any, head: str) -> list[Any]:
    heads = next(row for row in sheet.iter_rows(min_row=6, max_row=6))
    place = next(cell.column for cell in heads if cell.value == head)
    return [sheet.cell(row, place) for row in range(7, sheet.max_row + 1)]


def test_every_table_has_its_sheet_and_the_contents_lead_to_it(book: Any, pack: Pack) -> None:
    assert book.sheetnames[:2] == ["Contents", "Notes"]
    assert len(book.sheetnames) == 2 + len(pack.tables)
    links = {
        cell.hyperlink.location.split("!")[0].strip("'")
        for row in book["Contents"].iter_rows()
        for cell in row
        if cell.hyperlink
    }
    assert links == set(book.sheetnames) - {"Contents"}


def test_a_name_that_looks_like_a_formula_stays_text(book: Any) -> None:
    found = [
        cell
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and str(cell.value).startswith(HOSTILE)
    ]
    assert found
    assert {cell.data_type for cell in found} == {"s"}
    assert not [c for s in book for row in s.iter_rows() for c in row if c.data_type == "f"]


def test_cells_are_typed(book: Any, pack: Pack) -> None:
    sheet = book[book.sheetnames[2]]
    assert sheet["A1"].value == "Targets of 2026/27"
    assert all(isinstance(cell.value, (int, float)) for cell in column(sheet, "Baseline"))
    starts = column(sheet, "From")
    assert all(isinstance(cell.value, datetime) for cell in starts)
    assert {cell.number_format for cell in starts} == {"mmm yyyy"}
    assert sheet.max_row == 6 + len(pack.tables[0].frame)


def test_shares_are_per_cent_and_counts_are_not(book: Any) -> None:
    sheet = book[book.sheetnames[2]]
    formats = [cell.number_format for cell in column(sheet, "Baseline")]
    assert "0.0%" in formats
    assert "#,##0" in formats


def test_a_column_of_hundredths_is_per_cent_in_excel_too(book: Any) -> None:
    cells = column(book["actions"], "Per cent done")
    assert {cell.number_format for cell in cells} == {"0.0%"}
    assert [cell.value for cell in cells][:1] == [0.4]


def test_rows_are_as_high_as_their_text(book: Any) -> None:
    sheet = book["Notes"]
    for row in range(5, sheet.max_row + 1):
        said = max(
            len(str(cell.value)) / width for cell, width in zip(sheet[row], (40, 110), strict=True)
        )
        # Excel's own height, 15 points, isn't written.
        assert (sheet.row_dimensions[row].height or 15) >= 13 * max(1, int(said))


def test_each_target_has_excels_own_chart_of_its_rows(book: Any, pack: Pack) -> None:
    drawn = {name: len(book[name]._charts) for name in ("trajectory", "survey")}
    (path,) = [table.frame for table in pack.tables if table.name == "trajectory"]
    assert drawn["trajectory"] == path["target_id"].nunique() > 1
    assert drawn["survey"] == 1
    series = book["trajectory"]._charts[0].series
    assert [len(one.val.numRef.f) > 10 for one in series] == [True] * 3


def test_a_head_and_a_cell_are_those_of_the_declaration(book: Any) -> None:
    sheet = book[book.sheetnames[2]]
    assert column(sheet, "Kind")[0].value == "Reduce the count to the target"
    assert column(sheet, "Theme")[0].value == "Theft and burglary"
    chance, needed = column(sheet, "Chance")[0], column(sheet, "Needed a month, at most")[0]
    assert (chance.value, chance.number_format) == (0.93, "0.0%")
    assert (needed.value, needed.number_format) == (35.3, "#,##0.00")
    asked = book["survey"]
    assert {cell.number_format for cell in column(asked, "Promised")} == {"0.0%"}
    assert [cell.value for cell in column(asked, "Asked (people)")][:2] == [508, 514]


def test_the_notes_say_what_each_column_means(book: Any) -> None:
    told = {row[0].value: row[1].value for row in book["Notes"].iter_rows(min_row=5)}
    assert told["Column of residents: Difference"] == (
        "The share less that of the wave before. Unit: percentage points."
    )


def test_every_sheet_says_whose_it_is_and_of_which_snapshot(book: Any) -> None:
    for sheet in book:
        said = " ".join(str(sheet.cell(row, 1).value) for row in range(1, 6))
        assert "20261101-080000-abcdef01" in said
        assert "Demonstration data (invented)" in said
        assert "Demonstration data" in sheet.oddFooter.left.text


def test_what_is_not_known_is_an_empty_cell(book: Any) -> None:
    sheet = book[book.sheetnames[2]]
    assert None in [cell.value for cell in column(sheet, "Chance")]


def test_the_same_pack_gives_the_same_bytes(pack: Pack) -> None:
    assert workbook(pack) == workbook(hand_made())
