"""Outlines of wards and LSOAs."""

import json
from pathlib import Path

import pytest

from moorlands_dash.fetch.arcgis import HOST
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import lookup, outlines
from moorlands_dash.fetch.tour import Tour
from tests.replay.areas import HIGH_PEAK
from tests.replay.server import Replay
from tests.replay.world import HOME_OF, Service, World

WORLD = World(HIGH_PEAK)
WARDS = "Wards_December_2024_Boundaries_UK_BGC"
LSOAS = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"


def service(name: str) -> str:
    return f"{HOST}{HOME_OF}/{name}/FeatureServer/0/query"


def properties(path: Path) -> list[dict[str, str]]:
    return [feature["properties"] for feature in json.loads(path.read_text())["features"]]


def test_wards_come_with_code_name_and_district(tour: Tour) -> None:
    (path,) = outlines.fetch_wards(tour).files
    assert properties(path)[0] == {
        "WD24CD": "E05800000", "WD24NM": "Ward 0", "LAD24CD": "E07000037",
    }  # fmt: skip
    assert len(properties(path)) == 4


def test_lsoas_come_with_the_district_of_the_lookup(tour: Tour) -> None:
    lookup.fetch(tour)
    (path,) = outlines.fetch_lsoas(tour).files
    assert len(properties(path)) == 8
    assert {row["LAD24CD"] for row in properties(path)} == {"E07000037"}


def test_metres_are_refused(replay: Replay, tour: Tour) -> None:
    shape = [[[401_000.0, 352_000.0], [402_000.0, 352_000.0], [401_000.0, 353_000.0]]]
    rows = [(columns, shape) for columns, _ in WORLD.services()[WARDS]]
    replay.routes[service(WARDS)] = Service(rows)
    with pytest.raises(FetchError, match="metres"):
        outlines.fetch_wards(tour)
    assert not tour.load("outlines", "wards.geojson").exists()


def test_an_lsoa_that_is_missing_is_told(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    replay.routes[service(LSOAS)] = Service(WORLD.services()[LSOAS][1:])
    with pytest.raises(FetchError, match="7 of 8 LSOAs"):
        outlines.fetch_lsoas(tour)


def test_a_district_without_wards_there_is_told(replay: Replay, tour: Tour) -> None:
    replay.routes[service(WARDS)] = Service(WORLD.services()[WARDS][-1:])
    with pytest.raises(FetchError, match="no wards of High Peak in the outlines of 2024"):
        outlines.fetch_wards(tour)


def test_a_national_map_is_cut_to_the_district(tour: Tour, tmp_path: Path) -> None:
    given = tmp_path / "download"
    given.write_bytes(WORLD.by_hand()["map 1.geojson"])
    assert outlines.knows_wards(Given(given))
    assert not outlines.knows_lsoas(Given(given))
    (path,) = outlines.take_wards(tour, [Given(given)]).files
    assert len(properties(path)) == 4


def test_a_map_that_does_not_say_whose_its_wards_are_is_taken_whole(
    tour: Tour, tmp_path: Path
) -> None:
    said = json.loads(WORLD.by_hand()["map 1.geojson"])
    for feature in said["features"]:
        feature["properties"] = {
            name: value
            for name, value in feature["properties"].items()
            if not name.upper().startswith("LAD")
        }
    given = tmp_path / "download"
    given.write_text(json.dumps(said))
    (path,) = outlines.take_wards(tour, [Given(given)]).files
    assert path.read_bytes() == given.read_bytes()
    assert path.suffix == ".geojson"
