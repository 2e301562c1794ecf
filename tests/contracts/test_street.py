"""Street extracts: a broken twin of a good row for each rule."""

import csv
import io
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from moorlands_dash.extracts import street
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.street_contract import COLUMNS
from moorlands_dash.partnership import load_settings

GOOD = {
    "Crime ID": "0c2605e96a1eaa8530c24f6e0e1f313b41490afbdb7e42be6043ced12e7843da",
    "Month": "2018-10",
    "Reported by": "Staffordshire Police",
    "Falls within": "Staffordshire Police",
    "Longitude": "-2.024012",
    "Latitude": "53.106034",
    "Location": "On or near Derby Street",
    "LSOA code": "E01029742",
    "LSOA name": "Staffordshire Moorlands 004C",
    "Crime type": "Burglary",
    "Last outcome category": "Under investigation",
    "Context": "",
}

NAMED = "2018-10-staffordshire-street.csv"

TWINS = [
    ("Month", "", "not a year and a month"),
    ("Month", "18-Oct", "not a year and a month"),
    # Of which month it is only a file's name could say.
    ("Month", "01/10/2018", "not a year and a month"),
    ("Month", "2018-13", "not a year and a month"),
    ("Month", "2018-1", "not a year and a month"),
    ("Month", "2018-10-02", "not a year and a month"),
    ("Month", "2010-11", "before December 2010"),
    ("Month", "2999-01", "in the future"),
    ("Falls within", "", "No force is given"),
    ("Falls within", "x" * 101, "longer than 100"),
    ("Falls within", "Staffordshire\x07Police", "can't be shown"),
    ("Crime type", "", "isn't known"),
    ("Crime type", "Piracy", "Vehicle crime"),
    ("Longitude", "two", "not a number"),
    ("Longitude", "1_0", "not a number"),
    ("Longitude", "nan1", "not a number"),
    ("Longitude", "-9.1", "outside Great Britain"),
    ("Longitude", "2.6", "outside Great Britain"),
    ("Longitude", "", "One coordinate"),
    ("Latitude", "53,1", "not a number"),
    ("Latitude", "0x35", "not a number"),
    ("Latitude", "inf", "not a number"),
    ("Latitude", "49.0", "outside Great Britain"),
    ("Latitude", "61.2", "outside Great Britain"),
    ("Latitude", "0", "leave both coordinates blank"),
    ("Latitude", "", "One coordinate"),
    ("LSOA code", "Leek", "not an LSOA code"),
    ("LSOA code", "E0102974", "not an LSOA code"),
    ("Location", "x" * 301, "longer than 300"),
    ("Location", "On or \x1b[31mnear", "can't be shown"),
    ("Location", "On or \u202enear", "can't be shown"),
    ("LSOA name", "x" * 101, "longer than 100"),
    ("LSOA name", "Leek\x00 001A", "can't be shown"),
    ("Last outcome category", "x" * 201, "longer than 200"),
    ("Last outcome category", "Lost \ufffd", "can't be shown"),
    ("Crime ID", "a" * 101, "longer than 100"),
    ("Crime ID", "ab\x7fcd", "can't be shown"),
    ("Crime ID", "ab cd", "has a space"),
]


def text_of(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(folder: Path, text: str, name: str = "extract.csv") -> Judged:
    path = folder / "given"
    path.write_bytes(text.encode())
    source = SourceFile(path, name, "", path.stat().st_size)
    judged = street.read(source, folder / "part.parquet", load_settings())
    assert judged.rows_in == judged.rows_accepted + len(judged.quarantine)
    return judged


def test_the_good_row_is_accepted(tmp_path: Path) -> None:
    judged = read(tmp_path, text_of(GOOD, GOOD))
    assert (judged.rows_accepted, judged.quarantine) == (2, [])


@pytest.mark.parametrize(("column", "value", "words"), TWINS)
def test_a_broken_twin_is_quarantined_and_its_neighbours_are_not(
    tmp_path: Path, column: str, value: str, words: str
) -> None:
    judged = read(tmp_path, text_of(GOOD, GOOD | {column: value}, GOOD))
    (row,) = judged.quarantine
    assert judged.rows_accepted == 2
    assert row.line == 3
    assert words in row.reason
    if "One coordinate" not in words:
        assert row.column == column
        assert row.value.startswith(value[:4] if value.isprintable() else value[:2])


def test_a_month_other_than_the_name_says_is_quarantined(tmp_path: Path) -> None:
    text = text_of(GOOD, GOOD | {"Month": "2018-11"})
    (row,) = read(tmp_path, text, f"police/2018-10/{NAMED}").quarantine
    assert (row.line, row.column, row.value) == (3, "Month", "2018-11")
    assert "October 2018" in row.reason
    assert read(tmp_path, text, "both.csv").quarantine == []


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("Oct-18", date(2018, 10, 1)),
        ("October 2018", date(2018, 10, 1)),
        ("2018-10-01", date(2018, 10, 1)),
        ("2018-10-01 00:00:00", date(2018, 10, 1)),
        ("01/10/2018", date(2018, 10, 1)),
        ("10/1/2018", date(2018, 10, 1)),
        # Other months than the name says, and days that are no month.
        ("Sep-18", None),
        ("01/09/2018", None),
        ("02/10/2018", None),
        ("31/10/2018", None),
    ],
)
def test_a_month_that_a_spreadsheet_made_a_date_of_is_a_month_again(
    tmp_path: Path, written: str, month: date | None
) -> None:
    judged = read(tmp_path, text_of(GOOD | {"Month": written}), NAMED)
    found = pq.read_table(tmp_path / "part.parquet")["month"].to_pylist()
    assert found == ([month] if month else [])
    assert [(row.column, row.value) for row in judged.quarantine] == (
        [] if month else [("Month", written)]
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"Crime ID": "", "Crime type": "Anti-social behaviour", "Last outcome category": ""},
        {"Crime ID": ""},
        {"Longitude": "", "Latitude": "", "LSOA code": "", "LSOA name": "", "Location": ""},
        {"LSOA code": "", "LSOA name": ""},
        {"LSOA code": "95AA01S1", "Longitude": "-5.93", "Latitude": "54.6"},
        {"Location": '=HYPERLINK("http://x","<b>")'},
        {"Crime type": "Violent crime"},
        {"Crime type": "Public disorder and weapons"},
        {"Month": "2010-12"},
        {"Falls within": "West Mercia Police"},
        {"Location": "On or near Café Lane – north"},
        {"Location": 'On or near "The Foxlowe", Leek'},
        {"Location": "On or near\nDerby Street"},
        {
            "Longitude": " -2.024 ",
            "Crime type": " burglary",
            "Falls within": "STAFFORDSHIRE POLICE",
        },
    ],
)
def test_what_really_occurs_is_accepted(tmp_path: Path, changed: dict[str, str]) -> None:
    judged = read(tmp_path, text_of(GOOD, GOOD | changed))
    assert (judged.rows_accepted, judged.quarantine) == (2, [])


@pytest.mark.parametrize(
    ("line", "found", "words"),
    [
        ("a,b", "2 values", "the header has 12"),
        (",".join([*GOOD.values(), "more"]), "13 values", "the header has 12"),
        ('"' + ",".join(GOOD.values()), "", "quotation mark is opened and not closed"),
        ('"a"b' + ",x" * 11, "", "quotation mark"),
        ("x" * 1_100_000, "", "longer than"),
    ],
)
def test_a_row_that_does_not_fit_the_header_costs_itself_only(
    tmp_path: Path, line: str, found: str, words: str
) -> None:
    good = text_of(GOOD)
    judged = read(tmp_path, f"{good}{line}\n" + good.split("\n", 1)[1])
    (row,) = judged.quarantine
    assert judged.rows_accepted == 2
    assert (row.line, row.column, row.value) == (3, "(whole row)", found)
    assert words in row.reason


@pytest.mark.parametrize("missing", [name for name in COLUMNS if name != "Context"])
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    kept = tuple(name for name in COLUMNS if name != missing)
    with pytest.raises(Refusal, match="columns"):
        read(tmp_path, text_of(GOOD, columns=kept))


def test_a_file_without_rows_or_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="which force and month"):
        read(tmp_path, text_of())


def test_nought_and_nought_is_no_location(tmp_path: Path) -> None:
    head, row = ",".join(GOOD), GOOD | {"Longitude": "0", "Latitude": "0.0"}
    path = tmp_path / NAMED
    path.write_text(f"{head}\n{','.join(row.values())}\n", encoding="utf-8")
    source = SourceFile(path, NAMED, "", path.stat().st_size)
    judged = street.read(source, tmp_path / "part.parquet", load_settings())
    assert (judged.rows_accepted, judged.quarantine) == (1, [])
    part = pq.read_table(tmp_path / "part.parquet")
    assert part["longitude"].to_pylist() == part["latitude"].to_pylist() == [None]
