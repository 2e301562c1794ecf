"""Places get their ward by their point in the outlines in use, and later files hold."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import shapely

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.gazetteer import write_gazetteer
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.places import Outlines
from tests.place_files import Spot, directory_csv, index_csv, list_csv, square_csv

WEST, EAST = "E05000001", "E05000002"
MIDDLE = -2.0
"""Two wards of some 6.7 km by 11 km, beside each other."""


def wards(edge: float = MIDDLE) -> Outlines:
    boxes = {WEST: (-2.1, 53.0, edge, 53.1), EAST: (edge, 53.0, -1.9, 53.1)}
    frame = pd.DataFrame(
        {
            "area_code": list(boxes),
            "area_name": ["West", "East"],
            "level": "ward",
            "area_km2": 70.0,
            "geometry": [shapely.to_wkb(shapely.box(*box)) for box in boxes.values()],
        }
    )
    return Outlines(frame, frame.head(0), frame.head(0), "two wards")


class Desk:
    """Judges files into parts, as a load does, and makes the table of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[FileRecord] = []

    def give(self, text: str) -> FileRecord:
        number = len(self.files) + 1
        path, part = self.folder / f"{number}.csv", f"{number}.parquet"
        path.write_bytes(text.encode())
        source = SourceFile(path, path.name, f"{number:064}", path.stat().st_size)
        judged = recognise.read(source, self.folder / part, load_settings())
        record = FileRecord(
            sequence=number,
            name=path.name,
            sha256=source.sha256,
            size=source.size,
            kind=judged.kind,
            origin="partner",
            loaded_at=datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
            rows_in=judged.rows_in,
            loaded=judged.rows_accepted,
            quarantined=len(judged.quarantine),
            superseded=judged.elsewhere,
            elsewhere=judged.elsewhere,
            part=part,
        )
        self.files.append(record)
        return record

    def made(self, outlines: Outlines) -> pd.DataFrame:
        used = [record for record in self.files if record.in_use]
        write_gazetteer(used, outlines, self.folder, self.folder)
        for record in self.files:
            record.check()
        return pd.read_parquet(self.folder / "gazetteer.parquet")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def placed(table: pd.DataFrame) -> dict[str, Any]:
    named = table.groupby("name")["ward_code"]
    return {str(name): sorted(codes.dropna()) for name, codes in named}


def test_the_point_tells_the_ward_whatever_the_file_says(desk: Desk) -> None:
    desk.give(index_csv([Spot("Abbot", "LOC", 53.05, -2.05, ward=EAST)]))
    assert placed(desk.made(wards())) == {"Abbot": [WEST]}
    # Another map, and the same files: the place has another ward.
    assert placed(desk.made(wards(edge=-2.08))) == {"Abbot": [EAST]}


def test_places_near_the_map_are_in_no_ward_and_those_far_away_left_out(desk: Desk) -> None:
    spots = [
        Spot("Inside", "village", 53.05, -1.95),
        Spot("Near", "village", 53.05, -1.88),
        Spot("Far", "village", 53.05, -1.8),
    ]
    record = desk.give(list_csv(spots))
    assert placed(desk.made(wards())) == {"Inside": [EAST], "Near": []}
    assert (record.rows_in, record.loaded, record.elsewhere) == (3, 2, 1)
    assert record.whole


def test_a_later_file_holds_for_its_places_alone(desk: Desk) -> None:
    first = desk.give(
        directory_csv([Spot("ST13 6JU", "", 53.05, -2.05), Spot("ST13 6JT", "", 53.05, -2.05)])
    )
    second = desk.give(directory_csv([Spot("ST13 6JU", "", 53.05, -1.95)]))
    assert placed(desk.made(wards())) == {"ST13 6JU": [EAST], "ST13 6JT": [WEST]}
    assert (first.loaded, first.superseded, first.lost_to) == (1, 1, [second.sha256])
    third = desk.give(
        directory_csv([Spot("ST13 6JU", "", 53.05, -2.05), Spot("ST13 6JT", "", 53.05, -1.95)])
    )
    assert placed(desk.made(wards())) == {"ST13 6JU": [WEST], "ST13 6JT": [EAST]}
    assert [record.in_use for record in (first, second, third)] == [False, False, True]


def test_publishers_stand_beside_each_other(desk: Desk) -> None:
    desk.give(list_csv([Spot("Abbot", "village", 53.05, -2.05)]))
    desk.give(index_csv([Spot("Abbot", "LOC", 53.05, -1.95)]))
    assert placed(desk.made(wards())) == {"Abbot": [WEST, EAST]}


def test_a_parish_reaches_where_its_places_lie_but_for_a_sliver(desk: Desk) -> None:
    spots = [
        Spot("Abbot", "PAR", 53.05, -2.05, parish="E04000001", number=1),
        Spot("Abbot Green", "LOC", 53.05, -1.95, parish="E04000001"),
        Spot("Bishop", "PAR", 53.05, -2.05, parish="E04000002", number=2),
    ]
    desk.give(index_csv(spots))
    codes = [f"ST13 {n // 20}{'ABDEFGHJLN'[n % 10]}{'PQ'[n // 10 % 2]}" for n in range(100)]
    west = [Spot(code, "", 53.05, -2.05, parish="E04000002") for code in codes[:99]]
    desk.give(directory_csv([*west, Spot(codes[99], "", 53.05, -1.95, parish="E04000002")]))
    found = placed(desk.made(wards()))
    assert found["Abbot"] == [WEST, EAST]
    assert found["Bishop"] == [WEST]


def test_a_town_reaches_where_its_roads_lie(desk: Desk) -> None:
    number = 4000000074558011
    road = "transportNetwork/Named Road"
    spots = [
        Spot("Leek", "populatedPlace/Town", 53.05, -2.05, number=number),
        Spot("Pool Road", road, 53.05, -1.95, town=str(number)),
        Spot("Ford Road", road, 53.05, -2.05, town=str(number)),
        Spot("Onecote", "populatedPlace/Hamlet", 53.06, -2.05, number=number + 1),
        Spot("Mill Lane", road, 53.05, -1.95, town=str(number + 1)),
    ]
    desk.give(square_csv(spots))
    found = placed(desk.made(wards()))
    assert found["Leek"] == [WEST, EAST]
    assert found["Onecote"] == [WEST], "a village is where its point is"


def test_another_name_is_a_name_too(desk: Desk) -> None:
    desk.give(
        square_csv([Spot("Y Waun", "populatedPlace/Village", 53.05, -2.05, other_name="Chirk")])
    )
    assert placed(desk.made(wards())) == {"Y Waun": [WEST], "Chirk": [WEST]}


def test_without_a_map_no_place_has_a_ward(desk: Desk) -> None:
    record = desk.give(list_csv([Spot("Abbot", "village", 53.05, -2.05)]))
    none = wards()
    table = desk.made(Outlines(none.wards.head(0), none.lsoas, none.districts, None))
    assert placed(table) == {"Abbot": []}
    assert record.loaded == 1


def test_without_files_there_is_an_empty_table(desk: Desk) -> None:
    assert desk.made(wards()).empty
