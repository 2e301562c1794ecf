"""Workbooks of the program's own layouts, whoever wrote them."""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.recognise import read
from moorlands_dash.partnership import load_settings
from tests.partner_files import excel, ods

HEAD = ["incident_number", "called", "kind", "ward"]
ROWS = [
    ["Fires of the third quarter", "", "", ""],
    ["", "", "", ""],
    HEAD,
    ["25-1", datetime(2025, 7, 4, 23, 15), "deliberate", "Leek North"],
    ["Checked by the performance team", "", "", ""],
    ["25-2", datetime(2025, 7, 9, 0, 0), "other", ""],
    ["Total", 2, "", ""],
]


def judged(path: Path) -> tuple[object, pd.DataFrame]:
    source = SourceFile(path, path.name, "0" * 64, path.stat().st_size)
    found = read(source, path.parent / "part.parquet", load_settings())
    return found, pd.read_parquet(found.part)


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_layout_is_read_from_a_workbook_with_title_note_and_total(
    ending: str, tmp_path: Path
) -> None:
    path = tmp_path / f"fires.{ending}"
    (excel if ending == "xlsx" else ods)({"About": [["Notes"]], "Fires": ROWS})(path)
    found, rows = judged(path)
    assert found.kind == "fires"
    assert list(rows["line"]) == [4, 6], "rows of the sheet"
    assert str(rows["occurred_from"].iloc[0]) == "2025-07-04 23:15:00"
    assert [(row.line, row.total) for row in found.quarantine] == [(7, True)]
    assert any("row 3" in said for said in found.notices)


def test_sheets_of_the_same_columns_are_one_table(tmp_path: Path) -> None:
    path = tmp_path / "fires.xlsx"
    excel(
        {
            "July": [HEAD, ["25-1", datetime(2025, 7, 4), "other", ""]],
            "August": [HEAD, ["25-2", datetime(2025, 8, 4), "other", ""], ["25-3", "x", "y", ""]],
        }
    )(path)
    found, rows = judged(path)
    assert (found.rows_in, len(rows)) == (3, 2)
    (bad,) = found.quarantine
    assert (bad.line, bad.column) == (3, "sheet August: called")


def test_a_workbook_without_any_table_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    excel({"Sheet1": [["a", "b"], [1, 2]]})(path)
    with pytest.raises(Refusal, match="learn"):
        judged(path)
