"""Snoozes: with a reason, until a day or a change, and woken by another line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.store.record_export import export_records
from moorlands_dash.store.snoozes import Snooze, SnoozeError, snooze, snoozes, wake

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
ITEM = Snooze(
    ward_code="E05007055",
    category="burglary",
    verdict="more",
    month=date(2026, 9, 1),
    until=date(2027, 1, 31),
    reason="Known: a patrol began in October",
    snapshot="20261124-1",
)


def test_a_snooze_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    made = snooze(ITEM, tmp_path, now=NOW)
    assert made == replace(ITEM, snooze_id="S0001", recorded_at=NOW)
    open_ended = snooze(replace(ITEM, until=None, category="drugs"), tmp_path, now=NOW)
    assert snoozes(tmp_path) == [made, open_ended]
    export_records(tmp_path, tmp_path / "export")
    assert (tmp_path / "export" / "snoozes.csv").read_text().splitlines()[0] == (
        "snooze_id,recorded_at,entry,ward_code,category,verdict,month,until,reason,snapshot,"
        "by,partnership"
    )


def test_what_is_woken_is_set_aside_no_longer(tmp_path: Path) -> None:
    snooze(ITEM, tmp_path, now=NOW)
    wake("S0001", "It rose again", tmp_path, now=NOW)
    assert snoozes(tmp_path) == []
    with pytest.raises(SnoozeError, match="Nothing is snoozed as 'S0001'"):
        wake("S0001", "It rose again", tmp_path, now=NOW)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": "ok"}, "Write the reason"),
        ({"reason": "Ring 01538 395400"}, "a telephone number"),
        ({"until": date(2026, 11, 24)}, "is not to come"),
    ],
)
def test_what_cannot_be_snoozed_is_refused_in_words(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(SnoozeError, match=said):
        snooze(replace(ITEM, **change), tmp_path, now=NOW)  # type: ignore[arg-type]
    assert snoozes(tmp_path) == []
