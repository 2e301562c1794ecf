"""Loads as commands and pages ask for them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from moorlands_dash.loading import load, withdraw
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from tests import public_tables
from tests.app.test_pages import extract


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ours", "loaded", "uncounted"),
    [("E07000198", 1, 2), ("E07000035", 0, 3)],
    ids=["of our district and others", "of others alone"],
)
def test_rows_that_a_profile_leaves_out_are_superseded_once(
    ours: str, loaded: int, uncounted: int, tmp_path: Path
) -> None:
    file = tmp_path / "ft.csv"
    public_tables.fingertips(file)
    file.write_text(file.read_text().replace("E07000198", ours))
    outcome = load([file], load_settings(), tmp_path / "home")
    assert outcome.refused == []
    (mine,) = [record for record in outcome.files if record.name == "ft.csv"]
    assert (mine.rows_in, mine.loaded, mine.superseded) == (3, loaded, uncounted)
    assert (mine.uncounted, mine.quarantined, mine.in_use) == (uncounted, 0, True)


@pytest.mark.slow
def test_the_audit_has_each_load_and_withdrawal_once_and_lets_old_entries_go(
    tmp_path: Path,
) -> None:
    home, settings = tmp_path / "home", load_settings()
    place = Records(find_home(str(home)), settings.key)
    note(place, "export", "long ago", "somebody", now=datetime(2020, 1, 1, tzinfo=UTC))
    first = extract(tmp_path, "2026-08", ["On or near High Street"])
    second = extract(tmp_path, "2026-09", ["On or near High Street"])
    snapshot = load([first, second], settings, home, by="An officer").manifest
    assert snapshot is not None
    assert not load([first], settings, home, by="An officer").published
    withdraw(first.name, "Sent by mistake", settings, home, by="The data office", who="An officer")
    load([], settings, home, rebuild=True, by="a timer")
    noted = [(entry.event, entry.by) for entry in reversed(audit(place))]
    assert noted == [
        ("load", "An officer"),
        ("pruning", "An officer"),
        ("withdrawal", "An officer"),
        ("load", "a timer"),
    ]
    (told,) = [entry.what for entry in audit(place, event="load") if entry.by == "An officer"]
    # Both, and the reference of residents that each load brings along.
    assert told == f"3 files, published as snapshot {snapshot.id}"
    (taken,) = audit(place, event="withdrawal")
    assert first.name in taken.what and "mistake" not in taken.what
