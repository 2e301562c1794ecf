"""How a refused value is shown, and what becomes of a batch of rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from moorlands_dash.extracts.header import read_header
from moorlands_dash.extracts.street_contract import Terms
from moorlands_dash.extracts.street_part import shown, write_part
from moorlands_dash.extracts.street_rows import rows_as_they_lie
from tests.contracts.test_street import GOOD, text_of

TERMS = Terms(date(2026, 11, 1), date(2018, 10, 1), "Staffordshire Police")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Burglary", "Burglary"),
        ("x" * 300, "x" * 200),
        ("a\x07b", "a\\x07b"),
        ("a\u202eb", "a\\u202eb"),
        ("\x00" * 300, ("\\x00" * 200)[:200]),
    ],
)
def test_a_value_is_shown_cut_and_without_controls(text: str, found: str) -> None:
    assert shown(text) == found


def test_rows_in_order_are_taken_mended_ones_too_and_others_are_told(tmp_path: Path) -> None:
    path, out = tmp_path / "given", tmp_path / "part.parquet"
    other = {"Crime type": "BURGLARY", "Falls within": "Staffordshire police", "Longitude": "x"}
    rows = [GOOD, GOOD | {"Crime type": "BURGLARY"}, GOOD | other]
    path.write_text(text_of(*rows))
    header = read_header(path)
    assert header is not None
    lying = rows_as_they_lie(path, header)
    assert lying is not None
    shares: list[float] = []
    written = write_part(lying, TERMS, out, shares.append)
    assert (written.accepted, shares[-1]) == (2, 1.0)
    assert [(row.line, row.column, row.value) for row in written.quarantine] == [
        (4, "Longitude", "x")
    ]
    assert written.covers == {("Staffordshire Police", date(2018, 10, 1))}
    part = pq.read_table(out).to_pydict()
    assert part["category"] == ["burglary", "burglary"]
    assert part["crime_type"] == ["Burglary", "Burglary"]
    assert part["longitude"] == [-2.024012, -2.024012]
