from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import NAMES, Selection
from moorlands_dash.tables.catalogue import SPECS

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("loaded", [True, False])
def test_every_table_has_its_columns_and_its_words(
    publish: Publish, covered: Covered, settings: Settings, name: str, loaded: bool
) -> None:
    month = Period(date(2025, 1, 1), date(2025, 1, 1))
    snapshot = publish(coverage=covered(month) if loaded else [])
    table = tables.build(name, snapshot, settings, Selection())
    assert list(table.frame.columns) == SPECS[name].names
    assert table.name == name
    for text in (table.title, table.unit, table.source, table.method, table.sentence):
        assert text.strip()
        assert not {"nan", "None", "<NA>"} & set(text.split())
    assert all(note.strip() for note in table.notes)
    assert table.snapshot == snapshot.id
