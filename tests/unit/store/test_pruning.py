"""Old snapshots go by the rule, and never one that anything names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership.store import Store
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import record
from moorlands_dash.store.home import Home, StoreError, locked, switch
from moorlands_dash.store.manifest import Manifest
from moorlands_dash.store.pruning import prune
from moorlands_dash.store.snapshot import snapshots

BEGAN = datetime(2025, 1, 20, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home of twelve snapshots, one every ten days, the last of them published."""
    home, previous = Home(tmp_path), None
    for number in range(12):
        created = BEGAN + timedelta(days=10 * number)
        manifest = Manifest(f"{created:%Y%m%d}-000000-{number:08d}", created, "0", {}, previous)
        (home.snapshot(manifest.id) / "parts").mkdir(parents=True)
        (home.snapshot(manifest.id) / "parts" / "a.parquet").write_bytes(b"x" * 1000)
        manifest.write(home.snapshot(manifest.id) / "manifest.json")
        previous = manifest.id
    assert previous
    switch(home, previous)
    return home


def ids(home: Home) -> list[str]:
    return [summary.id for summary in snapshots(home)]


def test_the_newest_and_the_last_of_each_month_stay(home: Home) -> None:
    every = ids(home)
    found = prune(home, Store(keep=3, keep_monthly=True))
    days = [f"{snapshot[4:6]}-{snapshot[6:8]}" for snapshot in ids(home)]
    # Every tenth day from 20 January on: the last of January, February, March and April, and three.
    assert days == ["01-30", "02-19", "03-31", "04-20", "04-30", "05-10"]
    assert sorted([*(summary.id for summary in found.gone), *ids(home)]) == every
    assert found.freed >= 1000 * len(found.gone)
    assert not list(home.folder.glob("staging-*"))


def test_the_published_one_and_the_one_before_stay_wherever_they_stand(home: Home) -> None:
    every = ids(home)
    switch(home, every[4])
    prune(home, Store(keep=1, keep_monthly=False))
    assert ids(home) == [every[3], every[4], every[11]]


def test_what_a_record_or_a_pack_names_stays_and_what_was_worked_out_goes(home: Home) -> None:
    every = ids(home)
    made = Decision("m1", date(2025, 3, 1), every[1], "Light the park", "us", date(2025, 9, 1))
    record(made, home, members=["us"])
    pack = home.folder / "packs" / "2025-Q1" / "1-20250301-1a2b3c4d"
    pack.mkdir(parents=True)
    (pack / "tables.json").write_text(f'{{"snapshot": "{every[2]}"}}')
    trials = home.folder / "backtests"
    (trials / f"{every[0]}-aa.parts").mkdir(parents=True)
    for snapshot in (every[0], every[1]):
        (trials / f"{snapshot}-aa.parquet").write_bytes(b"")
    would = prune(home, Store(keep=1, keep_monthly=False), dry_run=True)
    assert ids(home) == every
    found = prune(home, Store(keep=1, keep_monthly=False))
    assert [s.id for s in would.gone] == [s.id for s in found.gone]
    assert ids(home) == [every[1], every[2], every[10], every[11]]
    assert found.kept[every[1]] == "named in decisions"
    assert found.kept[every[2]] == "named in packs/2025-Q1/1-20250301-1a2b3c4d/tables.json"
    assert [path.name for path in trials.iterdir()] == [f"{every[1]}-aa.parquet"]


def test_nothing_goes_where_all_are_kept_or_a_load_is_at_work(home: Home) -> None:
    assert prune(home, Store(keep=0, keep_monthly=False)).gone == []
    with locked(home, "load"), pytest.raises(StoreError, match="Another load is at work"):
        prune(home, Store(keep=1))
    assert len(ids(home)) == 12


def test_a_snapshot_that_cannot_be_read_is_left_alone(home: Home) -> None:
    every = ids(home)
    (home.snapshot(every[0]) / "manifest.json").write_text("{")
    found = prune(home, Store(keep=1, keep_monthly=False))
    assert found.kept[every[0]] == "can't be read"
    assert every[0] in ids(home)


def test_the_command_sweeps_what_a_killed_load_left(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    (home.folder / "staging-20250101-000000" / "parts").mkdir(parents=True)
    given = ["--home", str(home.folder), "prune"]
    assert main([*given, "--dry-run"]) == 0
    assert "1 leftover of loads that were killed would be swept." in capsys.readouterr().out
    assert list(home.folder.glob("staging-*"))
    assert main(given) == 0
    said = capsys.readouterr().out
    assert "0 snapshots let go." in said
    assert "1 leftover of loads that were killed swept." in said
    assert f"{ids(home)[-1]}  published" in said
    assert not list(home.folder.glob("staging-*"))
