"""Where the column names of a sender's table stand."""

from pathlib import Path

import pytest

from moorlands_dash.extracts.learning.heads import head_of
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.partner_files import csv_file, excel


def head(path: Path):  # type: ignore[no-untyped-def]
    return head_of(SourceFile(path, path.name, "", path.stat().st_size), load_settings(), {})


def test_the_names_are_found_below_a_title_and_totals_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = [
        ["Cases of Ascent Housing", "", ""],
        ["Printed", "01/10/2025", ""],
        ["Case Ref", "Date Opened", "ASB Type"],
        ["A1", "02/09/2025", "Noise"],
        ["Theft", "", ""],
        ["A2", "03/09/2025", "Noise"],
        ["Total", "2", ""],
    ]
    csv_file(rows)(path)
    found = head(path)
    assert (found.line, found.names) == (3, ["Case Ref", "Date Opened", "ASB Type"])
    assert [row[0] for row in found.rows] == ["A1", "A2"]
    assert found.sections
    assert found.title[0] == "Cases of Ascent Housing"


def test_of_sheets_the_one_with_most_known_names_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    table = [["Ref", "Date Reported", "Category", "Ward"], ["1", "2025-09-02", "Noise", "Dane"]]
    excel({"Look-up": [["Code", "Meaning"], ["N", "Noise"]], "June": table, "July": table})(path)
    found = head(path)
    assert found.sheet == "June"
    assert found.sheets == 2


def test_a_file_without_a_table_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Dear all,\nplease find attached\n")
    with pytest.raises(Refusal, match="column"):
        head(path)
