from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import NAMES, Selection
from moorlands_dash.tables.catalogue import SPECS
from tests.unit.tables.conftest import covered, publishing


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Snapshot]:
    """Return a snapshot with one month of our force's, and one without any."""
    month = Period(date(2025, 1, 1), date(2025, 1, 1))
    publish = publishing(tmp_path_factory.mktemp("catalogue"))
    return {loaded: publish(coverage=covered(month) if loaded else []) for loaded in (True, False)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("loaded", [True, False])
def test_every_table_has_its_columns_and_its_words(
    snapshots: dict[bool, Snapshot], settings: Settings, name: str, loaded: bool
) -> None:
    snapshot = snapshots[loaded]
    table = tables.build(name, snapshot, settings, Selection())
    assert list(table.frame.columns) == SPECS[name].names
    assert table.name == name
    for text in (table.title, table.unit, table.source, table.method, table.sentence):
        assert text.strip()
        assert not {"nan", "None", "<NA>"} & set(text.split())
    assert all(note.strip() for note in table.notes)
    assert table.snapshot == snapshot.id
