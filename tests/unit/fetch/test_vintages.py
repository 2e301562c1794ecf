"""The newest vintage that has outlines, a lookup and LSOAs."""

import json

import pytest

from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.model import FetchError
from moorlands_dash.fetch.vintages import NAMED, Vintage, vintage, vintages
from tests.replay.server import Answer, Replay
from tests.replay.transport import client_of
from tests.replay.world import HOME_OF

LSOAS = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V"
LISTED = [
    "Wards_December_2024_Boundaries_UK_BGC",
    "Wards_May_2024_Boundaries_UK_BGC",
    "Wards_May_2026_Boundaries_UK_BGC",
    "Wards_May_2025_Boundaries_UK_BSC",
    "Wards_May_2025_Boundaries_UK_BGC",
    "Wards_May_2025_Boundaries_UK_BGC_V2",
    "LSOA21_WD24_LAD24_EW_LU",
    "LSOA21_WD25_LAD25_EW_LU",
    "LSOA21_WD25_LAD25_EW_LU_v2",
    "LSOA11_WD26_LAD26_EW_LU",
    f"{LSOAS}3",
    f"{LSOAS}5",
]


def newest(names: list[str], year: str = "") -> Vintage | None:
    return next(iter(vintages(names, year)), None)


def fields(replay: Replay, service: str, *columns: str) -> None:
    said = json.dumps({"fields": [{"name": name} for name in columns]}).encode()
    replay.routes[f"{arcgis.HOST}{HOME_OF}/{service}/FeatureServer/0"] = lambda _asked: Answer(said)


def test_the_newest_year_with_a_lookup_in_its_last_version() -> None:
    found = newest(LISTED)
    assert found
    assert (found.year, found.wards) == ("25", "Wards_May_2025_Boundaries_UK_BGC_V2")
    assert (found.lookup, found.lsoas) == ("LSOA21_WD25_LAD25_EW_LU_v2", f"{LSOAS}5")
    assert (found.ward_code, found.district_code) == ("WD25CD", "LAD25CD")


def test_a_year_may_be_named_and_the_later_month_holds() -> None:
    found = newest(LISTED, "24")
    assert found
    assert found.wards == "Wards_December_2024_Boundaries_UK_BGC"
    assert newest(LISTED, "26") is None


def test_where_the_list_cannot_be_had_the_named_ones_are_asked(replay: Replay) -> None:
    replay.routes[f"{arcgis.HOST}{HOME_OF}"] = lambda _asked: Answer(b"{}", 403)
    assert vintage(client_of(replay)).wards == NAMED[2], "the replayed services are of 2024"
    for service in NAMED[:2]:
        fields(replay, service, "WD25CD", "WD25NM", "LAD25CD")
    assert vintage(client_of(replay)).wards == NAMED[0]


def test_a_year_with_other_columns_is_passed_over(replay: Replay) -> None:
    listed = json.dumps({"services": [{"name": name} for name in LISTED]}).encode()
    replay.routes[f"{arcgis.HOST}{HOME_OF}"] = lambda _asked: Answer(listed)
    fields(replay, "Wards_May_2025_Boundaries_UK_BGC_V2", "WD25CD", "WD25NM")
    fields(replay, "LSOA21_WD25_LAD25_EW_LU_v2", "WD25CD", "WD25NM", "LAD25CD")
    assert vintage(client_of(replay)).year == "24"


def test_a_year_that_is_not_there_is_told(replay: Replay) -> None:
    with pytest.raises(FetchError, match="no ward outlines of 2031 with a lookup"):
        vintage(client_of(replay), "31")
