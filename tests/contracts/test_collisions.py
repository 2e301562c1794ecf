"""Road collisions: a broken twin of a good row for each rule, and severities of two vintages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from moorlands_dash.extracts import collisions
from moorlands_dash.extracts.model import Refusal
from tests.contracts.twins import Layout

COLLISION = {
    "accident_index": "2025210000001",
    "date": "30/09/2025",
    "time": "08:15",
    "accident_severity": "3",
    "local_authority_ons_district": "E07000198",
    "longitude": "-2.02",
    "latitude": "53.1",
    "location_easting_osgr": "398400",
    "location_northing_osgr": "356500",
}

COLLISIONS = Layout(collisions, COLLISION, "accident_index")


def day(stamp: object) -> datetime:
    return datetime.fromisoformat(str(stamp)).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("date", "2025-09-30", "day/month/year"),
        ("date", "31/09/2025", "day/month/year"),
        ("date", "30/09/2999", "later than today"),
        ("time", "8.15", "hours and minutes"),
        ("local_authority_ons_district", "256", "ONS code"),
    ],
)
def test_a_broken_twin_of_a_collision(tmp_path: Path, column: str, value: str, words: str) -> None:
    more = {"accident_index": "2025210000002"}
    twin = COLLISION | more | {column: value}
    judged, _ = COLLISIONS.read(tmp_path, COLLISION, twin)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, value)
    assert words in bad.reason


def test_a_severity_that_is_none_is_broken_and_the_legacy_one_is_read(tmp_path: Path) -> None:
    named = {name: value for name, value in COLLISION.items() if name != "accident_severity"}
    new = {"collision_severity": "-1", "legacy_collision_severity": "1"}
    bad = {"accident_index": "2025210000002", "legacy_collision_severity": "7"}
    judged, rows = COLLISIONS.read(tmp_path, named | new, named | new | bad)
    assert rows["subcategory"].tolist() == ["Fatal"]
    (broken,) = judged.quarantine
    assert "severity" in broken.reason


def test_a_file_without_any_severity_is_refused(tmp_path: Path) -> None:
    without = {name: value for name, value in COLLISION.items() if name != "accident_severity"}
    with pytest.raises(Refusal, match="severity"):
        COLLISIONS.read(tmp_path, without)
