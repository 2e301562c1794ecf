"""Work in parts: as much as is asked, told from nothing to all, and ended when told so."""

from __future__ import annotations

import pytest

from moorlands_dash.measures.hotspots.batches import Stopped, batches, silent


def test_the_parts_are_all_of_the_work_and_the_last_one_is_the_rest() -> None:
    told: list[float] = []
    assert list(batches(999, 400, told.append)) == [400, 400, 199]
    assert told == [0, 400 / 999, 800 / 999, 1.0]
    assert list(batches(0, 5, silent)) == []


def test_whoever_waits_may_stop_it() -> None:
    worked: list[int] = []

    def stop(share: float) -> None:
        if share >= 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        for part in batches(4, 1, stop):
            worked.append(part)
    assert worked == [1, 1]
