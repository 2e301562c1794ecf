"""Places that repeat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.briefing import fortnight as words
from tests.opened import of, opened

SETTINGS = load_settings()


def built(snapshot: Snapshot, name: str = "briefing", **extra: str) -> Table:
    return of(snapshot, name, Selection(**extra))


def section(table: Table, name: str) -> list[dict[Any, Any]]:
    return table.frame[table.frame["section"] == name].to_dict("records")


@pytest.fixture(scope="module")
def snapshot(demo_home: Path) -> Snapshot:
    return opened(demo_home)


@pytest.fixture(scope="module")
def table(snapshot: Snapshot) -> Table:
    return built(snapshot)


def test_the_planted_places_repeat_all_year(table: Table) -> None:
    found = [row for row in section(table, words.REPEAT) if "latest 12 months" in row["words"]]
    assert {(row["category"], row["ward_name"]) for row in found} == {
        ("damage_arson", "Leek North")
    }
    assert len(found) == 3
