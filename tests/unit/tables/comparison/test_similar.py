"""Ours among similar districts, counted by hand; and who has no figures is named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from demonstration import truths
from moorlands_dash import tables
from moorlands_dash.measures.comparison.corners import BETTER_IMPROVING, WORSE_WORSENING
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.words.comparison.similar import (
    NO_FIGURES,
    NO_RESIDENTS,
    SHOWN,
    group_sentence,
)
from tests.opened import built
from tests.unit.tables.comparison.test_recorded import HOME, OURS

Publish = Callable[..., Snapshot]

SIMILAR = {"E07000192": "Cannock Chase", "E07000194": "Lichfield", "E07000197": "Stafford"}
LISTED = {**SIMILAR, "E07000037": "High Peak", "E07000196": "South Staffordshire"}
NEIGHBOURS = [
    (OURS, code, name, rank, "a list") for rank, (code, name) in enumerate(LISTED.items(), 1)
]


def recorded(settings: Settings, now: dict[str, int], ours_before: dict[str, int]) -> list[Any]:
    """Return two years: ours at `now` after `ours_before`, each similar district 100 a quarter."""
    rows: list[Any] = []
    for year, ours in ((2022, ours_before), (2023, ours_before), (2024, now)):
        for quarter in range(1, 5):
            at = (year, quarter, "Staffordshire")
            for group, number in ours.items():
                rows.append((*at, HOME, group, number))
                rows += [(*at, name, group, 100) for name in SIMILAR.values()]
                rows.append((*at, "South Staffordshire", group, 100))
            rows += [
                (year, quarter, force, "All partnerships", "Robbery", 500)
                for force in settings.recorded_crime.forces
                if force != "Staffordshire"
            ]
    return rows


PEOPLE = [(OURS, HOME, 2021, 50_000, "Census 2021")] + [
    (code, name, 2021, 50_000, "Census 2021") for code, name in SIMILAR.items()
]


@pytest.fixture
def snapshot(publish: Publish, settings: Settings) -> Snapshot:
    now = {"Robbery": 150, "Drug offences": 40, "Public order offences": 100}
    before = {"Robbery": 100, "Drug offences": 80, "Public order offences": 100}
    return publish(
        recorded=recorded(settings, now, before), populations=PEOPLE, similar_areas=NEIGHBOURS
    )


def test_who_is_like_us_and_whose_figures_there_are(snapshot: Snapshot, settings: Settings) -> None:
    table = tables.build("similar-areas", snapshot, settings, Selection())
    assert dict(zip(table.frame["area_name"], table.frame["standing"], strict=True)) == {
        "Cannock Chase": SHOWN,
        "Lichfield": SHOWN,
        "Stafford": SHOWN,
        "High Peak": NO_FIGURES,
        "South Staffordshire": NO_RESIDENTS,
    }
    assert "the figures of 3 are shown" in table.sentence


def test_ours_stands_among_them_by_hand(snapshot: Snapshot, settings: Settings) -> None:
    table = tables.build("similar-districts", snapshot, settings, Selection())
    rows = table.frame[table.frame["group"] == "Robbery"].set_index("area_name")
    assert list(rows.index) == [HOME, "Cannock Chase", "Lichfield", "Stafford"]
    assert rows["rank"].tolist() == [0, 1, 2, 3]
    # 4 x 150 of 50,000, against 4 x 100 of 50,000 in each.
    assert rows["rate_per_1000"].tolist() == [12, 8, 8, 8]
    assert rows["similar_rate_per_1000"].tolist() == [8] * 4
    assert rows.loc["Stafford", ["ratio", "verdict"]].tolist() == [1.5, "higher"]
    assert rows.loc[HOME, "place"] == "far above the funnel"
    assert "2 of 5 similar districts have no figures here" in table.sentence
    assert any("High Peak" in note and "tables of recorded crime" in note for note in table.notes)
    assert any("South Staffordshire" in note and "residents" in note for note in table.notes)


def test_the_settings_list_holds_before_the_one_that_was_loaded(
    snapshot: Snapshot, settings: Settings
) -> None:
    asked = settings.comparators.model_copy(update={"similar": ["Stafford", "E07000194"]})
    own = settings.model_copy(update={"comparators": asked})
    table = tables.build("similar-areas", snapshot, own, Selection())
    assert table.frame["area_name"].tolist() == ["Stafford", "Lichfield"]
    assert table.frame["rank"].tolist() == [1, 2]


def test_without_a_list_it_is_said_how_to_have_one(publish: Publish, settings: Settings) -> None:
    empty = publish(populations=PEOPLE)
    for name in ("similar-areas", "similar-districts"):
        table = tables.build(name, empty, settings, Selection())
        assert table.frame.empty
        assert "No list of districts much like ours is loaded" in table.sentence


def test_each_group_has_its_corner(snapshot: Snapshot, settings: Settings) -> None:
    table = tables.build("comparison-corners", snapshot, settings, Selection())
    rows = table.frame.set_index("group")
    assert set(rows["against"]) == {"similar districts"}
    assert rows.loc["Robbery", ["against_rate_per_1000", "ratio"]].tolist() == [8, 1.5]
    assert rows.loc["Robbery", "usual"] == pytest.approx(400)
    assert rows.loc["Robbery", "times_usual"] == pytest.approx(1.5)
    assert rows.loc["Robbery", "corner"] == WORSE_WORSENING
    assert rows.loc["Drug offences", "corner"] == BETTER_IMPROVING
    assert rows.loc["Public order offences", "corner"] == "not both clear"
    assert table.sentence.startswith(
        "Higher than similar districts and more than usual: robbery. "
        "Lower and fewer than usual: drug offences."
    )
    assert TOTAL in rows.index


def test_the_similar_district_that_only_seems_worse_lies_within_chance(demo_home: Path) -> None:
    table = built(demo_home, "similar-districts")
    district, group = truths.ONLY_SEEMS_WORSE
    rows = table.frame[table.frame["group"] == group].set_index("area_name")
    assert rows["rate_per_1000"].idxmax() == district
    assert rows.loc[district, "place"] == "inside the funnel"
    assert f"{district} has the highest rate of them" in group_sentence(
        table.frame[table.frame["group"] == group], OURS
    )
    assert "4 of 11 similar districts have no figures here" in table.sentence


def test_with_too_few_similar_districts_ours_is_set_against_the_country(
    publish: Publish, settings: Settings
) -> None:
    people = [*PEOPLE, ("K04000001", "England and Wales", 2021, 1_000_000, "Census 2021")]
    one = publish(
        recorded=recorded(settings, {"Robbery": 100}, {"Robbery": 100}),
        populations=people,
        similar_areas=NEIGHBOURS[:1],
    )
    frame = tables.build("comparison-corners", one, settings, Selection()).frame
    assert set(frame["against"]) == {"England and Wales"}
