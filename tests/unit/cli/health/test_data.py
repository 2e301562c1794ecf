"""What the doctor says of a home: written to, with room, opened, fresh."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.cli.health import data
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import Home

SETTINGS = load_settings()


def test_a_home_of_the_demonstration_is_well(demo_home: Path) -> None:
    home = Home(demo_home)
    assert data.of_home(home).state == "well"
    assert data.of_secret(home).state == "well"
    assert data.of_records(home, SETTINGS).state == "well"
    found = data.of_snapshot(home, SETTINGS)
    assert (found.state, "demonstration data" in found.said) == ("well", True)


def test_a_home_that_is_not_there_yet_is_noted(tmp_path: Path) -> None:
    home = Home(tmp_path / "none")
    found = [data.of_home(home), data.of_secret(home), data.of_snapshot(home, SETTINGS)]
    found.append(data.of_age(home, SETTINGS, date(2026, 1, 1)))
    assert {each.state for each in found} == {"note"}
    assert data.of_disk(home).state in ("well", "note")


def test_data_grow_old_by_the_settings(demo_home: Path) -> None:
    months = range(1, 13)
    told = [data.of_age(Home(demo_home), SETTINGS, date(2027, m, 1)).state for m in months]
    assert set(told) == {"note"}
    latest = data.of_age(Home(demo_home), SETTINGS, date(2000, 1, 1))
    assert (latest.state, latest.said.startswith("the latest month is")) == ("well", True)


@pytest.mark.parametrize(("free", "state"), [(10, "fault"), (10**9, "note"), (10**11, "well")])
def test_little_room_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str
) -> None:
    usage = type(shutil.disk_usage(tmp_path))(free, 0, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert data.of_disk(Home(tmp_path)).state == state


def test_a_secret_that_others_may_read_is_a_fault(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"s" * 32)
    secret.chmod(0o644)
    assert data.of_secret(Home(tmp_path)).state == "fault"


def test_a_damaged_snapshot_and_damaged_records_are_faults(own_home: Path) -> None:
    home = Home(own_home)
    next(own_home.glob("snapshots/*/incidents.parquet")).write_bytes(b"none")
    assert data.of_snapshot(home, SETTINGS).state == "fault"
    (own_home / "records.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 4000)
    assert data.of_records(home, SETTINGS).state == "fault"


def test_what_a_restored_backup_replaced_is_noted(tmp_path: Path) -> None:
    (tmp_path / "replaced-20260101-000000").mkdir()
    found = data.of_home(Home(tmp_path))
    assert (found.state, "replaced-20260101" in found.said) == ("note", True)
