"""Any bytes are rows that fit the header, or lines with what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from moorlands_dash.extracts.records import (
    LINES_IN_A_FIELD,
    LONGEST_LINE,
    OPEN_QUOTE,
    TOO_LONG,
    decoded,
    read_records,
    split_fields,
)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("a,b,c", ["a", "b", "c"]),
        ("", [""]),
        ('"a,b",c', ["a,b", "c"]),
        ('"say ""hi""",', ['say "hi"', ""]),
        ('a "b" c,d', ['a "b" c', "d"]),
        ('"a"b,c', None),
        ('"a,b', None),
        ('"",""', ["", ""]),
    ],
)
def test_fields_of_one_row(text: str, fields: list[str] | None) -> None:
    assert split_fields(text) == fields


def records(folder: Path, content: bytes, width: int = 2) -> list[tuple[int, list[str] | None]]:
    path = folder / "given"
    path.write_bytes(content)
    return [(found.line, found.fields) for found in read_records(path, 0, 1, width)]


def test_rows_come_with_their_lines_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert records(tmp_path, b"a,b\r\n\r\nc,d\re,f") == [
        (1, ["a", "b"]),
        (3, ["c", "d"]),
        (4, ["e", "f"]),
    ]
    assert records(tmp_path, b"a,b,,\n") == [(1, ["a", "b"])]
    assert records(tmp_path, b"a,b,c\nd,e\n") == [(1, None), (2, ["d", "e"])]


def test_a_field_may_go_on_over_lines(tmp_path: Path) -> None:
    assert records(tmp_path, b'"a\nb",c\nd,e\n') == [(1, ["a\nb", "c"]), (3, ["d", "e"])]


def test_an_open_quote_condemns_its_own_line_alone(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(b'"a,b\nc,d\ne,f\n')
    found = list(read_records(path, 0, 1, 2))
    assert (found[0].line, found[0].fields, found[0].flaw) == (1, None, OPEN_QUOTE)
    assert [record.fields for record in found[1:]] == [["c", "d"], ["e", "f"]]
    # A field doesn't go on for ever either.
    far = b'"a\n' + b"x\n" * LINES_IN_A_FIELD + b'",b\n'
    assert records(tmp_path, far)[0] == (1, None)


def test_a_line_too_long_is_told_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(b"a" * (LONGEST_LINE + 1) + b"\nb,c\n")
    first, second = read_records(path, 0, 1, 2)
    assert (first.fields, first.flaw) == (None, TOO_LONG.format(LONGEST_LINE))
    assert (second.line, second.fields) == (2, ["b", "c"])


@pytest.mark.slow
def test_a_quoted_value_without_end_costs_no_more_than_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes((b'"FT,' + b"x" * 400_000 + b"\n") * 30 + b"a,b\n")
    began = monotonic()
    found = list(read_records(path, 0, 1, 2, longest=500_000))
    assert monotonic() - began < 10
    assert [record.flaw for record in found] == [OPEN_QUOTE] * 30 + [""]


def test_how_long_a_row_may_be_is_a_setting(tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(b"aaaa,bbbb\nc,d\n")
    first, second = read_records(path, 0, 1, 2, longest=8)
    assert "longer than 8 bytes" in first.flaw
    assert second.fields == ["c", "d"]


def test_what_is_not_utf_8_is_read_as_windows() -> None:
    assert decoded("café".encode()) == ("café", False)
    assert decoded("café".encode("cp1252")) == ("café", True)
