"""Tables are found below their titles, in text, workbooks and JSON alike."""

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.extracts.profiled.sheets import found, joined, sheets
from moorlands_dash.partnership import load_settings
from tests.partner_files import csv_file, excel, ods

ROWS = [["A title", "", ""], [], ["Ref", "Day", "What"], ["1", "2025-01-02", "Litter"]]


def wanted(columns: Sequence[str]) -> bool:
    return {"Ref", "Day"} <= set(columns)


def test_the_names_and_the_lines_of_rows_are_the_files_own(tmp_path: Path) -> None:
    for name, write in (
        ("a.csv", csv_file(ROWS)),
        ("a.txt", csv_file(ROWS, separator="\t")),
        ("a.xlsx", excel({"Data": ROWS})),
        ("a.ods", ods({"Data": ROWS})),
    ):
        path = tmp_path / name
        write(path)
        source = SourceFile(path, name, "", path.stat().st_size)
        (sheet,) = sheets(source, load_settings())
        table = found(sheet, wanted)
        assert table is not None, name
        assert (table.line, table.columns[:2]) == (3, ["Ref", "Day"])
        assert [(row.line, (row.fields or [])[:3]) for row in table.rows] == [
            (4, ["1", "2025-01-02", "Litter"])
        ]
        assert [cells[0] for _, cells in table.above] == ["A title"]


def test_no_table_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    csv_file([["x", "y"], [1, 2]])(path)
    (sheet,) = sheets(SourceFile(path, "a.csv", "", 1), load_settings())
    assert found(sheet, wanted) is None


def test_names_on_two_lines_are_read_as_one(tmp_path: Path) -> None:
    assert joined(["", "Location", ""], ["Ref", "Easting", "Northing"]) == [
        "Ref",
        "Location Easting",
        "Location Northing",
    ]
    path = tmp_path / "a.xlsx"
    excel({"Data": [["", "Case", ""], ["Ref", "Day", "Kind"], ["1", "2025-01-02", "x"]]})(path)
    (sheet,) = sheets(SourceFile(path, "a.xlsx", "", 1), load_settings())
    table = found(sheet, lambda columns: "Case Day" in columns)
    assert table is not None
    assert (table.columns, table.line) == (["Ref", "Case Day", "Case Kind"], 2)
