"""Reading CSV as text: true line numbers, odd bytes, quotes that don't close."""

import csv
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorlands_dash.extracts.blanks import is_blank
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import load_settings
from tests.tries import tries

SETTINGS = load_settings()
COLUMNS = {"place": ("location",), "people": ()}


def source(folder: Path, content: bytes) -> SourceFile:
    path = folder / "table.csv"
    path.write_bytes(content)
    return SourceFile(path, path.name, hashlib.sha256(content).hexdigest(), len(content))


def table(folder: Path, content: bytes):
    return read_table(source(folder, content), COLUMNS, ("people",), SETTINGS)


def test_column_names_are_known_in_any_case_and_spacing() -> None:
    assert holds(("Financial Year", "OFFENCE-COUNT", "csp_name"), ("financial_year", "csp name"))
    assert not holds(("Financial Year",), ("financial_year", "csp_name"))


def test_lines_are_those_of_the_file_where_a_cell_holds_line_breaks(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, b'place,people\r\n"Leek\r\nEast",5\r\n\r\nCheadle,6\r\n')
    assert frame.to_dict("index") == {
        2: {"place": "Leek\nEast", "people": "5"},
        5: {"place": "Cheadle", "people": "6"},
    }
    assert sifting.rows_in == 2


def test_an_open_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, b'place,people\nLeek,5\n"Alton,6\nCheadle,7\nDane,8\n')
    assert frame["place"].to_dict() == {2: "Leek", 4: "Cheadle", 5: "Dane"}
    assert [(q.line, q.value) for q in sifting.quarantine] == [(3, "")]
    assert "Close it" in sifting.quarantine[0].reason


def test_a_row_of_another_width_is_quarantined_and_empty_cells_beyond_are_cut(
    tmp_path: Path,
) -> None:
    frame, sifting = table(tmp_path, b"place,people\nLeek,5,,\nAlton\nDane,1,2\n")
    assert list(frame.index) == [2]
    assert [q.line for q in sifting.quarantine] == [3, 4]
    assert "1 values and the header has 2" in sifting.quarantine[0].reason


def test_a_quotation_mark_within_a_value_is_a_character(tmp_path: Path) -> None:
    frame, _ = table(tmp_path, b'place,people\n5" pipe,1\n"a ""b"", c",2\n')
    assert list(frame["place"]) == ['5" pipe', 'a "b", c']


def test_windows_text_is_read_and_said(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, "place,people\nCaf\u00e9 \u2019,1\n".encode("cp1252"))
    assert list(frame["place"]) == ["Caf\u00e9 \u2019"]
    assert any("UTF-8" in notice for notice in sifting.notices)


def test_a_line_that_no_table_has_is_quarantined(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, b"place\nLeek\n" + b"x" * 2_000_000 + b"\nDane\n")
    assert frame["place"].to_dict() == {2: "Leek", 4: "Dane"}
    assert [(q.line, q.value) for q in sifting.quarantine] == [(3, "")]


def test_rows_of_empty_cells_are_blank_lines(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, b"place,people\n,\n , \nLeek,1\n")
    assert (list(frame.index), sifting.rows_in, sifting.quarantine) == ([4], 1, [])


def test_spelling_bom_and_unknown_columns(tmp_path: Path) -> None:
    frame, sifting = table(tmp_path, b"\xef\xbb\xbfLocation,remark\n Leek ,x\n")
    assert frame.to_dict("list") == {"place": ["Leek"], "people": [""]}
    assert sifting.notices == ["Columns that are not part of this layout were not read: remark."]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no header line"),
        (b"people\n5\n", "“place” is missing"),
        (b"place,Location\nx,y\n", "there 2 times"),
        ("place\nLeek\n".encode("utf-16"), "“place” is missing"),
    ],
)
def test_what_is_no_such_table_is_refused_with_the_remedy(
    tmp_path: Path, content: bytes, words: str
) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        table(tmp_path, content)
    assert refused.value.remedy


@pytest.mark.slow
@settings(max_examples=tries(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([b'"', b",", b"\n", b"\r", b"a", b"\xe9", b" ", b'"x"']), max_size=60)
)
def test_any_bytes_give_rows_or_a_reason_and_no_row_is_lost(
    tmp_path: Path, pieces: list[bytes]
) -> None:
    frame, sifting = table(tmp_path, b"place,people\n" + b"".join(pieces))
    assert sifting.rows_in == len(frame) + len(sifting.quarantine)
    lines = [*frame.index, *(q.line for q in sifting.quarantine)]
    assert len(set(lines)) == len(lines)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20),
            st.integers(0, 10**6),
        ),
        max_size=12,
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path: Path, rows: list[tuple[str, int]]
) -> None:
    # A line of a broken value that has as many commas as a row is taken for a row: none here.
    kept = [(place.replace(",", ";"), str(people)) for place, people in rows if place.strip()]
    path = tmp_path / "written.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([("place", "people"), *kept])
    frame, sifting = read_table(
        SourceFile(path, path.name, "", path.stat().st_size), COLUMNS, (), SETTINGS
    )
    assert sifting.quarantine == []
    assert list(zip(frame["place"], frame["people"], strict=True)) == [
        ("" if is_blank(place) else re.sub("\r\n|\r", "\n", place).strip(), people)
        for place, people in kept
    ]


@pytest.mark.parametrize(("mark", "word"), [(";", "semicolons"), ("\t", "tabs"), ("|", "strokes")])
def test_values_between_other_marks_are_read_and_a_row_too_long_is_told_so(
    tmp_path: Path, mark: str, word: str
) -> None:
    # Commas within values: they part nothing here.
    text = f'place{mark}people\nLeek, East{mark}1,200\n"Da{mark}ne"{mark}5\nAlton{mark}6{mark}7\n'
    frame, sifting = table(tmp_path, text.encode())
    assert frame.to_numpy().tolist() == [["Leek, East", "1,200"], [f"Da{mark}ne", "5"]]
    assert [q.line for q in sifting.quarantine] == [4]
    assert f"values that hold {word}" in sifting.quarantine[0].reason


WARDS = {"ward": ("ward_code", "ward_name")}


@pytest.mark.parametrize(
    ("head", "row", "taken"),
    [
        ("ward,ward_code", "Leek North,E05007061", "E05007061"),
        ("Ward Code,Ward Name", "E05007061,Leek North", "E05007061"),
        ("ward_name,ward,ward_code", "a,b,E05007061", "E05007061"),
        # A row without the code is not a row without a ward.
        ("ward,ward_code", "Leek North,", "Leek North"),
        ("ward,ward_code", "Leek North,N/A", "Leek North"),
        ("ward,ward_code", ",", ""),
    ],
)
def test_of_a_code_and_a_name_the_code_is_taken_and_said(
    tmp_path: Path, head: str, row: str, taken: str
) -> None:
    content = f"x,{head}\n1,{row}\n".encode()
    frame, sifting = read_table(source(tmp_path, content), WARDS, (), SETTINGS)
    assert list(frame["ward"]) == [taken]
    assert "“ward” is there as code and as name: the code was taken." in sifting.notices


@pytest.mark.parametrize("head", ["ward,ward", "ward,ward_name", "ward_code,ward_code"])
def test_a_column_that_is_there_twice_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(Refusal, match="is there 2 times"):
        read_table(source(tmp_path, f"{head}\na,b\n".encode()), WARDS, (), SETTINGS)
