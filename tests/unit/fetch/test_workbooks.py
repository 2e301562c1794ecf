"""Workbooks that came, told by words in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.fetch import workbooks
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import recorded
from tests.replay import tables

WORDS = {b"csp name", b"offence count"}
TYPES = {"[Content_Types].xml": b"<Types/>", workbooks.EXCEL: b"<workbook/>"}


def written(folder: Path, members: dict[str, bytes]) -> Path:
    path = folder / "book"
    path.write_bytes(tables.zipped(members))
    return path


def test_words_are_found_in_any_letter_case_and_over_two_pieces(tmp_path: Path) -> None:
    edge = b" " * ((1 << 20) - 4)
    for text in (b"<t>CSP Name</t> OFFENCE COUNT", edge + b"CSP Name, offence count"):
        path = written(tmp_path, {workbooks.OPEN: text})
        assert workbooks.words_in(path, WORDS, "Its") == WORDS
    path = written(tmp_path, {workbooks.OPEN: b"CSP Names, Offence Counter", "other.xml": b"x"})
    assert workbooks.words_in(path, {*WORDS, b"x"}, "Its") == WORDS


def test_an_excel_workbook_with_its_words_in_the_sheets_is_known(tmp_path: Path) -> None:
    inline = b"<is><t>CSP Name</t></is><is><t>Offence Count</t></is>"
    assert recorded.knows(Given(written(tmp_path, {**TYPES, "xl/worksheets/sheet2.xml": inline})))
    half = inline.replace(b"Count", b"Number")
    assert not recorded.knows(Given(written(tmp_path, {**TYPES, "xl/worksheets/sheet2.xml": half})))


def test_what_is_no_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book"
    path.write_bytes(b"<html>Sign in</html>")
    with pytest.raises(FetchError, match="What came as ONS's workbook is none, or is cut short"):
        workbooks.words_in(path, WORDS, "ONS's")
