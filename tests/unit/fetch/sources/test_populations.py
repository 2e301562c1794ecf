"""People of LSOAs, summed to wards and the force's area."""

from dataclasses import replace

import pandas as pd
import pytest

from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.sources import lookup, outlines, populations
from moorlands_dash.fetch.tour import Tour
from tests.replay.areas import HIGH_PEAK
from tests.replay.server import Answer, Replay
from tests.replay.world import NOMIS, Estimates, World

SMALL, LARGE = f"{NOMIS}/NM_2014_1.data.csv", f"{NOMIS}/NM_2002_1.data.csv"
WORLD = World(HIGH_PEAK)


def people(tour: Tour) -> pd.DataFrame:
    (path,) = populations.fetch(tour).files
    return pd.read_csv(path).set_index(["area_code", "year"])


def test_wards_are_the_sums_of_their_lsoas(tour: Tour) -> None:
    lookup.fetch(tour)
    found = people(tour)["population"]
    # Ward 0 has LSOAs of 1,500 and 1,501 people, ward 3 of 1,530 and 1,531; one fewer in 2023.
    assert found[WORLD.ward(0), 2024] == 3001
    assert found[WORLD.ward(3), 2024] == 3061
    assert found[WORLD.ward(3), 2023] == 3059
    assert found[WORLD.lsoa(3, 1), 2024] == 1531


def test_the_forces_area_is_the_sum_of_its_districts(tour: Tour) -> None:
    lookup.fetch(tour)
    found = people(tour)["population"]
    assert found["E23000018", 2024] == 90_000 + 90_001 + 90_002
    assert found["E22000043", 2024] == found["E07000037", 2024] == 90_000
    assert found["K04000001", 2024] == 60_000_000


def test_a_sum_that_lacks_a_part_is_not_made(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    replay.routes[LARGE] = Estimates({"E07000037": 90_000, "E07000032": 5})
    found = people(tour)["population"]
    assert "E23000018" not in found.index.get_level_values(0)
    assert found["E22000043", 2024] == 90_000


def test_a_district_whose_code_is_too_new_is_the_sum_of_its_lsoas(
    replay: Replay, tour: Tour
) -> None:
    lookup.fetch(tour)
    replay.routes[LARGE] = Estimates({k: v for k, v in WORLD.peoples().items() if k != "E07000037"})
    found = people(tour)["population"]
    assert found["E07000037", 2024] == sum(WORLD.people().values())
    assert found["E23000018", 2024] == sum(WORLD.people().values()) + 90_001 + 90_002


def test_each_row_says_who_counted_and_how(tour: Tour) -> None:
    lookup.fetch(tour)
    source = people(tour)["source"]
    assert source[WORLD.lsoa(0, 0), 2024] == "ONS mid-2024 population estimate, Nomis NM_2014_1"
    assert source[WORLD.ward(0), 2023] == (
        "ONS mid-2023 population estimate, Nomis NM_2014_1; LSOAs summed to the wards of 2024 by "
        "best fit"
    )


def test_an_lsoa_without_people_is_told(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    replay.routes[SMALL] = Estimates(dict(list(WORLD.people().items())[:-1]))
    with pytest.raises(FetchError, match="no people for 1 of 8 LSOAs"):
        populations.fetch(tour)


def test_three_rows_for_one_are_refused(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    replay.routes[SMALL] = Estimates(WORLD.people(), rows_each=3)
    with pytest.raises(FetchError, match="several rows"):
        populations.fetch(tour)
    assert not tour.load("populations.csv").exists()


def test_where_years_cannot_be_asked_together_the_latest_comes(replay: Replay, tour: Tour) -> None:
    lookup.fetch(tour)
    whole = Estimates(WORLD.people())
    replay.routes[SMALL] = lambda asked: (
        Answer(b"Query is incomplete") if "MINUS" in asked.query["date"] else whole(asked)
    )
    years = people(tour)["population"][WORLD.lsoa(0, 0)]
    assert list(years.index) == [2024]


def test_wards_without_an_lsoa_are_said(replay: Replay, tour: Tour) -> None:
    outlines.fetch_wards(tour)
    replay.routes = replace(WORLD, wards=3).routes()
    lookup.fetch(tour)
    assert populations.fetch(tour).remark == ("1 ward has no LSOA by best fit, and so no people.")
