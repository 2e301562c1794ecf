"""Progress of actions: as a file has it, one thread an action, and nobody overwritten unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import actions
from moorlands_dash.store.journal import ConflictError
from moorlands_dash.store.progress import (
    JOURNAL,
    STATUSES,
    Progress,
    ProgressError,
    seen_of,
    update,
    updated,
)

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
HALF = Progress("lighting", "under way", 50, "The columns stand", "20261124-1")
FILE = pd.DataFrame(
    {
        "action_id": ["cctv", "lighting", "lighting"],
        "title": ["Cameras", "Lights", "Better lighting"],
        "status": ["done", "planned", "under way"],
        "progress": [100.0, 0.0, 10.0],
        "note": ["", "", "Begun"],
        "updated": pd.to_datetime(["2026-05-01", "2026-06-01", "2026-11-24"]),
    }
)


def test_the_statuses_are_those_of_files_of_actions() -> None:
    assert STATUSES == actions.STATUSES


def test_an_update_holds_over_the_file_s_of_that_day_and_says_what_it_does_not_say(
    tmp_path: Path,
) -> None:
    made = update(HALF, tmp_path, now=NOW)
    assert made == replace(HALF, progress_id="P0001", recorded_at=NOW)
    found = updated(FILE, tmp_path, date(2026, 11, 24))
    assert found["progress"].tolist() == [100.0, 0.0, 50.0]
    assert found["title"].tolist() == ["Cameras", "Lights", "Better lighting"]
    assert found["note"].tolist()[-1] == "The columns stand"
    assert found.dtypes.equals(FILE.dtypes)


def test_what_is_recorded_after_the_last_day_is_as_of_it(tmp_path: Path) -> None:
    update(HALF, tmp_path, now=NOW)
    found = updated(FILE.assign(updated=pd.Timestamp(2026, 5, 1)), tmp_path, date(2026, 6, 30))
    assert found["updated"].max() == pd.Timestamp(2026, 6, 30)
    assert found.loc[found["updated"].idxmax(), "progress"] == 50


def test_an_action_that_no_file_tells_of_is_left_out(tmp_path: Path) -> None:
    update(replace(HALF, action_id="gone"), tmp_path, now=NOW)
    assert updated(FILE, tmp_path, date(2026, 11, 24)).equals(FILE)


def test_who_saw_less_than_there_is_loses_nothing_and_overwrites_nothing(tmp_path: Path) -> None:
    update(HALF, tmp_path, seen=0, now=NOW)
    more = replace(HALF, progress=70, note="The lamps hang")
    with pytest.raises(ConflictError, match="under way, 50 % meanwhile, with the note “The col"):
        update(more, tmp_path, seen=0, now=NOW)
    assert [entry.progress for entry in JOURNAL.pages(tmp_path).entries] == [50]
    assert seen_of(tmp_path) == {"lighting": 1}
    assert update(more, tmp_path, seen=1, now=NOW).progress_id == "P0001"
    assert update(replace(HALF, action_id="cctv"), tmp_path, seen=0).progress_id == "P0002"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": "perhaps"}, "not 'perhaps'"),
        ({"status": "done"}, "done by 100 %"),
        ({"status": "planned"}, "has no progress yet"),
        ({"progress": 101}, "from 0 to 100"),
        ({"note": "PC Brown has it"}, "the name of a person"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    from moorlands_dash.store.home import StoreError

    with pytest.raises((ProgressError, StoreError), match=said):
        update(replace(HALF, **change), tmp_path, now=NOW)  # type: ignore[arg-type]
    assert JOURNAL.pages(tmp_path).entries == ()
