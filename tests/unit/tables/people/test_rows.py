"""The one look-up of a series of people by its key."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.people.rows import people_series
from tests.people_files import DISTRICT, loaded, months, people_text

YEAR = Period(date(2025, 4, 1), date(2026, 3, 1))


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    rows = [(month, "victims_supported", "", 50, 100) for month in months(YEAR)]
    return loaded(tmp_path_factory.mktemp("rows"), {"people.csv": people_text(rows)})


@pytest.mark.parametrize("key", ["victims_supported", "people:victims_supported"])
def test_a_series_is_found_by_its_key_as_targets_write_it_too(snapshot: Snapshot, key: str) -> None:
    series = people_series(snapshot, key, DISTRICT)
    assert list(series.columns) == [
        *("from", "to", "months", "count", "of", "share", "lower_95", "upper_95")
    ]
    assert len(series) == 12
    assert set(series["share"]) == {0.5}


def test_another_area_has_none_and_another_key_is_refused_in_words(snapshot: Snapshot) -> None:
    assert people_series(snapshot, "victims_supported", "E05007061").empty
    with pytest.raises(ValueError, match="no measure of people"):
        people_series(snapshot, "people:kindness", DISTRICT)


def test_the_public_has_no_row(snapshot: Snapshot) -> None:
    public = guarded(snapshot, load_settings()).snapshot
    assert public.people().empty
    assert people_series(public, "victims_supported", DISTRICT).empty
