"""Outlines of the districts around ours: which come, how they fit each other, what is drawn."""

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

from moorlands_dash.districts import area_of
from moorlands_dash.extracts import outlines as reader
from moorlands_dash.extracts.beside import neighbours_of
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import around, outlines
from moorlands_dash.fetch.tour import Tour
from moorlands_dash.fetch.vintages import NAMED_DISTRICTS
from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.writing import Official, settings_text
from tests.replay.areas import HIGH_PEAK
from tests.replay.server import Answer, Replay
from tests.replay.world import BESIDE, HOME_OF, Service, World

WORLD = World(HIGH_PEAK)
SERVICE = f"services1.arcgis.com{HOME_OF}/{NAMED_DISTRICTS[1]}/FeatureServer/0"


def fetched(tour: Tour) -> Path:
    outlines.fetch_wards(tour)
    (path,) = around.fetch(tour).files
    return Path(path)


def found(path: Path) -> dict[str, Any]:
    features = json.loads(path.read_text())["features"]
    return {f["properties"]["LAD24CD"]: shape(f["geometry"]) for f in features}


def test_ours_and_those_near_it_come_and_none_from_afar(replay: Replay, tour: Tour) -> None:
    assert sorted(found(fetched(tour))) == ["E07000037", BESIDE]
    asked = [each.query for each in replay.log if "geometry" in each.query]
    west, south, east, north = map(float, asked[0]["geometry"].split(","))
    assert west < WORLD.west - 0.15 and east > WORLD.west + 0.35, "12 km around"
    assert south < WORLD.south - 0.1 and north > WORLD.south + 0.15


def test_one_that_touches_the_box_alone_is_left_out(replay: Replay, tour: Tour) -> None:
    """The box around ours has corners that lie farther off than what is drawn."""
    x, y = WORLD.west - 0.17, WORLD.south - 0.1
    corner = [[[x - 0.02, y - 0.02], [x, y - 0.02], [x, y], [x - 0.02, y - 0.02]]]
    rows = [*WORLD.services()[NAMED_DISTRICTS[1]],
            ({"LAD24CD": "E07009997", "LAD24NM": "Corner"}, corner)]  # fmt: skip
    replay.routes[f"{SERVICE}/query"] = Service(rows)
    assert sorted(found(fetched(tour))) == ["E07000037", BESIDE]
    answered = Service(rows)(next(each for each in replay.log if "resultOffset" in each.query
                                  and "geometry" in each.query))  # fmt: skip
    assert b"Corner" in answered.body, "the service gives it"


def test_borders_that_are_shared_stay_shared_when_thinned(replay: Replay, tour: Tour) -> None:
    """The border between both has a corner every 60 m or so, each a few metres off a line."""
    steps = [(WORLD.west + (n % 2) * 0.00005, WORLD.south + n * 0.0005) for n in range(101)]
    ours = [[*steps, (WORLD.west + 0.2, steps[-1][1]), (WORLD.west + 0.2, steps[0][1]), steps[0]]]
    theirs = [[*steps, (WORLD.west - 0.1, steps[-1][1]), (WORLD.west - 0.1, steps[0][1]), steps[0]]]
    replay.routes[f"{SERVICE}/query"] = Service([
        ({"LAD24CD": "E07000037", "LAD24NM": "High Peak"}, ours),
        ({"LAD24CD": BESIDE, "LAD24NM": "Westerly"}, theirs),
    ])  # fmt: skip
    both = found(fetched(tour))
    one, other = both["E07000037"], both[BESIDE]
    assert shapely.get_num_coordinates(one) < 20
    assert shapely.area(shapely.intersection(one, other)) == 0
    between = shapely.box(*shapely.total_bounds([one, other])).difference(one.union(other))
    assert between.area < 1e-7, "no gap along the border"


def test_a_list_without_ours_is_told(replay: Replay, tour: Tour) -> None:
    replay.routes[f"{SERVICE}/query"] = Service(WORLD.services()[NAMED_DISTRICTS[1]][1:])
    with pytest.raises(FetchError, match="of districts of 2024 have none of High Peak"):
        fetched(tour)


def test_an_older_vintage_is_asked_where_the_newest_has_other_columns(
    replay: Replay, tour: Tour
) -> None:
    newest = f"services1.arcgis.com{HOME_OF}/{NAMED_DISTRICTS[0]}/FeatureServer/0"
    listed = json.dumps({"services": [{"name": name} for name in NAMED_DISTRICTS]}).encode()
    fields = json.dumps({"fields": [{"name": "LAD25CD"}]}).encode()
    outlines.fetch_wards(tour)
    replay.routes[f"services1.arcgis.com{HOME_OF}"] = lambda _asked: Answer(listed)
    replay.routes[newest] = lambda _asked: Answer(fields)
    (path,) = around.fetch(tour).files
    assert "LAD24CD" in Path(path).read_text()
    assert any(asked.path.startswith(f"{HOME_OF}/{NAMED_DISTRICTS[0]}/") for asked in replay.log)


def test_a_national_map_is_cut_to_the_districts_around(tour: Tour, tmp_path: Path) -> None:
    given = tmp_path / "download"
    given.write_bytes(WORLD.by_hand()["map 3.geojson"])
    assert around.knows(Given(given))
    assert not outlines.knows_wards(Given(given)) and not outlines.knows_lsoas(Given(given))
    outlines.fetch_wards(tour)
    (path,) = around.take(tour, [Given(given)]).files
    assert sorted(found(path)) == ["E07000037", BESIDE]


@pytest.mark.parametrize("name", ["map 1.geojson", "map 2.geojson", "best fit.csv"])
def test_other_files_are_not_taken_for_districts(tmp_path: Path, name: str) -> None:
    given = tmp_path / "download"
    given.write_bytes(WORLD.by_hand()[name])
    assert not around.knows(Given(given))


def test_the_load_hands_them_on_as_neighbours(tour: Tour, tmp_path: Path) -> None:
    path, settings = fetched(tour), tmp_path / "settings.toml"
    settings.write_text(settings_text(HIGH_PEAK, Official()))
    part = tmp_path / "part"
    judged = reader.read(SourceFile(path, path.name, "0", 1), part, load_settings(settings))
    assert (judged.level, judged.rows_accepted) == ("district", 1)
    assert neighbours_of(part)[["area_code", "area_name"]].to_numpy().tolist() == [
        [BESIDE, "Westerly"]
    ]


def test_ours_has_its_code_of_today_in_a_year_of_another(
    replay: Replay, tour: Tour, tmp_path: Path
) -> None:
    """Barnsley's outlines of 2024 have its code before April 2025; else none of them is ours."""
    barnsley = area_of("E08000038")
    replay.routes = World(barnsley, before={"E08000038": "E08000016"}).routes()
    tour.area = barnsley
    path, settings = fetched(tour), tmp_path / "settings.toml"
    assert sorted(found(path)) == [BESIDE, "E08000038"]
    settings.write_text(settings_text(barnsley, Official()))
    part = tmp_path / "part"
    judged = reader.read(SourceFile(path, path.name, "0", 1), part, load_settings(settings))
    assert judged.rows_accepted == 1
    assert neighbours_of(part)["area_code"].tolist() == [BESIDE]
