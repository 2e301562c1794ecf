"""Total rows under a table are set aside as what they are, and nothing is to be mended for them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.cli import commands
from moorlands_dash.cli.arguments import parser
from moorlands_dash.extracts import totals
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.extracts.recognise import read
from moorlands_dash.partnership import load_settings

FIRES = """incident_number,called,kind,easting,northing,ward
24-1,2024-04-03 23:15,deliberate,398400,356500,
24-2,2024-04-05,other,,,Leek North
"""
PEOPLE = """area_code,area_name,year,population,source
E05007061,Leek North,2021,5000,ONS
E05007057,Leek East,2021,4000,ONS
"""
PLAN = """action_id,title,owner,start,due,status,progress,cost,updated
cctv,Cameras,The council,2025-04-01,2026-03-31,under way,40,1200,2025-10-01
lights,Lights,The council,2025-04-01,2026-03-31,under way,40,800,2025-10-01
"""
STREET = """Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,\
LSOA name,Crime type,Last outcome category,Context
,2025-10,X,Staffordshire Police,-2.02,53.1,Y,E01029742,Z,Burglary,,
"""


def judged(folder: Path, text: str) -> Judged:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (FIRES, "Total,2,,,,"),
        (FIRES, "TOTAL FIRES,,,,,"),
        (FIRES, "Total,,other,,,2"),
        (FIRES, "All wards,,,,,2"),
        (FIRES, ",,,,,2"),
        (FIRES, "Grand total:,2"),
        (FIRES, "Total,2024-04-30,other,,,"),
        (PEOPLE, "Total,All wards,2021,9000,ONS"),
        (PEOPLE, ',All wards,2021,"9,000",ONS'),
        (PEOPLE, ",,2021,9000,ONS"),
        (PEOPLE, ",,,9000,"),
        (PEOPLE, "NULL,NULL,2021,9000,ONS"),
        (PEOPLE, "n/a,NaN,NULL,9000,-"),
        (PEOPLE, "Sub-total,,,9000,"),
        (PLAN, ",,,,,,,2000,"),
        (PLAN, 'Total cost,,,,,,,"£2,000",'),
        (PLAN, ",Total,,,,,,2000,"),
        (STREET, "Total,,,,,,,,,1,,"),
        (STREET, "Total,1"),
    ],
)
def test_a_total_row_of_any_layout_is_set_aside_and_said(
    tmp_path: Path, table: str, row: str
) -> None:
    found = judged(tmp_path, f"{table}{row}\n")
    (bad,) = found.quarantine
    assert (bad.total, bad.reason) == (True, totals.TOTAL)
    assert found.rows_in == found.rows_accepted + 1 == len(table.splitlines())
    assert "Total rows (rows: 1) were set aside" in found.notices[0]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (FIRES, "24-3,2,other,,,"),
        (FIRES, "24-3,2024-04-06,total loss,,,"),
        (FIRES, "<1>,2024-04-06,other,,,Leek North"),
        (PEOPLE, "Totaliser Street,,2021,9000,ONS"),
        (PEOPLE, ",,2021,9001,ONS"),
        (PLAN, ",Total crimes,The council,2025-04-01,2026-03-31,planned,,100,2025-10-01"),
        (STREET, ",2025-10,X,Staffordshire Police,-2.02,53.1,Total garage,E01029742,Z,Arson,,"),
    ],
)
def test_a_bad_row_that_sums_nothing_is_no_total(tmp_path: Path, table: str, row: str) -> None:
    (bad,) = judged(tmp_path, f"{table}{row}\n").quarantine
    assert not bad.total
    assert bad.reason != totals.TOTAL


def test_a_district_beside_its_wards_is_no_total_of_theirs(tmp_path: Path) -> None:
    row = "E07000198,All wards,2021,9000,ONS\n"
    assert judged(tmp_path, PEOPLE + row).rows_accepted == 3


@pytest.mark.parametrize(
    "name",
    ["Total", "totals", "Grand Total [1]", "Leek total", "All offences", "Sum"],
)
def test_names_of_totals(name: str) -> None:
    assert totals.names_total(name)


@pytest.mark.parametrize("name", ["", "Totally", "Allerdale", "All Saints", "Summer", "x" * 500])
def test_names_that_only_sound_like_totals(name: str) -> None:
    assert not totals.names_total(name)


def test_rows_without_end_that_break_rules_are_gone_through_fast() -> None:
    cells = pd.DataFrame({"a": ["", "x"] * 50_000, "b": ["7", "z"] * 50_000}, dtype="str")
    assert totals.among({line: ["a"] for line in range(100_000)}, cells) == {}


@pytest.mark.parametrize(("row", "code"), [("Total,2,,,,", 0), ("24-3,tomorrow,other,,,", 1)])
def test_a_check_has_nothing_to_mend_for_total_rows_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], row: str, code: int
) -> None:
    path = tmp_path / "fires-2024-04.csv"
    path.write_text(f"{FIRES}{row}\n", encoding="utf-8")
    home = str(tmp_path / "home")
    assert commands.check(parser().parse_args(["--home", home, "check", str(path)])) == code
    said = capsys.readouterr().out
    assert ("All is in order." in said) is (code == 0)
    assert ("This is a total row" in said) is (code == 0)
