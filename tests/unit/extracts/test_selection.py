"""Which files of a folder are looked into, by their names alone."""

from __future__ import annotations

import pytest

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.selection import Skipped, is_junk, passed_over


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "x/wards.geojson", "p.xlsx", "more.zip"])
def test_what_may_be_an_extract_is_looked_into(name: str) -> None:
    assert passed_over(name) is None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("notes.docx", "Not a kind of file"),
        ("README", "Not a kind of file"),
        ("wards.dbf", "Part of a Shapefile"),
        ("wards.PRJ", "Part of a Shapefile"),
    ],
)
def test_what_does_no_harm_is_passed_over_with_its_reason(name: str, words: str) -> None:
    found = passed_over(name)
    assert isinstance(found, Skipped)
    assert str(found).startswith(f"{name}: ")
    assert words in found.reason


def test_a_bare_shapefile_is_refused_with_what_to_do() -> None:
    found = passed_over("maps/wards.shp")
    assert isinstance(found, Refusal)
    assert "into one ZIP" in found.remedy


@pytest.mark.parametrize(
    ("name", "junk"),
    [
        (".DS_Store", True),
        ("~$fires.xlsx", True),
        ("Thumbs.db", True),
        ("__MACOSX", True),
        ("fires.csv", False),
    ],
)
def test_what_computers_leave_behind_is_junk(name: str, junk: bool) -> None:
    assert is_junk(name) is junk
