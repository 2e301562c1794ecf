"""Recorded crime: the Home Office's layouts, unassigned offences, corrections, bad workbooks."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from moorlands_dash.extracts import recorded
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings

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


def test_a_workbook_with_a_sheet_a_year(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "csp.ods",
        {
            "Contents": [("Police recorded crime",), ("Sheet", "Years")],
            "2023-24": [("Table 1",), (), HEADER, row("2023/24", 1, 12), row("2023/24", 2, 7)],
            "2024-25": [HEADER, row("2024/25", 4, 9)],
        },
    )
    assert recorded.looks_like(path)
    judged, rows = read(path)
    assert rows[["financial_year", "quarter", "offences"]].values.tolist() == [
        [2023, 1, 12],
        [2023, 2, 7],
        [2024, 4, 9],
    ]
    assert rows.iloc[0].to_dict() == {
        "financial_year": 2023,
        "quarter": 1,
        "force_name": "Staffordshire",
        "csp_name": "Staffordshire Moorlands",
        "offence_group": "Theft offences",
        "offence_subgroup": "Vehicle offences",
        "offence_code": "45",
        "offence_description": "Theft from a vehicle",
        "offences": 12,
    }
    assert judged.notices == ["Sheets without the table were skipped: Contents."]


def csv_file(path: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    lines = [",".join(f'"{cell}"' for cell in cells) for cells in (header, *rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "year"), [("2024/25", 2024), ("2024-25", 2024), ("1999/2000", 1999)]
)
@pytest.mark.parametrize("quarter", ["3", "Q3", "q3", "Quarter 3"])
def test_spellings_of_years_and_quarters(
    tmp_path: Path, written: str, year: int, quarter: str
) -> None:
    _, rows = read(csv_file(tmp_path / "a.csv", row(written, quarter, 5)))
    assert rows[["financial_year", "quarter"]].values.tolist() == [[year, 3]]


def test_spellings_of_columns(tmp_path: Path) -> None:
    spelled = (
        "financial_year",
        "Quarter",
        "Force",
        "Community Safety Partnership",
        "Offence",
        "Offence group",
        "Offence Sub-group",
        "OFFENCE CODE",
        "Number of offences",
    )
    assert recorded.matches(spelled)
    _, rows = read(csv_file(tmp_path / "a.csv", row("2024/25", 1, "1,234"), header=spelled))
    assert rows.loc[0, "offences"] == 1234
    assert rows.loc[0, "offence_subgroup"] == "Vehicle offences"


def test_unassigned_offences_and_corrections_are_kept_and_said(tmp_path: Path) -> None:
    judged, rows = read(
        csv_file(
            tmp_path / "a.csv",
            row("2024/25", 1, 1000, "Unassigned"),
            row("2024/25", 2, 12, "Unassigned"),
            row("2024/25", 2, -3),
        )
    )
    assert rows["offences"].tolist() == [1000, 12, -3]
    assert judged.notices == [
        "“Unassigned” offences: 1,012 (rows: 2); they count for their force and for no "
        "partnership.",
        "Negative counts (rows: 1, offences: -3) were taken as they are: forces correct earlier "
        "quarters so.",
    ]


def test_progress_goes_up_to_the_whole(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "csp.ods",
        {name: [HEADER, row("2024/25", 1, place)] for place, name in enumerate("abcd")},
    )
    seen: list[float] = []
    source = SourceFile(path, path.name, "", path.stat().st_size)
    recorded.read(source, tmp_path / "part.parquet", load_settings(), seen.append)
    assert seen == [0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("marker", ["[x]", "[z]", "[low]", "..", ""])
def test_a_row_with_a_marker_keeps_what_it_may_belong_to(tmp_path: Path, marker: str) -> None:
    rows = [HEADER, row("2024/25", 1, 4), row("2024/25", 2, marker), row("2024/25", 1, 4)]
    judged, _ = read(workbook(tmp_path / "a.ods", {"2024-25": rows}))
    aside = [one for one in judged.quarantine if one.own]
    (known,) = [one.known for one in aside]
    assert (known.month, known.force, known.ward) == (date(2024, 7, 1), *OURS)
    assert known.category == "Theft offences"
    assert [one.repeat for one in judged.quarantine] == [False, True]
