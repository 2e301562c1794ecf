"""Street extracts: vintages, line numbers, what a file stands for, and the real files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from moorlands_dash.extracts import street
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
FORCE = "Staffordshire Police"
ROW = (
    f"ab12,2018-10,{FORCE},{FORCE},-2.024012,53.106034,On or near Derby Street,E01029742,"
    "Staffordshire Moorlands 004C,Other theft,Under investigation,"
)
PLACELESS = f",2018-10,{FORCE},{FORCE},,,No Location,,,Anti-social behaviour,,"
NAME = "2018-10-staffordshire-street.csv"
EXTRACTS = Path(__file__).resolve().parents[3].parent / "shared" / "extracts" / "police.uk"

Reader = Callable[..., Judged]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    def reading(content: bytes | str, name: str = NAME) -> Judged:
        path = tmp_path / "given"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        source = SourceFile(path, name, "", path.stat().st_size)
        judged = street.read(source, tmp_path / "part.parquet", load_settings())
        assert sorted(f.name for f in tmp_path.iterdir()) == ["given", "part.parquet"]
        return judged

    return reading


def rows(judged: Judged, columns: str = "*") -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        sql = f"SELECT {columns} FROM read_parquet(?) ORDER BY row"
        return connection.execute(sql, [str(judged.part)]).fetchall()


def test_a_part_holds_typed_values_and_nulls_where_blank(read: Reader) -> None:
    judged = read(f"{HEADER}\n{ROW}\n{PLACELESS}\n")
    month = date(2018, 10, 1)
    assert rows(judged) == [
        (1, "ab12", month, FORCE, "Other theft", "other_theft", -2.024012, 53.106034,
         "On or near Derby Street", "E01029742", "Staffordshire Moorlands 004C",
         "Under investigation"),
        (2, None, month, FORCE, "Anti-social behaviour", "anti_social_behaviour", None, None,
         "No Location", None, None, None),
    ]  # fmt: skip
    assert judged.covers == [(FORCE, month)]


def test_a_part_has_the_same_columns_and_types_whichever_way_it_was_read(read: Reader) -> None:
    described = []
    for text in (f"{HEADER}\n{ROW}\n", f"\n{HEADER}\n{ROW}\n", f"{HEADER}\n {ROW}\n"):
        part = read(text).part
        with duckdb.connect() as connection:
            sql = f"SELECT * FROM (DESCRIBE SELECT * FROM read_parquet('{part}'))"
            described.append([row[:2] for row in connection.execute(sql).fetchall()])
    assert described[0] == described[1] == described[2]
    assert dict(described[0])["month"] == "DATE"


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\n{ROW}\n{ROW}\n".encode(),
        f"{HEADER}\n{ROW}\n{ROW}".encode(),
        f"{HEADER}\r\n{ROW}\r\n{ROW}\r\n".encode(),
        f"{HEADER}\r{ROW}\r{ROW}\r".encode(),
        f"{HEADER}\r\n{ROW}\n{ROW}\r".encode(),
        b"\xef\xbb\xbf" + f"{HEADER}\n{ROW}\n{ROW}\n".encode(),
        f"{HEADER}\n{ROW}\n\n  \n{ROW}\n\n\n".encode(),
        f"\n\n{HEADER}\n{ROW}\n{ROW}\n".encode(),
        f"{HEADER},\n{ROW},\n{ROW},,\n".encode(),
        f"{HEADER.upper()}\n{ROW}\n{ROW}\n".encode(),
        f"{HEADER.replace(' ', '_').lower()}\n{ROW}\n{ROW}\n".encode(),
        f"{HEADER.removesuffix(',Context')}\n{ROW[:-1]}\n{ROW[:-1]}\n".encode(),
    ],
)
def test_every_vintage_and_line_end_gives_the_same_rows(read: Reader, content: bytes) -> None:
    judged = read(content)
    assert (judged.rows_in, judged.rows_accepted, judged.notices) == (2, 2, [])
    values = rows(judged, "crime_id, month, longitude, lsoa_name, crime_type, outcome")
    assert values == [
        ("ab12", date(2018, 10, 1), -2.024012, "Staffordshire Moorlands 004C", "Other theft",
         "Under investigation")
    ] * 2  # fmt: skip


def test_columns_may_stand_in_another_order(read: Reader) -> None:
    header, row = HEADER.split(","), ROW.split(",")
    turned = f"{','.join(reversed(header))}\n{','.join(reversed(row))}\n"
    assert rows(read(turned)) == rows(read(f"{HEADER}\n{ROW}\n"))


def test_equal_rows_without_an_id_stay_apart(read: Reader) -> None:
    judged = read(f"{HEADER}\n" + f"{PLACELESS}\n" * 5 + f"{ROW}\n" * 3)
    assert judged.rows_accepted == 8


def test_lines_are_those_of_the_file_when_fields_hold_line_breaks(read: Reader) -> None:
    broken = ROW.replace("On or near Derby Street", '"On or near\r\nDerby\nStreet"')
    wrong = ROW.replace("Other theft", "Piracy")
    judged = read(f"{HEADER}\n{broken}\n\n{wrong}\n{ROW}\n")
    assert [(item.line, item.value) for item in judged.quarantine] == [(6, "Piracy")]
    assert rows(judged, "row, location") == [
        (1, "On or near Derby Street"),
        (3, "On or near Derby Street"),
    ]
    assert judged.notices == ["Rows with line breaks inside a value: 1. Each was read as a space."]


def test_an_open_quote_does_not_swallow_the_rows_below(read: Reader) -> None:
    stray = ROW.replace("On or near", '"On or near')
    judged = read(f"{HEADER}\n{ROW}\n{stray}\n{ROW}\n{stray}\n{ROW}\n")
    assert judged.rows_in == 5
    assert [item.line for item in judged.quarantine] == [3, 5]


def test_windows_text_is_read_and_said(read: Reader) -> None:
    cafe = ROW.replace("Derby Street", "Café Lane")
    judged = read(f"{HEADER}\n{ROW}\n".encode() + f"{cafe}\n".encode("cp1252"))
    assert rows(judged, "location") == [("On or near Derby Street",), ("On or near Café Lane",)]
    assert "not in UTF-8: 1." in judged.notices[0]


def test_bytes_that_mean_nothing_are_quarantined_in_their_row(read: Reader) -> None:
    judged = read(f"{HEADER}\n{ROW}\n".encode() + ROW.encode().replace(b"Derby", b"De\x81by\xff"))
    assert [(item.line, item.column) for item in judged.quarantine] == [(3, "Location")]


def test_space_and_letter_case_are_mended_as_our_force_is_spelt(read: Reader) -> None:
    loose = ROW.replace(FORCE, " staffordshire POLICE ").replace("Other theft", "OTHER THEFT ")
    judged = read(f"{HEADER}\n{ROW}\n{loose}\n")
    assert (
        rows(judged, "force, crime_type, category") == [(FORCE, "Other theft", "other_theft")] * 2
    )
    assert judged.covers == [(FORCE, date(2018, 10, 1))]


def test_a_file_covers_each_force_and_month_of_its_rows(read: Reader) -> None:
    other = ROW.replace("2018-10", "2018-12").replace(FORCE, "West Mercia Police")
    judged = read(f"{HEADER}\n{ROW}\n{other}\n{ROW}\n", "all.csv")
    assert judged.covers == [
        (FORCE, date(2018, 10, 1)),
        ("West Mercia Police", date(2018, 12, 1)),
    ]


@pytest.mark.parametrize(
    ("name", "force", "month"),
    [
        (NAME, FORCE, date(2018, 10, 1)),
        (f"a.zip/2018-10/{NAME}", FORCE, date(2018, 10, 1)),
        ("2018-10-staffordshire-street (1).csv", FORCE, date(2018, 10, 1)),
        ("2010-12-west-mercia-street.csv", "West Mercia Police", date(2010, 12, 1)),
        ("2018-10-city-of-london-street.csv", "City of London Police", date(2018, 10, 1)),
    ],
)
def test_a_file_of_a_header_alone_covers_the_month_in_its_name(
    read: Reader, name: str, force: str, month: date
) -> None:
    for text in (HEADER, f"{HEADER}\n", f"{HEADER}\r\n\r\n"):
        judged = read(text, name)
        assert (judged.rows_in, judged.rows_accepted) == (0, 0)
        assert judged.covers == [(force, month)]
        assert rows(judged) == []


def test_rows_that_are_all_bad_do_not_make_a_month_of_none(read: Reader) -> None:
    judged = read(f"{HEADER}\n{ROW.replace('Other theft', 'Piracy')}\n")
    assert (judged.rows_in, judged.rows_accepted, len(judged.quarantine)) == (1, 0, 1)
    assert judged.covers == []
    assert judged.notices == ["No row could be loaded, so the file stands for no month."]


def test_rows_are_followed_where_the_name_gives_another_force(read: Reader) -> None:
    judged = read(f"{HEADER}\n{ROW}\n", "2018-10-cheshire-street.csv")
    assert judged.covers == [(FORCE, date(2018, 10, 1))]
    assert judged.notices == [
        f"The file's name says cheshire, its rows say {FORCE}; the rows were followed."
    ]


def test_values_are_shown_cut_and_without_controls(read: Reader) -> None:
    row = ROW.replace("Other theft", "\x1b[31m" + "x" * 500)
    (item,) = read(f"{HEADER}\n{row}\n").quarantine
    assert item.value.startswith("\\x1b[31mxx")
    assert len(item.value) <= 200


def test_progress_ends_complete(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_text(f"{HEADER}\n" + f"{ROW}\n" * 60_000 + '"')
    source, told = SourceFile(path, NAME, "", path.stat().st_size), []
    judged = street.read(source, tmp_path / "part.parquet", load_settings(), told.append)
    assert judged.rows_accepted == 60_000
    assert told == sorted(told)
    assert 0.5 < told[-1] <= 1


@pytest.mark.skipif(not EXTRACTS.is_dir(), reason="needs the real extracts in ../shared")
def test_every_row_of_the_real_extracts_is_accepted(tmp_path: Path) -> None:
    files = sorted(EXTRACTS.glob("*/*-street.csv"))
    accepted = 0
    for file in files:
        source = SourceFile(file, file.name, "", file.stat().st_size)
        judged = street.read(source, tmp_path / "part.parquet", load_settings())
        assert judged.quarantine == []
        assert judged.covers == [(FORCE, date.fromisoformat(f"{file.name[:7]}-01"))]
        assert judged.rows_in == len(file.read_bytes().splitlines()) - 1
        accepted += judged.rows_accepted
    assert (len(files), accepted) == (15, 127_349)
