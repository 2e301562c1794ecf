"""Wards by residents and by homes: counted by hand, and on the demonstration's planted ward."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from demonstration import truths
from moorlands_dash import tables
from moorlands_dash.measures.denominators import RESIDENTS_ONLY
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import built
from tests.unit.tables.conftest import ALTON, LEEK

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]
JANUARY = date(2025, 1, 1)
COUNTS = [(ALTON, JANUARY, "burglary", 10), (LEEK, JANUARY, "burglary", 20)]
HOMES = [(ALTON, "households", 1000.0, 2021, "a census"), (LEEK, "households", 2000.0, 2021, "x")]


@pytest.fixture
def snapshot(publish: Publish, covered: Covered) -> Snapshot:
    return publish(
        ward_counts=COUNTS, coverage=covered(Period(JANUARY, JANUARY)), denominators=HOMES
    )


def test_both_rates_stand_side_by_side_each_with_its_name(
    snapshot: Snapshot, settings: Settings
) -> None:
    table = tables.build("ward-denominators", snapshot, settings, Selection(category="burglary"))
    rows = table.frame.set_index("ward_code")
    # 10 of 1,000 residents and of 1,000 homes; 20 of 4,000 residents and of 2,000 homes.
    assert rows.loc[ALTON, ["rate_per_1000", "rate_by"]].tolist() == [10, 10]
    assert rows.loc[LEEK, ["rate_per_1000", "rate_by"]].tolist() == [5, 10]
    assert set(rows["per"]) == {"1,000 households"}
    assert table.sentence.startswith("Burglary per 1,000 residents and per 1,000 households.")
    assert any("a census" in note for note in table.notes)


def test_one_wards_sentence_names_both(snapshot: Snapshot, settings: Settings) -> None:
    asked = Selection(category="burglary", area=LEEK)
    table = tables.build("ward-denominators", snapshot, settings, asked)
    assert len(table.frame) == 1
    assert "5.0 per 1,000 residents" in table.sentence
    assert "10.0 per 1,000 households" in table.sentence


def test_of_all_incidents_each_kind_that_has_one_is_told(
    snapshot: Snapshot, settings: Settings
) -> None:
    table = tables.build("ward-denominators", snapshot, settings, Selection())
    assert set(table.frame["category"]) == {"burglary"}


def test_without_a_file_it_says_what_to_load(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(ward_counts=COUNTS, coverage=covered(Period(JANUARY, JANUARY)))
    table = tables.build("ward-denominators", snapshot, settings, Selection(category="burglary"))
    assert table.frame.empty
    assert table.sentence.startswith("Cannot tell by anything but residents")


def test_the_planted_town_centre_is_high_by_residents_alone(demo_home: Path) -> None:
    frame = built(demo_home, "ward-denominators", Selection(category="shoplifting")).frame
    row = frame.set_index("ward_name").loc[truths.TOWN_CENTRE.ward]
    assert row["against_residents"] == "higher"
    assert row["reading"] == RESIDENTS_ONLY


def test_the_planted_second_homes_lead_by_residents_and_not_by_homes(demo_home: Path) -> None:
    frame = built(demo_home, "ward-denominators", Selection(category="burglary")).frame
    wards = frame.set_index("ward_name")
    ward = truths.SECOND_HOMES.ward
    assert wards["rate_per_1000"].idxmax() == ward
    assert wards.loc[ward, "times_residents"] > 2.5
    assert 0.8 < wards.loc[ward, "times_by"] < 1.2


def test_long_roads_make_collisions_high_by_residents_alone(demo_home: Path) -> None:
    frame = built(demo_home, "ward-denominators", Selection(category="collisions")).frame
    row = frame.set_index("ward_name").loc[truths.LONG_ROADS]
    assert row["against_residents"] == "higher"
    assert row["reading"] == RESIDENTS_ONLY
