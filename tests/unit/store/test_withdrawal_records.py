"""Withdrawals written down once each, whoever comes to it first."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.withdrawal_records import JOURNAL, write_down
from moorlands_dash.store.withdrawals import Withdrawal

pytestmark = pytest.mark.usefixtures("either_database")

FILE = Withdrawal(
    "file", "ab" * 32, "2026-09.csv", "Sent by mistake", "officer", "2026-11-24T18:30:05+00:00"
)
ACTION = Withdrawal("action", "cctv", "Cameras", "Never agreed", "", "2026-11-25T09:00:00+00:00")


def test_each_withdrawal_is_recorded_once(tmp_path: Path) -> None:
    records = Records(Home(tmp_path), "ours", by="timer")
    assert write_down([], records) == []
    (first,) = write_down([FILE], records)
    assert (first.withdrawal_id, first.by, first.reason) == ("W0001", "officer", "Sent by mistake")
    (second,) = write_down([FILE, ACTION], records)
    assert (second.withdrawal_id, second.key, second.by) == ("W0002", "cctv", "timer")
    assert write_down([FILE, ACTION], records) == []
    assert JOURNAL.pages(records).entries == (first, second)
