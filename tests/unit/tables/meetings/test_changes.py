"""What changed since the last meeting: flips, months that came in, what was revised."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.model import Selection, Table
from tests.opened import built
from tests.unit.tables.conftest import Publish


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


@pytest.fixture(scope="module")
def changes(demo_home: Path) -> Table:
    return table(demo_home, "changes")


def test_what_came_since_the_last_meeting(changes: Table) -> None:
    frame = changes.frame
    assert "12 August 2026" in changes.sentence
    loaded = frame[frame["kind"] == "data"]["words"].tolist()
    assert loaded == ["July to September 2026 came in."]
    actions = frame[frame["kind"] == "action"].set_index("choice")["now"].to_dict()
    assert actions == {
        "leek-north-lighting": "overdue",
        "warning-letters": "overdue",
        "watch-schemes": "done",
    }


def test_what_came_in_is_said_in_the_target_s_own_unit(changes: Table) -> None:
    why = changes.frame.set_index("target_id")["why"]
    assert why["fires-2026-27"].startswith("July to September 2026 brought 30 fires, ")
    assert why["dog-fouling-2026-27"].startswith("July to September 2026 brought 26 reports, ")


def test_a_flip_is_what_the_tables_of_both_times_say(changes: Table, demo_home: Path) -> None:
    then = table(demo_home, "targets", until="2026-06").frame.set_index("target_id")["status"]
    now = table(demo_home, "targets").frame.set_index("target_id")["status"]
    flipped = {key: (then[key], now[key]) for key in now.index if then[key] != now[key]}
    told = changes.frame[changes.frame["kind"] == "status"].set_index("target_id")
    assert {key: (row["was"], row["now"]) for key, row in told.iterrows()} == flipped
    assert told["why"].str.len().min() > 5


def test_without_a_meeting_it_says_what_to_load(publish: Publish) -> None:
    empty = tables.build("changes", publish(), load_settings(), Selection())
    assert empty.frame.empty
    assert "load a file of meetings" in empty.sentence


def _dated(folder: Path, day: datetime) -> None:
    manifest = folder / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    made = Snapshot(folder).created.isoformat()
    stamp = next(form for form in (made, made.replace("+00:00", "Z")) if form in text)
    manifest.write_text(text.replace(stamp, day.isoformat().replace("+00:00", "Z"), 1))


def test_a_kept_snapshot_tells_what_was_revised(own_home: Path) -> None:
    current = open_snapshot(own_home)
    kept = current.folder.with_name("20260801-000000-0a0a0a0a")
    shutil.copytree(current.folder, kept)
    manifest = kept / "manifest.json"
    manifest.write_text(manifest.read_text().replace(current.id, kept.name))
    _dated(kept, datetime(2026, 8, 1, tzinfo=UTC))
    counts = pd.read_parquet(kept / "district_counts.parquet")
    ours = (counts["district"] == "Staffordshire Moorlands") & (
        pd.to_datetime(counts["month"]) == pd.Timestamp("2026-05-01")
    )
    counts.loc[counts[ours].index[0], "count"] += 3
    counts.to_parquet(kept / "district_counts.parquet")
    found = table(own_home, "changes")
    (revision,) = found.frame.loc[found.frame["kind"] == "revision", "words"]
    assert revision == "Later files changed the counts of May 2026: 3 fewer incidents together."
    assert any(kept.name in note for note in found.notes)
