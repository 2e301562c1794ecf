"""One build of the demonstration extracts for all the tests here."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import geopandas as gpd
import pandas as pd
import pytest

import demonstration as demo
from moorlands_dash.partnership import Settings, load_settings
from tests.once import made_once

SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def shared(*parts: str) -> Path:
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path.relative_to(SHARED.parent)} is not there: real data are not compared")
    return path


@pytest.fixture(scope="session")
def facts_folder() -> Path:
    return shared("facts")


@pytest.fixture(scope="session")
def real_wards() -> gpd.GeoDataFrame:
    return gpd.read_file(shared("boundaries", "E07000198-wards.geojson")).sort_values("WD13CD")


@pytest.fixture(scope="session")
def real_lsoas() -> gpd.GeoDataFrame:
    return gpd.read_file(shared("boundaries", "E07000198-lsoa.geojson"))


@pytest.fixture(scope="session")
def settings() -> Settings:
    return load_settings()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Path:
    return made_once(tmp_path_factory, "extracts", lambda folder: demo.build(folder, settings))


@pytest.fixture(scope="session")
def wards(built: Path) -> gpd.GeoDataFrame:
    return gpd.read_file(built / demo.OUTLINES)


@pytest.fixture(scope="session")
def street(built: Path) -> pd.DataFrame:
    """All rows of all archives, with the month of the file and the district of the LSOA."""
    frames = []
    for path in sorted(built.glob("*-street-*.zip")):
        with ZipFile(path) as archive:
            for name in archive.namelist():
                with archive.open(name) as file:
                    frame = pd.read_csv(file, dtype="str", keep_default_na=False)
                frames.append(frame.assign(file=re.findall(r"/(\d{4}-\d{2})-", name)[0]))
    rows = pd.concat(frames, ignore_index=True)
    return rows.assign(district=rows["LSOA name"].str.rpartition(" ")[0])


@pytest.fixture(scope="session")
def incidents(street: pd.DataFrame, wards: gpd.GeoDataFrame) -> pd.DataFrame:
    """The district's own incidents, each crime once, with the ward that its point lies in."""
    own = street[street["district"] == "Staffordshire Moorlands"]
    repeated = own["Crime ID"].ne("") & own.duplicated("Crime ID")
    own = own[~repeated]
    points = own[["Longitude", "Latitude"]].drop_duplicates().astype(float)
    joined = gpd.GeoDataFrame(
        points, geometry=gpd.points_from_xy(points["Longitude"], points["Latitude"]), crs=4326
    ).sjoin(wards[["WD24CD", "WD24NM", "geometry"]], how="left")
    located = own.astype({"Longitude": float, "Latitude": float})
    return located.merge(joined[["Longitude", "Latitude", "WD24CD", "WD24NM"]], how="left").assign(
        month=lambda rows: pd.to_datetime(rows["Month"])
    )
