"""Every layout of place names, loaded: places lead to the ward of the outlines in use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from moorlands_dash.measures.wards.place_search import PlaceNames
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.load import check, load
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.withdrawing import withdraw
from moorlands_dash.tables import Selection, build
from tests.conftest import SHARED
from tests.place_files import (
    Spot,
    cut_names_csv,
    cut_postcodes_csv,
    directory_csv,
    index_csv,
    list_csv,
    square_csv,
)

DEMONSTRATION = Path(__file__).resolve().parents[3] / "data" / "demonstration"
REAL = SHARED / "boundaries" / "E07000198-wards.geojson"

Places = Callable[[], PlaceNames]


@pytest.fixture
def places(opened: Callable[[], Snapshot]) -> Places:
    """Return what makes the names that are loaded ready to be searched."""
    return lambda: PlaceNames(build("place-names", opened(), load_settings(), Selection()).frame)


def middles(outlines: Path) -> dict[str, tuple[float, float]]:
    """Return a point well inside each ward, by code: longitude and latitude."""
    found = {}
    for feature in json.loads(outlines.read_text(encoding="utf-8"))["features"]:
        named = feature["properties"]
        code = next(value for key, value in named.items() if key.startswith("WD") and "CD" in key)
        inside = shapely.geometry.shape(feature["geometry"]).representative_point()
        found[code] = (inside.x, inside.y)
    return found


def made_up(points: dict[str, tuple[float, float]]) -> dict[str, str]:
    """Return a made-up postcode for each ward, postcode -> code of the ward."""
    return {f"ST{10 + n // 9} {n % 9 + 1}AA": code for n, code in enumerate(sorted(points))}


def spots(points: dict[str, tuple[float, float]]) -> list[Spot]:
    # What the file says of wards is of another map.
    return [
        Spot(name, "", points[code][1], points[code][0], ward="E05999999")
        for name, code in made_up(points).items()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("write", [directory_csv, cut_postcodes_csv])
@pytest.mark.parametrize("outlines", [DEMONSTRATION / "ward-outlines.geojson", REAL])
def test_every_made_up_postcode_finds_its_ward(
    tmp_path: Path,
    home: Path,
    settings: Settings,
    places: Places,
    write: Callable[[list[Spot]], str],
    outlines: Path,
) -> None:
    if not outlines.is_file():
        pytest.skip("the real outlines are not here: ../shared is absent")
    points = middles(outlines)
    file = tmp_path / "postcodes.csv"
    file.write_text(write(spots(points)), encoding="utf-8")
    outcome = load([outlines, file], settings, home)
    assert outcome.refused == []
    find = places().find
    for postcode, code in made_up(points).items():
        for typed in (postcode, postcode.replace(" ", "").lower()):
            assert find(typed).ward == code
    sector = find("ST10 1")
    assert (sector.kind, sector.ward) == ("exact", made_up(points)["ST10 1AA"])
    assert find("ST10").kind == "ambiguous"
    assert set(find("ST10").rows["ward_code"]) == {
        code for name, code in made_up(points).items() if name.startswith("ST10 ")
    }


@pytest.mark.slow
def test_places_of_every_layout_are_found_together(
    tmp_path: Path, home: Path, settings: Settings, outlines: Callable[..., Path], places: Places
) -> None:
    west, east = ("E05007039", "West", -2.1), ("E05007040", "East", -2.0)
    texts = {
        "list.csv": list_csv([Spot("Abbot", "village", 53.05, -2.05)]),
        "index.csv": index_csv([Spot("Bishop", "LOC", 53.05, -1.95)]),
        "square.csv": square_csv(
            [Spot("Canon Hill", "landform/Hill Or Mountain", 53.05, -2.05, number=1)]
        ),
        "cut.csv": cut_names_csv([Spot("Dean Road", "transportNetwork/Named Road", 53.05, -1.95)]),
        "postcodes.csv": directory_csv([Spot("ST10 4LY", "", 53.05, -2.05)]),
    }
    files = [tmp_path / name for name in texts]
    for file in files:
        file.write_text(texts[file.name], encoding="utf-8")
    ward_map = outlines(tmp_path / "map.geojson", west, east)
    assert check(files, settings, home=home).refused == []
    load([ward_map, *files], settings, home)
    find = places().find
    wards = {name: find(name).ward for name in ("Abbot", "Bishop", "Canon Hill", "Dean Road")}
    assert wards == {
        "Abbot": "E05007039", "Bishop": "E05007040", "Canon Hill": "E05007039",
        "Dean Road": "E05007040",
    }  # fmt: skip
    assert find("ST104LY").ward == "E05007039"
    # Given again nothing is new; another map moves every place; a file can be taken back.
    assert not load(files, settings, home).published
    load([outlines(tmp_path / "new.geojson", ("E05007041", "All", -2.1))], settings, home)
    find = places().find
    assert {find(name).ward for name in ("Abbot", "Canon Hill")} == {"E05007041"}
    assert find("Bishop").ward is None
    withdraw("list.csv", "sent by mistake", settings, home)
    find = places().find
    assert find("Abbot").ward is None
    assert find("Canon Hill").ward == "E05007041"


@pytest.mark.slow
def test_a_gazetteer_beside_the_demonstration_leaves_it_as_it_is(
    tmp_path: Path, home: Path, places: Places
) -> None:
    settings = load_settings()
    load([DEMONSTRATION / "ward-outlines.geojson", DEMONSTRATION / "places.csv"], settings, home)
    file = tmp_path / "postcodes.csv"
    file.write_text(directory_csv([Spot("ST10 4LY", "", 52.951, -1.983)]), encoding="utf-8")
    load([file], settings, home)
    find = places().find
    assert find("ST10 4LY").rows["ward_name"].tolist() == ["Checkley"]
    assert find("Upper Tean").rows["ward_name"].tolist() == ["Checkley"]
