"""A file is its bytes and the rules that it is read under."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.senders import Senders
from moorlands_dash.store.queries import open_snapshot

HEAD = "reference,reported,kind\n"
FILE = "fly-tipping.csv"


def under(**rules: str) -> Settings:
    return load_settings().model_copy(update={"senders": Senders.model_validate(rules)})


@pytest.mark.slow
def test_rows_refused_for_their_order_are_read_once_the_sender_is_known(tmp_path: Path) -> None:
    home, path = tmp_path / "home", tmp_path / FILE
    # No day over 12 shows the order: the third day may be of April or of May.
    path.write_text(f"{HEAD}A1,2025-04-25,litter\nA2,2025-04-26,litter\nA3,05/04/2025,litter\n")
    first = load([path], under(), home)
    assert [f.quarantined for f in first.files if f.name == FILE] == [1]
    assert not load([path], under(), home).published
    again = load([path], under(**{"fly-*.csv": "day first"}), home)
    assert again.published
    assert any("it is read again" in notice for notice in again.notices)
    (record,) = [f for f in again.files if f.name == FILE]
    assert (record.rows_in, record.loaded, record.quarantined) == (3, 3, 0)
    months = open_snapshot(home).incidents(None, ("litter",))["month"].dt.month
    assert months.tolist() == [4, 4, 4]
    # Under the same rules it stands.
    assert not load([path], under(**{"fly-*.csv": "day first"}), home).published
    other = load([path], under(**{"fly-*.csv": "month first"}), home)
    assert other.published
    assert sorted(open_snapshot(home).incidents(None, ("litter",))["month"].dt.month) == [4, 4, 5]
