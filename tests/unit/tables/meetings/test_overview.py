"""The landing page's tables on the demonstration data, whose truths were planted."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.meetings.calendar import known_at
from moorlands_dash.tables.model import Selection, Table
from tests.unit.tables.conftest import Publish


def table(home: Path, name: str, **extra: str) -> Table:
    snapshot = open_snapshot(home)
    return tables.build(name, snapshot, load_settings(), Selection(**extra))


@pytest.fixture(scope="module")
def overview(demo_home: Path) -> Table:
    return table(demo_home, "overview")


@pytest.fixture(scope="module")
def changes(demo_home: Path) -> Table:
    return table(demo_home, "changes")


def test_what_was_planted_to_be_missed_comes_first(overview: Table) -> None:
    frame = overview.frame
    exceptions = frame.loc[frame["section"] == "exceptions", "target_id"].tolist()
    assert exceptions[0] == "damage-2026-27"
    assert "asb-2026-27" in exceptions
    assert "burglary-2026-27" in frame.loc[frame["section"] == "on course", "target_id"].tolist()


def test_newly_worse_ones_come_before_their_like(overview: Table) -> None:
    frame = overview.frame[overview.frame["section"] == "exceptions"]
    pressing = (frame["newly"] == True) | (frame["status"] == "unlikely")  # noqa: E712
    assert pressing.tolist() == sorted(pressing, reverse=True)


def test_every_target_stands_once_with_its_own_status(overview: Table, demo_home: Path) -> None:
    listed = overview.frame[overview.frame["owner"].notna()]
    promised = table(demo_home, "targets").frame.set_index("target_id")
    assert sorted(listed["target_id"]) == sorted(promised.index)
    assert (listed["status"].tolist() == promised.loc[listed["target_id"], "status"]).all()


def test_every_item_names_its_evidence(overview: Table) -> None:
    pages = {page.stem for page in (Path(__file__).parents[4] / "pages").glob("*.py")}
    assert set(overview.frame["page"]) <= pages | {"delivery_plan"}
    assert overview.frame["words"].str.len().min() > 5


def test_the_answer_counts_and_names_the_next_meeting(overview: Table) -> None:
    trouble = int((overview.frame["section"] == "exceptions").sum())
    assert overview.sentence.startswith(f"2026/27: {trouble} of 10 targets need")
    assert overview.sentence.endswith("For the group's meeting on 11 November 2026.")


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


def test_what_is_late_is_not_crowded_out_by_what_got_better(overview: Table) -> None:
    changed = overview.frame[overview.frame["section"] == "changed"]["item"].tolist()
    late = changed.index("Better lighting at the sports ground in Leek North")
    assert changed.index("More people are satisfied with where they live") < late
    assert late < changed.index("Fewer deliberate fires") < changed.index("Months loaded")


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


def test_a_month_comes_out_in_the_second_month_after_it() -> None:
    assert known_at(date(2026, 8, 12)) == date(2026, 6, 1)
    assert known_at(date(2026, 1, 31)) == date(2025, 11, 1)


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
