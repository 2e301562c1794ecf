"""The table of who did what: the newest first, of the months that are asked for."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, parse_month
from moorlands_dash.store.audit import note
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection, build
from moorlands_dash.tables.data import audit


@pytest.fixture
def noted(demo_home: Path, tmp_path: Path, settings: Settings) -> Snapshot:
    home = find_home(str(shutil.copytree(demo_home, tmp_path / "home")))
    for month, day, hour in ((5, 31, 23), (6, 1, 0), (6, 30, 23), (7, 1, 0)):
        time = datetime(2031, month, day, hour, 59, 59, tzinfo=UTC)
        note(Records(home, settings.key), "export", f"in {month}", "An analyst", now=time)
    return open_snapshot(home)


def test_months_are_given_from_their_first_moment_to_their_last(
    noted: Snapshot, settings: Settings
) -> None:
    june = Period(parse_month("2031-06"), parse_month("2031-06"))
    table = build("who-did-what", noted, settings, Selection(period=june))
    assert table.frame[["day", "time", "what"]].to_dict("list") == {
        "day": [pd.Timestamp(2031, 6, 30), pd.Timestamp(2031, 6, 1)],
        "time": ["23:59:59", "00:59:59"],
        "what": ["in 6", "in 6"],
    }
    assert table.sentence == "2 entries in June 2031, the newest of 30 June 2031."
    never = Period(parse_month("2001-01"), parse_month("2001-01"))
    empty = build("who-did-what", noted, settings, Selection(period=never))
    assert empty.frame.empty and empty.sentence == "Nothing was noted in January 2001."


def test_more_than_are_given_at_once_is_said(
    noted: Snapshot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "MOST", 3)
    table = build("who-did-what", noted, settings, Selection())
    assert list(table.frame["what"]) == ["in 7", "in 6", "in 6"]
    assert table.sentence == (
        "The newest 3 entries, back from 1 July 2031; choose a day for older."
    )
