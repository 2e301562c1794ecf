"""Collisions and casualties, cut to the force's districts."""

import csv
from pathlib import Path

import pytest

from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import collisions
from moorlands_dash.fetch.tour import Tour
from tests.replay import tables
from tests.replay.server import Replay, Stored

FOLDER = "data.dft.gov.uk/road-accidents-safety-data/dft-road-casualty-statistics"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_the_forces_districts_are_kept_with_their_casualties(tour: Tour) -> None:
    crashes, hurt = (rows(path) for path in collisions.fetch(tour).files)
    # Of four collisions each two are ours and one is of another district of the force.
    assert len(crashes) == len(hurt) == 9
    assert {row["local_authority_ons_district"] for row in crashes} == {"E07000037", "E07000032"}
    assert {row["collision_index"] for row in hurt} == {row["collision_index"] for row in crashes}


def test_the_columns_of_before_2024_are_known(replay: Replay, tour: Tour) -> None:
    def renamed(key: str) -> bytes:
        return bytes(replay.routes[key].body).replace(b"collision_", b"accident_")  # type: ignore[attr-defined]

    for kind in ("collision", "casualty"):
        key = f"{FOLDER}-{kind}-last-5-years.csv"
        replay.routes[key] = Stored(renamed(key))
    crashes, hurt = (rows(path) for path in collisions.fetch(tour).files)
    assert len(crashes) == len(hurt) == 9
    assert tuple(crashes[0]) == tuple(tables.COLLISIONS_BEFORE)


@pytest.mark.parametrize("kind", ["collision", "casualty"])
def test_other_columns_are_refused_and_neither_file_kept(
    replay: Replay, tour: Tour, kind: str
) -> None:
    replay.routes[f"{FOLDER}-{kind}-last-5-years.csv"] = Stored(b"crash_id,place\n1,2\n")
    with pytest.raises(FetchError, match=f"The file of {kind} data has other columns"):
        collisions.fetch(tour)
    assert not tour.load("collisions").exists()


def test_vehicles_are_not_taken_for_collisions(tmp_path: Path) -> None:
    path = tmp_path / "download.csv"
    path.write_text("collision_index,collision_year,vehicle_reference,vehicle_type\n1,2025,1,9\n")
    assert not collisions.knows(Given(path))


def test_one_of_the_two_files_is_not_enough(tour: Tour, tmp_path: Path) -> None:
    path = tmp_path / "download.csv"
    path.write_bytes(tables.csv_text(tables.COLLISIONS, []))
    with pytest.raises(FetchError, match="Both files are needed"):
        collisions.take(tour, [Given(path)])
