"""Road casualties: a broken twin of a good row for each rule."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import casualties
from tests.contracts.twins import Layout

CASUALTY = {
    "collision_index": "2025210000001",
    "collision_year": "2025",
    "casualty_reference": "1",
    "casualty_severity": "3",
    "sex_of_casualty": "1",
}

CASUALTIES = Layout(casualties, CASUALTY, "casualty_reference")


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("collision_index", "?", "collision's index"),
        ("collision_year", "25", "year"),
        ("casualty_severity", "0", "severity"),
    ],
)
def test_a_broken_twin_of_a_casualty(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in CASUALTIES.broken(tmp_path, column, value, casualty_reference="2")


def test_a_casualty_stands_once(tmp_path: Path) -> None:
    judged, _ = CASUALTIES.read(tmp_path, CASUALTY, CASUALTY)
    assert [bad.line for bad in judged.quarantine] == [3]
