"""Districts of all shapes: all that is public of each comes, and is its own."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from moorlands_dash.districts import Area
from moorlands_dash.fetch import Came, fetch, plan
from tests.hall import HALL, Place
from tests.replay.areas import TODAY
from tests.replay.server import Replay
from tests.replay.transport import client_of
from tests.replay.world import World

QUICK = {"Barnsley", "South Warwickshire", "Powys"}
"""A new code, a partnership of two districts, and a county of Wales; the others are slow."""
BEFORE = {"E08000038": "E08000016"}


def gone(replay: Replay, folder: Path, area: Area) -> list[Came]:
    return fetch(area, folder, lambda _line: None, client=client_of(replay), today=TODAY)


def codes_in(folder: Path, name: str) -> set[str]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return {row["district_code"] for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    "place",
    [
        place if place.typed in QUICK else pytest.param(place, marks=pytest.mark.slow)
        for place in HALL
    ],
    ids=lambda place: place.typed,
)
def test_all_that_is_public_of_a_district_comes(
    replay: Replay, tmp_path: Path, place: Place
) -> None:
    area = place.area
    replay.routes = World(area, before=BEFORE).routes()
    came = gone(replay, tmp_path, area)
    assert [(each.what, each.problem) for each in came if each.problem] == []
    assert len(came) == len(plan(area))
    assert codes_in(tmp_path, "load/places/postcodes.csv") == set(area.codes)
    assert codes_in(tmp_path, "kept/lsoa-wards.csv") == {
        BEFORE.get(code, code) for code in area.codes
    }
    with (tmp_path / "load" / "populations.csv").open(newline="") as file:
        counted = {row["area_code"] for row in csv.DictReader(file)}
    assert counted >= {*area.codes, "K04000001"}
    streets = {path.name[8:-11] for path in (tmp_path / "load" / "street").rglob("*.csv")}
    assert streets == {force.slug for force in area.forces}
    replay.log.clear()
    gone(replay, tmp_path, area)
    assert replay.log == []


def test_a_partnership_in_the_areas_of_two_forces_gets_both(replay: Replay, tmp_path: Path) -> None:
    one, other = (next(p for p in HALL if p.typed == name).area for name in ("York", "Camden"))
    area = replace(one, forces=(*one.forces, *other.forces))
    replay.routes = World(area).routes()
    came = gone(replay, tmp_path, area)
    assert not any(each.problem for each in came)
    assert len(came[0].files) == 6
