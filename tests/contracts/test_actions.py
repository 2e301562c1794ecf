"""Actions: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import actions
from tests.contracts.twins import Layout

GOOD = {
    "action_id": "leek-cctv",
    "title": "Cameras in Leek",
    "theme": "Damage",
    "target_id": "damage-2025",
    "area_code": "E05007055",
    "owner": "Staffordshire Police",
    "start": "2025-05-01",
    "due": "2025-11-30",
    "status": "Under way",
    "progress": "30%",
    "cost": "£26,000",
    "funder": "Staffordshire County Council",
    "note": "",
    "updated": "2025-06-10",
}
LAYOUT = Layout(actions, GOOD, "action_id")


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(tmp_path, GOOD)
    assert judged.quarantine == []
    row = rows.iloc[0]
    assert (row["status"], row["progress"], row["cost"]) == ("under way", 30.0, 26_000.0)
    assert (row["start"], row["due"], row["updated"]) == (
        date(2025, 5, 1),
        date(2025, 11, 30),
        date(2025, 6, 10),
    )


def test_what_is_blank_is_not_nought(tmp_path: Path) -> None:
    blank = {"progress": "", "cost": "", "target_id": "", "area_code": ""}
    judged, rows = LAYOUT.read(
        tmp_path,
        GOOD | blank,
        GOOD | blank | {"action_id": "b", "status": "done"},
        GOOD | blank | {"action_id": "c", "status": "planned"},
    )
    assert judged.quarantine == []
    assert rows["cost"].isna().all()
    assert rows["target_id"].isna().all()
    assert set(rows["area_code"]) == {"E07000198"}
    assert pd.isna(rows.loc[0, "progress"])
    assert rows["progress"].tolist()[1:] == [100.0, 0.0]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("action_id", "leek cctv!", "letters, digits"),
        ("title", "", "blank"),
        ("target_id", "damage 2025", "letters, digits"),
        ("area_code", "Leek", "ONS code"),
        ("owner", "", "blank"),
        ("start", "01/05/2025", "two different days"),
        ("due", "2025-11-31", "calendar"),
        ("due", "2025-04-30", "before it starts"),
        ("updated", "", "calendar"),
        ("status", "finished", "planned, under way, postponed, done or stopped"),
        ("progress", "101", "0 to 100"),
        ("progress", "-1", "0 to 100"),
        ("progress", "half", "0 to 100"),
        ("cost", "-5", "pounds"),
        ("cost", "a lot", "pounds"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in LAYOUT.broken(tmp_path, column, value)


def test_progress_fits_the_status(tmp_path: Path) -> None:
    assert "under 100" in LAYOUT.broken(tmp_path, "progress", "60", status="done")
    assert "only planned" in LAYOUT.broken(tmp_path, "progress", "60", status="planned")


def test_an_action_is_updated_once_a_day(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(tmp_path, GOOD, GOOD | {"updated": "2025-09-16"}, GOOD)
    assert [(q.line, q.column) for q in judged.quarantine] == [(4, "action_id")]
    assert len(rows) == 2
