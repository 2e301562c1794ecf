"""The one look-up of a series of people by its key."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.people.rows import people_series
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.followed import figures
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


TARGET = (
    "target_id,title,theme,measure,kind,area_code,baseline_start,baseline_end,baseline,start,end,"
    "target,profile,owner,note\n"
    "support,More victims take up support,reoffending,people:victims_supported,increase,E07000198,"
    "2024-04,2025-03,0.3,2025-04,2026-03,{target},,Staffordshire Police,\n"
)


@pytest.mark.parametrize(("target", "standing"), [("0.35", "beyond target"), ("0.7", "short")])
def test_a_target_may_follow_a_measure_of_people(
    tmp_path: Path, target: str, standing: str
) -> None:
    rows = [(month, "victims_supported", "", 50, 100) for month in months(YEAR)]
    texts = {"people.csv": people_text(rows), "targets.csv": TARGET.format(target=target)}
    known = loaded(tmp_path, texts)
    request = Request(known, load_settings(), Selection())
    found = figures(request, "people:victims_supported", DISTRICT)
    assert len(found) == 12
    assert set(found["unit"]) == {"share"}
    assert found["period_end"].iloc[0] == pd.Timestamp("2025-04-30")
    frame = tables.build("targets", known, load_settings(), Selection(year="2025/26")).frame
    assert frame["standing"].iloc[0].startswith(standing)
    assert guarded(known, load_settings()).snapshot.targets().empty


def test_people_who_may_stand_in_several_months_are_summed_to_no_target(
    snapshot: Snapshot,
) -> None:
    request = Request(snapshot, load_settings(), Selection())
    for key in ("vulnerable_helped", "offenders_managed", "kindness"):
        assert figures(request, f"people:{key}", DISTRICT).empty


def test_the_public_has_no_row(snapshot: Snapshot) -> None:
    public = guarded(snapshot, load_settings()).snapshot
    assert public.people().empty
    assert people_series(public, "victims_supported", DISTRICT).empty
