"""Recorded crime: a broken twin of a good row for each rule."""

from pathlib import Path

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from moorlands_dash.extracts import recorded
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

GOOD = {
    "Financial Year": "2024/25",
    "Financial Quarter": "1",
    "Force Name": "Staffordshire",
    "CSP Name": "Staffordshire Moorlands",
    "Offence Description": "Theft from a vehicle",
    "Offence Group": "Theft offences",
    "Offence Subgroup": "Vehicle offences",
    "Offence Code": "45",
    "Offence Count": "12",
}


def read(folder: Path, *rows: dict[str, str]) -> Judged:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path = folder / "csp.csv"
    path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return recorded.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("heading", "value", "column", "words"),
    [
        ("Financial Year", "2024", "financial_year", "both years"),
        ("Financial Year", "", "financial_year", "both years"),
        ("Financial Year", "2024/26", "financial_year", "follow the first"),
        ("Financial Quarter", "5", "quarter", "quarter"),
        ("Financial Quarter", "Spring", "quarter", "quarter"),
        ("Force Name", "", "force_name", "blank"),
        ("CSP Name", "", "csp_name", "blank"),
        ("Offence Group", "", "offence_group", "blank"),
        ("Offence Description", "", "offence_description", "blank"),
        ("Offence Count", "", "offences", "whole number"),
        ("Offence Count", "..", "offences", "whole number"),
        ("Offence Count", "1.5", "offences", "whole number"),
        ("Offence Count", "-1001", "offences", "too low"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, heading: str, value: str, column: str, words: str
) -> None:
    judged = read(tmp_path, GOOD, GOOD | {heading: value})
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, value)
    assert words in bad.reason


def test_a_row_given_twice_is_quarantined_and_another_count_is_not(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"Offence Count": "-2"}, GOOD)
    assert [q.line for q in judged.quarantine] == [4]
    assert judged.rows_accepted == 2


@pytest.mark.parametrize("missing", sorted(GOOD))
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal, match="is missing"):
        read(tmp_path, {k: v for k, v in GOOD.items() if k != missing})


def test_a_workbook_with_a_column_about_people_is_refused(tmp_path: Path) -> None:
    book = OpenDocumentSpreadsheet()
    sheet = Table(name="2024-25")
    for cells in ((*GOOD, "Date of birth"), (*GOOD.values(), "1970-01-01")):
        line = TableRow()
        for text in cells:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    path = tmp_path / "csp.ods"
    book.save(str(path))
    with pytest.raises(Refusal) as refused:
        recorded.read(SourceFile(path, path.name, "", 1), tmp_path / "p", load_settings())
    assert refused.value.column == "Date of birth"


@pytest.mark.parametrize(
    "year",
    ["2024/\u00b25", "2024/\u0662\u0665", "\u00b2024/25", "2024-2", "/", "2024/2", "2025/xx"],
)
def test_an_odd_year_sets_one_row_aside_and_the_rest_is_read(tmp_path: Path, year: str) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"Financial Year": year})
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, "financial_year", year)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Offence Group", "Total recorded crime - excluding fraud"),
        ("Offence Group", "TOTAL [note 2]"),
        ("Offence Description", "Grand total"),
        ("Offence Description", "All offences"),
        ("Offence Subgroup", "Vehicle offences total"),
        ("CSP Name", "Sub-total"),
        ("Force Name", "England and Wales"),
        ("Force Name", "Total (1)"),
    ],
)
def test_a_total_row_is_set_aside_and_said(tmp_path: Path, heading: str, name: str) -> None:
    judged = read(tmp_path, GOOD, GOOD | {heading: name})
    assert judged.rows_accepted == 1
    (bad,) = judged.quarantine
    assert (bad.line, bad.value, bad.reason) == (3, name, recorded.TOTAL)
    assert any("Total rows (rows: 1)" in notice for notice in judged.notices)


@pytest.mark.parametrize("heading", ["Offence Description", "Offence Subgroup"])
def test_all_of_a_group_is_a_total_only_beside_its_parts(tmp_path: Path, heading: str) -> None:
    group = f"All {GOOD['Offence Group'].lower()}"
    whole = GOOD | {heading: f"{group} [note 1]", "Offence Count": "90"}
    assert read(tmp_path, whole).rows_accepted == 1, "alone it is the group's own count"
    judged = read(tmp_path, GOOD, whole)
    assert [(bad.line, bad.reason) for bad in judged.quarantine] == [(3, recorded.TOTAL)]
    other = GOOD | {heading: group.replace("All ", "All other ")}
    assert read(tmp_path, GOOD, other).rows_accepted == 2


@pytest.mark.parametrize("name", ["Totally other", "Other", "Walesby", "Allerdale"])
def test_a_name_that_sounds_like_a_total_is_none(tmp_path: Path, name: str) -> None:
    assert read(tmp_path, GOOD | {"CSP Name": name}).rows_accepted == 1


def test_a_force_as_one_is_a_total_only_beside_its_partnerships(tmp_path: Path) -> None:
    whole = {"CSP Name": "All partnerships", "Offence Count": "20"}
    other = GOOD | whole | {"Force Name": "Cheshire"}
    earlier = GOOD | whole | {"Financial Year": "2023/24"}
    judged = read(tmp_path, GOOD | whole, GOOD, other, earlier)
    assert [(bad.line, bad.reason) for bad in judged.quarantine] == [(2, recorded.TOTAL)]
    assert judged.rows_accepted == 3
