"""Published places of a ward: the most first, and never what may be somebody's door."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from demonstration.settlements import SETTLEMENTS
from moorlands_dash import tables
from moorlands_dash.measures.wards.place_search import PlaceNames
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.wards.places import names_without
from tests.opened import opened

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"

YEAR = Period(date(2024, 10, 1), date(2025, 9, 1))

BEFORE = YEAR.shifted(-12)


def rows(ward: str, category: str, period: Period, total: int) -> list[tuple[Any, ...]]:
    """Return a year's total in two months."""
    return [
        (ward, period.start, category, total // 2),
        (ward, period.end, category, -(-total // 2)),
    ]


COUNTS = [
    *rows(LEEK, "burglary", YEAR, 90),
    *rows(LEEK, "burglary", BEFORE, 40),
    *rows(LEEK, "anti_social_behaviour", YEAR, 42),
    *rows(LEEK, "anti_social_behaviour", BEFORE, 44),
    *rows(LEEK, "drugs", YEAR, 4),
    *rows(LEEK, "drugs", BEFORE, 3),
    *rows(ALTON, "burglary", YEAR, 10),
    *rows(ALTON, "burglary", BEFORE, 10),
]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    return publish(ward_counts=COUNTS, coverage=covered(BEFORE, YEAR))


def build(name: str, snapshot: Snapshot, settings: Settings, **selection: Any) -> tables.Table:
    return tables.build(name, snapshot, settings, Selection(**selection))


def test_points_of_a_ward_with_the_most_first(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    at = {"Pool Road": (-2.04, 53.1), "Ford Grove": (-2.03, 53.11)}
    incidents = [
        (YEAR.end, "burglary", *at[name], LEEK, "a.csv", row, f"On or near {name}")
        for row, name in enumerate(["Pool Road"] * 3 + ["Ford Grove"])
    ]
    elsewhere = (YEAR.end, "burglary", -1.9, 53.0, ALTON, "a.csv", 9, "On or near Pool Road")
    snapshot = publish(incidents=[*incidents, elsewhere], coverage=covered(YEAR))
    table = build("ward-places", snapshot, settings, area=LEEK, category="burglary")
    assert table.frame["location"].tolist() == ["On or near Pool Road", "On or near Ford Grove"]
    assert table.frame["count"].tolist() == [3, 1]
    assert table.frame["share"].tolist() == [0.75, 0.25]
    assert "most at Pool Road (3) and Ford Grove (1), together 100%" in table.sentence
    names = build("place-names", snapshot, settings).frame
    found = names[names["name"] == "Pool Road"]
    assert dict(zip(found["ward_name"], found["count"], strict=True)) == {
        "Alton": 1,
        "Leek West": 3,
    }


def test_a_places_table_is_about_the_ward_and_shows_all(
    two_years: Snapshot, settings: Settings
) -> None:
    for name in ("ward-ranks", "ward-funnel", "ward-smoothed"):
        table = build(name, two_years, settings, area="Alton", category="burglary")
        assert len(table.frame) == 2
        assert "Alton" in table.sentence
        assert "Leek" not in table.sentence


def test_points_that_may_be_somebodys_door_are_not_shown(
    demo_home: Path, settings: Settings
) -> None:
    table = build(
        "ward-places",
        opened(demo_home),
        settings,
        area="Leek North",
        category="asb_reported",
    )
    assert table.frame.empty
    assert "could be somebody's door" in table.sentence


def test_names_of_the_gazetteer_stand_beside_streets_and_wards(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    street = (YEAR.end, "burglary", -2.04, 53.1, LEEK, "a.csv", 1, "On or near Pool Road")
    listed = [
        ("Onecote", "hamlet", ALTON),
        ("Leek", "town", LEEK),
        ("Leek", "town", ALTON),
        ("Leek", "parish", LEEK),
        ("Pool Road", "street", LEEK),
        ("The Roaches", "landmark", LEEK),
        ("Buxton", "town", None),
        ("ST13 6JU", "postcode", LEEK, -2.0, 53.1, None),
        ("ST13 6JT", "postcode", LEEK, -2.0, 53.1, "1996-06"),
        ("Elsewhere", "village", "E05099999"),
    ]
    snapshot = publish(incidents=[street], coverage=covered(YEAR), gazetteer=listed)
    frame = build("place-names", snapshot, settings).frame
    found = {
        (row["name"], row["kind"], row["ward_name"], row["count"])
        for row in frame.to_dict("records")
    }
    assert found == {
        ("Alton", "ward", "Alton", 0),
        ("Leek West", "ward", "Leek West", 0),
        ("Onecote", "town or village", "Alton", 0),
        ("Leek", "town or village", "Leek West", 0),
        ("Leek", "town or village", "Alton", 0),
        ("Leek", "parish", "Leek West", 0),
        ("Pool Road", "street or spot", "Leek West", 1),
        ("The Roaches", "landmark", "Leek West", 0),
        ("ST13 6JU", "postcode", "Leek West", 0),
        ("ST13 6JT", "former postcode", "Leek West", 0),
    }
    fewer = names_without(snapshot, settings, "postcode", "landmark")
    assert set(fewer["kind"]) == {"ward", "town or village", "parish", "street or spot"}


def test_every_village_of_the_demonstration_is_found_in_its_own_ward(
    demo_home: Path, settings: Settings
) -> None:
    places = PlaceNames(build("place-names", opened(demo_home), settings).frame)
    assert {one.name: places.find(one.name).rows["ward_name"].tolist() for one in SETTLEMENTS} == {
        one.name: [one.ward] for one in SETTLEMENTS
    }
    assert [places.find(name).kind for name in ("Froghall", "Wetton")] == ["nothing", "nothing"]
