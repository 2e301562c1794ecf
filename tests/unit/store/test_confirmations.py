"""Confirmations: with a reason, of a month as it stood, and taken back by another line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.store.confirmations import (
    Confirmation,
    ConfirmationError,
    confirm,
    confirmations,
    take_back,
)
from moorlands_dash.store.record_export import export_records

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
MONTH = Confirmation(
    source="Staffordshire Police",
    sender="",
    month=date(2025, 10, 1),
    rows=3,
    reason="The force sent only these",
    by="Data officer",
)


def test_a_confirmation_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    made = confirm(MONTH, tmp_path, now=NOW)
    assert made == replace(MONTH, confirmation_id="C0001", recorded_at=NOW)
    other = confirm(replace(MONTH, source="fires_other", sender="=1+1"), tmp_path, now=NOW)
    assert confirmations(tmp_path) == [made, other]
    export_records(tmp_path, tmp_path / "export")
    lines = (tmp_path / "export" / "confirmations.csv").read_text().splitlines()
    assert lines[0] == (
        "confirmation_id,recorded_at,entry,source,sender,month,rows,reason,by,snapshot,partnership"
    )
    assert ",=1+1," not in lines[2]


def test_what_is_taken_back_is_confirmed_no_longer(tmp_path: Path) -> None:
    confirm(MONTH, tmp_path, now=NOW)
    take_back("C0001", "There was more", tmp_path, now=NOW)
    assert confirmations(tmp_path) == []
    with pytest.raises(ConfirmationError, match="Nothing is confirmed as 'C0001'"):
        take_back("C0001", "There was more", tmp_path, now=NOW)


@pytest.mark.parametrize(
    ("reason", "said"), [("ok", "Write the reason"), ("Ring 01538 395400", "a telephone number")]
)
def test_a_reason_that_says_nothing_or_too_much_is_refused(
    tmp_path: Path, reason: str, said: str
) -> None:
    with pytest.raises(ConfirmationError, match=said):
        confirm(replace(MONTH, reason=reason), tmp_path, now=NOW)
    assert confirmations(tmp_path) == []
