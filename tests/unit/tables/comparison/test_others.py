""""""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

JANUARY = date(2025, 1, 1)

NOW = Period(JANUARY, JANUARY)

POLICE, HOME = "Staffordshire Police", "Staffordshire Moorlands"

OURS, STAFFORD, FORCE, COUNTRY = "E07000198", "E07000197", "E23000015", "K04000001"

STREET = [
    (POLICE, HOME, JANUARY, "burglary", 50),
    (POLICE, HOME, JANUARY, "drugs", 10),
    (POLICE, "Stafford", JANUARY, "burglary", 300),
    (POLICE, "Cheshire East", JANUARY, "drugs", 2),
    (POLICE, None, JANUARY, "burglary", 38),
]


def official(year: int, settings: Settings, without: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return four quarters in which each force records 5,000 robberies, ours among them 40."""
    return [
        row
        for quarter in range(1, 5)
        for force in settings.recorded_crime.forces
        if force not in without
        for row in (
            [
                (year, quarter, force, HOME, "Robbery", 40),
                (year, quarter, force, "Stafford", "Robbery", 160),
                (year, quarter, force, HOME, "Fraud offences", 900),
            ]
            if force == "Staffordshire"
            else [(year, quarter, force, "Other", "Robbery", 500)]
        )
    ]


@pytest.fixture
def whole(publish: Publish, covered: Covered, settings: Settings) -> Snapshot:
    recorded = official(2023, settings, without=("Kent",)) + official(2024, settings)
    return publish(district_counts=STREET, coverage=covered(NOW), recorded=recorded)


def rows(table: tables.Table, group: str) -> dict[str, Any]:
    frame = table.frame[table.frame["group"] == group]
    return {row["area_name"]: row for row in frame.to_dict("records")}


def test_street_level_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-street", whole, settings, Selection(NOW))
    found = rows(table, "All police incidents")
    assert found[HOME]["rate_per_1000"] == 12
    assert found["Stafford"]["rate_per_1000"] == 30
    assert found["Stafford"]["ratio"] == pytest.approx(12 / 30)
    assert found["Stafford"]["verdict"] == "lower"
    # the force is its located districts: 360 of 15,000
    assert found[POLICE]["rate_per_1000"] == 24
    assert found["No location"]["count"] == 38
    assert found["Elsewhere"]["count"] == 2
    assert pd.isna(found["No location"]["rate_per_1000"])
    # districts without a row had no incident, and without a population no rate
    assert found["Lichfield"]["count"] == 0
    assert found["Lichfield"]["verdict"] == "cannot tell"
    assert set(table.frame["group"]) == {"All police incidents", "Burglary", "Drugs"}


def test_street_level_says_what_is_left_out(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-street", whole, settings, Selection(NOW))
    assert table.sentence == (
        "All police incidents in Staffordshire Moorlands in January 2025: 12.0 per 1,000 "
        "residents, lower than Staffordshire Police (24.0). Lower than in 1 of 1 others. Of 60 "
        "incidents counted in Staffordshire Moorlands 60 are in no ward's figures, so that the "
        "wards add up to 0 (0.0 per 1,000 residents, the district 12.0)."
    )
    notes = " ".join(table.notes)
    assert "38 incidents of Staffordshire Police in January 2025 (9.5% of all)" in notes
    assert "2 incidents lie in places that the settings give no code (Cheshire East)" in notes
    assert "No population is loaded for Cannock Chase" in notes


def test_both_bases_stand_apart(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison", whole, settings, Selection())
    assert set(table.frame["basis"]) == {"official recorded crime", "street-level"}
    assert table.notes[0].startswith("Two bases, never to be mixed")
    assert "Recorded crime without fraud" in table.sentence
    assert "All police incidents in Staffordshire Moorlands in January 2025" in table.sentence


def test_the_gap_by_hand(whole: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-years", whole, settings, Selection())
    frame = table.frame[
        (table.frame["group"] == TOTAL) & (table.frame["area_code"] == COUNTRY)
    ].set_index("year_label")
    assert frame.loc["Year to March 2025", "gap_per_1000"] == pytest.approx(84.8 - 32)
    assert pd.isna(frame.loc["Year to March 2024", "gap_per_1000"])
    assert table.sentence == (
        "Recorded crime without fraud: England and Wales stood 52.8 offences per 1,000 residents "
        "above us in the year to March 2025."
    )
    street = table.frame[table.frame["basis"] == "street-level"]
    assert set(street["year_label"]) == {"January 2025"}
    assert not {"no location", "elsewhere"} & set(table.frame["level"])


def test_missing_months_take_the_verdict(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = publish(district_counts=STREET, coverage=covered(NOW))
    period = Period(JANUARY, date(2025, 2, 1))
    table = tables.build("comparison-street", snapshot, settings, Selection(period))
    assert table.missing == (date(2025, 2, 1),)
    verdicts = table.frame[table.frame["level"] == "district"]["verdict"].dropna()
    assert set(verdicts) == {"cannot tell"}
    assert "cannot compare, because no whole file is loaded for February 2025" in table.sentence


def test_nothing_loaded_says_what_to_load(publish: Publish, settings: Settings) -> None:
    snapshot = publish()
    recorded = tables.build("comparison-recorded", snapshot, settings, Selection())
    assert recorded.frame.empty
    assert "Load the Home Office's tables" in recorded.sentence
    years = tables.build("comparison-years", snapshot, settings, Selection())
    assert years.frame.empty
    assert "no year of official recorded crime is whole" in years.sentence
    for name in ("comparison", "comparison-street"):
        table = tables.build(name, snapshot, settings, Selection())
        assert table.frame.empty
        assert "Load" in table.sentence


def test_chosen_comparators_leave_the_force_whole(whole: Snapshot, settings: Settings) -> None:
    only = settings.comparators.model_copy(update={"districts": ["Lichfield"]})
    narrowed = settings.model_copy(update={"comparators": only})
    table = tables.build("comparison-street", whole, narrowed, Selection(NOW))
    found = rows(table, "All police incidents")
    assert {HOME, "Lichfield"} == {k for k, row in found.items() if row["level"] == "district"}
    assert found[POLICE]["count"] == 360


@pytest.mark.parametrize("area", [OURS, STAFFORD, FORCE])
def test_every_area_is_there_once_a_group(whole: Snapshot, settings: Settings, area: str) -> None:
    frame = tables.build("comparison-street", whole, settings, Selection(NOW)).frame
    assert (frame[frame["area_code"] == area].groupby("group").size() == 1).all()
