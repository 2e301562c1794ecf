"""What a load would change is told, and nothing of the home is touched."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import Home, current_id
from moorlands_dash.tables.data.would_change import would_change
from tests.partner_files import csv_file


def _state(home: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(home).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in home.rglob("*")
        if path.is_file()
    }


def test_a_targets_file_would_add_a_target_and_the_home_stays_as_it_is(
    demo_home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "meetings.csv"
    csv_file([["meeting_id", "date", "group"], ["strategy-2031", "2031-02-11", "strategy"]])(path)
    before = _state(demo_home)
    found = would_change([path], load_settings(), Home(demo_home))
    assert _state(demo_home) == before
    assert [record.name for record in found.outcome.files] == ["meetings.csv"]
    assert found.table is not None
    said = " ".join(found.table.frame["title"].astype(str))
    assert "meetings.csv" in said
    assert found.outcome.manifest is not None
    assert found.outcome.manifest.previous == current_id(Home(demo_home))


def test_what_is_loaded_already_would_change_nothing(demo_home: Path) -> None:
    settings = load_settings()
    folder = settings.demonstration_folder()
    assert folder is not None
    found = would_change(sorted(folder.glob("*meeting*.csv")), settings, Home(demo_home))
    assert found.table is None
