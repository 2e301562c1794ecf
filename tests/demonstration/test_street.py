from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import geopandas as gpd
import pandas as pd
import pytest

from demonstration import mix, truths
from demonstration.places import LSOAS, WARDS

pytestmark = pytest.mark.slow

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)
OURS = "Staffordshire Moorlands"


def test_lines_are_as_published(built: Path) -> None:
    with ZipFile(built / "staffordshire-street-2025-26.zip") as archive:
        text = archive.read("2025-10/2025-10-staffordshire-street.csv").decode("ascii")
    lines = text.split("\n")
    assert lines[0] == HEADER
    assert lines[-1] == ""
    assert "\r" not in text
    assert all(line.count(",") == 11 and '"' not in line for line in lines[:-1])


def test_every_row_obeys_the_layout(street: pd.DataFrame) -> None:
    assert street["Month"].eq(street["file"]).all()
    assert street["Reported by"].eq("Staffordshire Police").all()
    assert street["Falls within"].eq("Staffordshire Police").all()
    assert street["Context"].eq("").all()
    assert set(street["Crime type"]) == set(mix.TYPES)
    assert set(street["Last outcome category"]) <= set(mix.OUTCOMES)
    nowhere = street["Location"] == "No Location"
    for column, shape in {
        "Longitude": r"-[12]\.\d{6}",
        "Latitude": r"5[23]\.\d{6}",
        "Location": r"On or near [A-Z][A-Za-z/ ]+",
        "LSOA code": r"E01\d{6}",
        "LSOA name": r"[A-Z][A-Za-z\- ]+ \d{3}[A-F]",
    }.items():
        assert street.loc[~nowhere, column].drop_duplicates().str.fullmatch(shape).all(), column
    blank = ["Longitude", "Latitude", "LSOA code", "LSOA name"]
    assert street.loc[nowhere, blank].eq("").all(axis=None)


def test_only_anti_social_behaviour_lacks_id_and_outcome(street: pd.DataFrame) -> None:
    asb = street["Crime type"] == "Anti-social behaviour"
    assert street["Crime ID"].eq("").equals(asb)
    assert street["Last outcome category"].eq("").equals(asb)
    assert street.loc[~asb, "Crime ID"].str.fullmatch(r"[0-9a-f]{64}").all()


def test_all_months_are_there(street: pd.DataFrame) -> None:
    months = [f"{month:%Y-%m}" for month in truths.PERIOD]
    assert len(months) == 66
    assert sorted(street["file"].unique()) == months


def test_district_has_450_to_600_rows_a_month(
    street: pd.DataFrame, incidents: pd.DataFrame
) -> None:
    published = street[street["district"] == OURS].groupby("file").size()
    for months in (published, incidents.groupby("Month").size()):
        assert len(months) == 66
        assert months.between(truths.FEWEST, truths.MOST).all()


def test_the_mix_of_types_is_near_the_real_one(incidents: pd.DataFrame) -> None:
    """Of a year before any change was planted."""
    year = incidents[incidents["Month"].between("2023-04", "2024-03")]
    real = pd.Series(mix.WARD_YEAR.sum(axis=0), index=list(mix.TYPES))
    made = year["Crime type"].value_counts()
    for name in real[real > 100].index:
        assert 0.8 < made[name] / real[name] < 1.25, name


def test_summers_have_more_anti_social_behaviour(incidents: pd.DataFrame) -> None:
    asb = incidents[incidents["Crime type"] == "Anti-social behaviour"]
    whole_years = asb[asb["Month"] < "2026-04"]
    by_month = whole_years.groupby(whole_years["month"].dt.month).size()
    assert by_month[[6, 7, 8]].sum() > 1.25 * by_month[[12, 1, 2]].sum()


def test_burglaries_are_a_winter_matter(incidents: pd.DataFrame) -> None:
    burglary = incidents[incidents["Crime type"] == "Burglary"]
    whole_years = burglary[burglary["Month"] < "2026-01"]
    winter = whole_years["month"].dt.month.isin([11, 12, 1, 2])
    summer = whole_years["month"].dt.month.isin([5, 6, 7, 8])
    assert winter.sum() > summer.sum()


def test_months_spread_at_least_as_chance_would(incidents: pd.DataFrame) -> None:
    violence = incidents[incidents["Crime type"] == "Violence and sexual offences"]
    months = violence.groupby("Month").size()
    assert months.var() > months.mean()


def test_rows_without_a_location_grow_rarer(street: pd.DataFrame) -> None:
    nowhere = street["Location"] == "No Location"
    share = nowhere.groupby(street["file"]).mean()
    assert share.between(0.004, 0.02).all()
    assert share.iloc[0] > 0.016
    assert share.iloc[-1] < 0.006
    assert not (nowhere & (street["Crime type"] == "Anti-social behaviour")).any()


def test_a_few_dozen_crimes_are_republished_with_another_outcome(street: pd.DataFrame) -> None:
    crimes = street[street["Crime ID"] != ""]
    again = crimes[crimes.duplicated("Crime ID", keep=False)].sort_values(["Crime ID", "file"])
    pairs = again.groupby("Crime ID")
    assert (pairs.size() == 2).all()
    assert (pairs["file"].nunique() == 2).all()
    assert (pairs["Location"].nunique() == 1).all()
    assert (pairs["Last outcome category"].nunique() == 2).all()
    assert 36 <= len(pairs) <= 60
    assert 15 <= (again["district"] == OURS).sum() / 2 <= 30


def test_the_newest_months_have_crimes_still_open(street: pd.DataFrame) -> None:
    crimes = street[street["Crime ID"] != ""]
    still_open = crimes["Last outcome category"] == "Under investigation"
    share = still_open.groupby(crimes["file"]).mean()
    assert (share[:-3] == 0).all()
    assert share.iloc[-1] > share.iloc[-2] > share.iloc[-3] > 0.05


def test_every_ward_and_lsoa_has_incidents(incidents: pd.DataFrame) -> None:
    assert set(incidents["WD24CD"].dropna()) == {ward.code for ward in WARDS}
    assert set(incidents["LSOA code"]) == {lsoa.code for lsoa in LSOAS}


def test_points_lie_in_the_ward_of_their_lsoa_but_for_strays(incidents: pd.DataFrame) -> None:
    ward_of = {lsoa.code: WARDS[lsoa.ward].name for lsoa in LSOAS}
    home = incidents["LSOA code"].map(ward_of)
    inside = incidents["WD24NM"].notna()
    elsewhere = incidents[inside & (home != incidents["WD24NM"])]
    pairs = set(zip(elsewhere["WD24NM"], elsewhere["LSOA code"].map(ward_of), strict=True))
    assert pairs == set(truths.WRONG_LSOA)
    assert 10 <= len(elsewhere) <= 0.01 * len(incidents)
    assert set(home[~inside]) == set(truths.WARDS_WITH_STRAYS)
    assert 3 <= (~inside).sum() <= 0.002 * len(incidents)


def test_a_few_neighbours_rows_lie_in_our_wards(
    street: pd.DataFrame, wards: gpd.GeoDataFrame
) -> None:
    others = street[(street["district"] != OURS) & (street["district"] != "")]
    points = others[["Longitude", "Latitude", "district"]].value_counts().reset_index()
    shapes = gpd.GeoDataFrame(
        points, geometry=gpd.points_from_xy(points["Longitude"], points["Latitude"]), crs=4326
    )
    guests = shapes.sjoin(wards)
    assert set(zip(guests["WD24NM"], guests["district"], strict=True)) == set(
        truths.WARDS_WITH_GUESTS
    )
    assert 2 <= guests["count"].sum() <= 30


def test_other_districts_are_at_their_real_level(street: pd.DataFrame) -> None:
    year = street[street["file"].between("2025-04", "2026-03")]
    for district, real in mix.DISTRICT_YEAR.items():
        assert 0.93 < (year["district"] == district).sum() / sum(real) < 1.07, district


def test_no_lsoa_but_the_districts_own_is_real(street: pd.DataFrame) -> None:
    others = street[(street["district"] != OURS) & (street["LSOA code"] != "")]
    assert others["LSOA code"].str.startswith("E0199").all()
    numbers = others["LSOA name"].str.extract(r" (\d{3})[A-E]$")[0].astype(int)
    assert numbers.min() >= 901
    assert others.groupby("LSOA code")["LSOA name"].nunique().eq(1).all()
    assert others.groupby("LSOA name")["LSOA code"].nunique().eq(1).all()
