"""Names, postcodes and lines around a district, and workbooks kept for their readers."""

import csv
import json
from pathlib import Path

import pytest
import shapely
import shapely.geometry

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.fetch import arcgis, govuk, osdata
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import (
    census,
    fly_tipping,
    lookup,
    maps,
    open_names,
    outlines,
    place_names,
    postcodes,
    similar,
)
from moorlands_dash.fetch.tour import Tour
from moorlands_dash.partnership import load_settings
from tests.replay import tables
from tests.replay.server import Answer, Replay, Stored
from tests.replay.world import ASSETS, HOME_OF, NOMIS, Estimates


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_place_names_are_ours_and_in_utf_8(tour: Tour) -> None:
    (path,) = place_names.fetch(tour).files
    assert [(row["place23nm"], row["descnm"]) for row in rows(path)] == [
        ("Château Green", "LOC"), ("Château Green", "PAR"),
    ]  # fmt: skip


def test_the_newest_index_is_asked_for_and_no_guide(replay: Replay, tour: Tour) -> None:
    place_names.fetch(tour)
    items = [asked.path for asked in replay.log if asked.host == "www.arcgis.com"]
    assert items == [f"/sharing/rest/content/items/{4:032x}/data"]


def test_an_item_that_is_no_id_makes_no_address(replay: Replay, tour: Tour) -> None:
    hit = {"features": [{"properties": {"id": "../../evil", "name": "IPN_GB_2024.zip"}}]}
    key = f"{place_names.PORTAL}/api/search/v1/collections/dataset/items"
    replay.routes[key] = lambda _asked: Answer(json.dumps(hit).encode())
    with pytest.raises(FetchError, match="lists no Index of Place Names"):
        place_names.fetch(tour)


def test_postcodes_are_asked_by_the_columns_that_there_are(replay: Replay, tour: Tour) -> None:
    (path,) = postcodes.fetch(tour).files
    assert rows(path)[0] == {
        "postcode": "ZZ0 0AA", "latitude": "53.02", "longitude": "-1.98",
        "district_code": "E07000037", "ward_code": "E05800000", "lsoa_code": "E01800000",
        "ended": "",
    }  # fmt: skip
    layer = f"{arcgis.HOST}{HOME_OF}/ONSPD_LATEST_UK/FeatureServer/0"
    fields = json.dumps({"fields": [{"name": "PCDS"}, {"name": "LAT"}]}).encode()
    replay.routes[layer] = lambda _asked: Answer(fields)
    with pytest.raises(FetchError, match="no column for longitude, district_code"):
        postcodes.fetch(tour)


def test_the_newest_vintage_of_a_column_is_taken(tour: Tour, tmp_path: Path) -> None:
    path = tmp_path / "pd.csv"
    columns = ["pcds", "lat", "long", "lad24cd", "lad25cd", "wd25cd", "lsoa21cd", "doterm"]
    held = ("ZZ1 1AA", 53, -2, "E07009999", "E07000037", "E05000001", "E01000001", "202401")
    other = ("ZZ9 9AA", 53, -2, "E07000037", "E07009999", "E05000001", "E01000001", "")
    path.write_bytes(tables.csv_text(columns, [held, other]))
    (found,) = postcodes.take(tour, [Given(path)]).files
    assert [(row["postcode"], row["ended"]) for row in rows(found)] == [("ZZ1 1AA", "202401")]


def test_the_square_of_names_that_the_district_touches(replay: Replay, tour: Tour) -> None:
    outlines.fetch_wards(tour)
    (path,) = open_names.fetch(tour).files
    # Postcodes come from elsewhere; a village 11 km away lies in the square and not around us.
    assert [row["name"] for row in rows(path)] == ["Mill Green", "Mill Street"]
    assert float(rows(path)[0]["longitude"]) == pytest.approx(-1.97909, abs=2e-5)
    stored = [asked for asked in replay.log if asked.host == osdata.STORE]
    assert all(asked.range for asked in stored)


def test_squares_are_named_as_the_grid_names_them() -> None:
    assert osdata.squares(shapely.box(398_000, 356_000, 399_000, 357_000), 20_000) == {"SJ84"}
    assert osdata.squares(shapely.box(399_000, 399_000, 401_000, 401_000), 100_000) == {
        "SJ", "SK", "SD", "SE",
    }  # fmt: skip
    assert osdata.squares(shapely.box(530_000, 180_000, 530_001, 180_001), 20_000) == {"TQ28"}


def test_roads_are_those_that_are_drawn_and_cross_the_district(tour: Tour) -> None:
    outlines.fetch_wards(tour)
    (path,) = maps.OPEN_ROADS.fetch(tour).files
    (road,) = json.loads(path.read_text())["features"]
    assert road["properties"] == {"kind": "A Road", "number": "A53", "name": ""}
    (path,) = maps.OPEN_RIVERS.fetch(tour).files
    assert json.loads(path.read_text())["features"][0]["properties"]["name"] == "Mill Brook"
    assert path == tour.load("rivers.geojson")


def test_what_is_fetched_is_read_by_a_load(tour: Tour, tmp_path: Path) -> None:
    outlines.fetch_wards(tour)
    for source, layer in ((maps.OPEN_ROADS, "roads"), (maps.OPEN_RIVERS, "rivers")):
        (path,) = source.fetch(tour).files
        file = SourceFile(path, path.name, "", path.stat().st_size)
        judged = recognise.read(file, tmp_path / "part", load_settings())
        assert (judged.kind, judged.level, judged.quarantine) == ("map_lines", layer, [])
        assert judged.rows_accepted == 1


def test_where_no_river_runs_nothing_is_to_be_loaded(tour: Tour) -> None:
    outlines.fetch_wards(tour)
    maps.OPEN_RIVERS.fetch(tour)
    wards = tour.load("outlines", "wards.geojson")
    made = json.loads(wards.read_text())
    for feature in made["features"]:
        moved = shapely.transform(shapely.geometry.shape(feature["geometry"]), lambda at: at + 0.5)
        feature["geometry"] = shapely.geometry.mapping(moved)
    wards.write_text(json.dumps(made))
    tour.notes = {}
    (path,) = maps.OPEN_RIVERS.fetch(tour).files
    assert json.loads(path.read_text())["features"] == []
    assert path == tour.kept("rivers.geojson")
    assert not tour.load("rivers.geojson").exists()


def test_a_product_that_has_not_changed_is_not_read_again(replay: Replay, tour: Tour) -> None:
    outlines.fetch_wards(tour)
    tour.notes = dict(maps.OPEN_ROADS.fetch(tour).notes)
    replay.log.clear()
    maps.OPEN_ROADS.fetch(tour)
    assert [asked.host for asked in replay.log] == [osdata.HOST]


def test_the_workbook_of_councils_that_goes_furthest(replay: Replay, tour: Tour) -> None:
    before = f"https://{ASSETS}/media/1/Flytipping_reported_by_LAs_2012-13_to_2022-23_accessible_revised_in_March_2024.ods"
    nation = f"https://{ASSETS}/media/1/Flytipping_nat_level_data_2007-08_to_2024-25.ods"
    key = f"www.gov.uk/api/content/government/{fly_tipping.PAGES[1]}"
    more = json.dumps({"details": {"body": f"{before} {nation}"}}).encode()
    replay.routes[key] = lambda _asked: Answer(more)
    (path,) = fly_tipping.fetch(tour).files
    assert b"LA_incidents" in path.read_bytes()
    asked = [each.path for each in replay.log if each.host == govuk.FILES]
    assert [path.rsplit("__", 1)[-1] for path in asked] == ["2012-13_to_2024-25.ods"]


def test_a_workbook_without_its_sheet_is_refused(replay: Replay, tour: Tour) -> None:
    name = "Flytipping_incidents_reported_by_LAs_in_England__2012-13_to_2024-25.ods"
    replay.routes[f"{ASSETS}/media/6a6b/{name}"] = Stored(tables.ods({"Incidents": [("a",)]}))
    with pytest.raises(FetchError, match="no sheet of councils"):
        fly_tipping.fetch(tour)
    assert not tour.kept("fly-tipping.ods").exists()


def test_a_page_of_neighbours_laid_out_otherwise_is_told(replay: Replay, tour: Tour) -> None:
    said = {"datasets": [{"uri": "https://example.org/current"}]}
    body = json.dumps(said).encode()
    replay.routes[f"www.ons.gov.uk{similar.PAGE}/data"] = lambda _asked: Answer(body)
    with pytest.raises(FetchError, match="lists no edition"):
        similar.fetch(tour)


def test_the_census_has_a_row_a_category(tour: Tour) -> None:
    lookup.fetch(tour)
    got = census.fetch(tour)
    found = rows(got.files[0])
    assert [row["category"] for row in found[:3]] == ["None", "One", "Total"]
    assert {row["table"] for row in found} == {"TS041", "TS045"}
    assert got.remark == ("workplace population: Nomis has no dataset of the census table WP001.")


def test_the_census_becomes_denominators_of_wards_and_the_district(tour: Tour) -> None:
    lookup.fetch(tour)
    known = lookup.rows(tour)
    kept, made = census.fetch(tour).files
    found = {(row["area_code"], row["denominator"]): row for row in rows(made)}
    # A home each of the LSOA's people; of each category of cars as many homes: 1, 2 and 3 each.
    people = {row["lsoa_code"]: float(row["value"]) for row in rows(kept)}
    ward = known[0]["ward_code"]
    homes = sum(people[row["lsoa_code"]] for row in known if row["ward_code"] == ward)
    assert float(found[ward, "households"]["value"]) == homes
    assert float(found[ward, "vehicles"]["value"]) == 6 * homes
    assert "counted as three" in found[ward, "vehicles"]["source"]
    whole = found[known[0]["district_code"], "households"]
    assert (float(whole["value"]), whole["year"]) == (sum(people.values()), "2021")


def test_a_ward_of_which_an_lsoa_lacks_has_no_denominator() -> None:
    known = [
        {"lsoa_code": code, "ward_code": ward, "district_code": "E07000037"}
        for code, ward in (("a", "W1"), ("b", "W1"), ("c", "W2"))
    ]
    listed = [
        {"table": "TS041", "lsoa_code": code, "category": "Total", "value": "10"}
        for code in ("a", "c")
    ]
    divided = list(census._divided(listed, known))
    assert [(row["area_code"], row["value"]) for row in divided] == [("W2", "10")]


def test_cars_that_are_not_told_by_number_tell_of_no_vehicles() -> None:
    assert census._value("TS045", {"Total": 9, "No cars or vans in household": 4}) is None
    told = {"Total": 9, "1 car or van": 4, "2 cars or vans": 2, "3 or more cars or vans": 1}
    assert census._value("TS045", told) == 4 + 2 * 2 + 3
    assert census._value("WP001", {"Total": 9, "Men": 4, "Women": 5}) == 9
    assert census._value("WP001", {"Men": 4, "Women": 5}) is None


def test_neighbours_come_in_their_order_as_load_reads_them(tour: Tour) -> None:
    made, book = similar.fetch(tour).files
    assert book.suffix == ".xlsx"
    found = rows(made)
    # The sheet names High Peak itself among four; it is no neighbour of its own.
    assert [row["similar_code"] for row in found] == ["E07000035", "E07000091", "E07000042"]
    assert [row["rank"] for row in found] == ["1", "2", "3"]
    assert {row["area_code"] for row in found} == set(tour.area.codes)
    assert similar.codes(tour) == [row["similar_code"] for row in found]


def test_a_workbook_without_our_row_is_told(replay: Replay, tour: Tour) -> None:
    other = [("E07000008", "Cambridge", *("E07000009", "X", "E07000010", "Y", "E07000011", "Z"))]
    book = tables.xlsx({"7.a": [("Statistical nearest neighbours",), *other]})
    replay.routes["www.ons.gov.uk/file"] = Stored(book)
    with pytest.raises(FetchError, match="no neighbours of High Peak"):
        similar.fetch(tour)


def test_a_category_that_comes_twice_is_refused(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    people = {row["lsoa_code"]: 5 for row in lookup.rows(tour)}
    for number in ("NM_2059_1", "NM_2063_1"):
        replay.routes[f"{NOMIS}/{number}.data.csv"] = Estimates(
            people, category="C2021_CARS_5_NAME", rows_each=3
        )
    with pytest.raises(FetchError, match="several rows of TS041"):
        census.fetch(tour)
