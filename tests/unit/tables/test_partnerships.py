"""A selection of another partnership than the settings' is refused in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import record
from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError

Publish = Callable[..., Snapshot]


@pytest.mark.parametrize("asked", ["", "moorlands-together"])
def test_a_selection_of_ours_or_of_none_is_ours(
    publish: Publish, settings: Settings, asked: str
) -> None:
    snapshot = publish()
    found = tables.build("ward-rates", snapshot, settings, Selection(partnership=asked))
    same = tables.build("ward-rates", snapshot, settings, Selection())
    assert (found.sentence, found.title) == (same.sentence, same.title)


def test_a_selection_of_another_partnership_is_refused(
    publish: Publish, settings: Settings
) -> None:
    with pytest.raises(SelectionError, match=r"“peak-together”\. This is the dashboard"):
        tables.build("ward-rates", publish(), settings, Selection(partnership="peak-together"))


def test_decisions_of_another_partnership_are_said_and_not_shown(
    publish: Publish, settings: Settings
) -> None:
    snapshot = publish()
    theirs = Records(Home(snapshot.home.folder), "peak-together")
    entry = Decision(
        meeting_id="strategy-2026-10",
        meeting_date=date(2026, 10, 21),
        snapshot=snapshot.id,
        decision="Close the other park",
        owner="Police",
        due=date(2026, 12, 31),
    )
    record(entry, theirs, members=("Police",), now=datetime(2026, 11, 1, tzinfo=UTC))
    table = tables.build("decisions", snapshot, settings, Selection())
    assert table.frame.empty
    said = "1 entry of decisions.csv is of another partnership, and not shown."
    assert said in table.notes
