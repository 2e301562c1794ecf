"""Column names: the first line that isn't blank, whatever stands before, after and between."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.extracts.header import Header, column_key, read_header


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"a,b\n1,2\n", Header(("a", "b"), 1, 4)),
        (b"\xef\xbb\xbfa,b\r\n1,2\r\n", Header(("a", "b"), 1, 8)),
        (b"\n \na,b\r1,2", Header(("a", "b"), 3, 7)),
        (b'" a ","b, c",d\n', Header(("a", "b, c", "d"), 1, 15)),
        (b"a,b,\n", Header(("a", "b"), 1, 5)),
        (b"caf\xe9,b", Header(("café", "b"), 1, 6)),
        (b'a",b', Header(('a"', "b"), 1, 4)),
        (b"a;b;c, d\n", Header(("a", "b", "c, d"), 1, 9, ";")),
        (b'"a;b"\tc\n', Header(("a;b", "c"), 1, 8, "\t")),
        (b"\n\n", None),
        (b"", None),
    ],
)
def test_names_line_and_where_the_rows_begin(
    tmp_path: Path, content: bytes, found: Header | None
) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(content)
    assert read_header(path) == found


def test_names_are_the_same_in_any_case_spacing_and_punctuation() -> None:
    assert column_key("Crime ID") == column_key("crime_id") == column_key("CRIME-ID ") == "crimeid"
    assert column_key("Straße") == column_key("STRASSE")
