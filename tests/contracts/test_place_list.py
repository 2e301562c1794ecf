"""A simple list of places: what is wrong is told by its cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.test_gazetteer import TEAN, read
from tests.place_files import (
    list_csv,
)


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("Castle Hill,castle,52.9,-1.9", "kind", "Write town, village"),
        ("Castle Hill,,52.9,-1.9", "kind", "Write town, village"),
        ("Castle Hill,village,about 53,-1.9", "latitude", "digits"),
        ("Castle Hill,village,52.9,", "longitude", "digits"),
        ("Castle Hill,village,-1.9,52.9", "latitude", "swapped"),
        ("Castle Hill,postcode,52.9,-1.9", "name", "not a postcode"),
        ("Upper Tean,village,52.951,-1.983", "name", "already given"),
    ],
)
def test_a_broken_twin_in_a_list_is_told_by_its_cell(
    tmp_path: Path, line: str, column: str, words: str
) -> None:
    judged, rows = read(tmp_path, f"{list_csv([TEAN])}{line}\n")
    assert len(rows) == 1
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason
