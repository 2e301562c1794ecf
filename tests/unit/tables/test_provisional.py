"""Provisional months of a request: marked, and said with how much others changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.provisional import marked, notes_on, provisional_of
from moorlands_dash.tables.request import Request
from tests.unit.tables.conftest import ALTON

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]
YEAR = Period(date(2025, 1, 1), date(2025, 12, 1))
LAST = [date(2025, 11, 1), date(2025, 12, 1)]


@pytest.fixture
def snapshot(publish: Publish, covered: Covered) -> Snapshot:
    counts = [(ALTON, month, "burglary", 3) for month in YEAR]
    return publish(ward_counts=counts, coverage=covered(YEAR))


def test_the_settings_say_how_many(snapshot: Snapshot, settings: Settings) -> None:
    assert provisional_of(Request(snapshot, settings, Selection())) == LAST
    none = settings.provisional.model_copy(update={"police_months": 0})
    bare = settings.model_copy(update={"provisional": none})
    assert provisional_of(Request(snapshot, bare, Selection())) == []
    until = Request(snapshot, settings, Selection(until="2025-10"))
    assert provisional_of(until) == [date(2025, 9, 1), date(2025, 10, 1)]


def test_partners_months_are_not(snapshot: Snapshot, settings: Settings) -> None:
    assert provisional_of(Request(snapshot, settings, Selection(category="fires_other"))) == []


def test_months_and_spans_are_marked(snapshot: Snapshot, settings: Settings) -> None:
    request = Request(snapshot, settings, Selection())
    months = pd.Series(pd.to_datetime(["2025-10-01", "2025-11-01"]))
    assert marked(request, months) == [False, True]
    assert marked(request, months - pd.DateOffset(months=1), months) == [False, True]
    table = tables.build("ward-months", snapshot, settings, Selection())
    shown = table.frame[table.frame["provisional"]]
    assert set(shown["month"].dt.date) == set(LAST)


def test_the_note_names_them_where_the_period_has_one(
    snapshot: Snapshot, settings: Settings
) -> None:
    request = Request(snapshot, settings, Selection())
    (note,) = notes_on(request, YEAR)
    assert note.startswith("November to December 2025 are provisional")
    assert "No month has come here twice" in note
    assert notes_on(request, Period(date(2025, 1, 1), date(2025, 10, 1))) == []
    table = tables.build("ward-counts", snapshot, settings, Selection())
    assert note in table.notes
