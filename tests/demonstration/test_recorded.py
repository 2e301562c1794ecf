from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from demonstration import truths
from demonstration.offences import OFFENCES
from moorlands_dash.partnership import Settings

pytestmark = pytest.mark.slow

ENGLAND_AND_WALES = 59_597_300
DISTRICT = 95_845
FORCE = 1_134_800
"""Census 2021 residents; the force's rounded."""


@pytest.fixture(scope="module")
def recorded(built: Path) -> pd.DataFrame:
    return pd.read_csv(built / "recorded-crime-csp.csv", dtype={"Offence Code": "str"})


def year_to_june(recorded: pd.DataFrame, year: int) -> pd.DataFrame:
    start, quarter = recorded["Financial Year"].str[:4].astype(int), recorded["Financial Quarter"]
    return recorded[((start == year - 1) & (quarter > 1)) | ((start == year) & (quarter == 1))]


def test_nine_columns_as_the_home_office_names_them(recorded: pd.DataFrame) -> None:
    assert ",".join(recorded.columns) == (
        "Financial Year,Financial Quarter,Force Name,CSP Name,Offence Description,"
        "Offence Group,Offence Subgroup,Offence Code,Offence Count"
    )
    assert recorded["Financial Year"].str.fullmatch(r"20\d\d/\d\d").all()
    assert recorded["Offence Count"].ge(0).all()
    assert not recorded.duplicated().any()


def test_quarters_run_from_april_2021_to_june_2026(recorded: pd.DataFrame) -> None:
    quarters = recorded[["Financial Year", "Financial Quarter"]].drop_duplicates()
    assert len(quarters) == 21
    assert tuple(quarters.iloc[0]) == ("2021/22", 1)
    assert tuple(quarters.iloc[-1]) == ("2026/27", 1)


def test_every_force_reports_but_one_in_one_quarter(
    recorded: pd.DataFrame, settings: Settings
) -> None:
    name, start, number = truths.SILENT_FORCE
    for (year, quarter), rows in recorded.groupby(["Financial Year", "Financial Quarter"]):
        missing = set(settings.recorded_crime.forces) - set(rows["Force Name"])
        silent = year.startswith(str(start)) and quarter == number
        assert missing == ({name} if silent else set())


def test_each_partnership_has_each_offence_once_a_quarter(recorded: pd.DataFrame) -> None:
    keys = ["Financial Year", "Financial Quarter", "Force Name", "CSP Name"]
    assert recorded.groupby(keys).size().eq(len(OFFENCES)).all()
    assert len({offence.subgroup for offence in OFFENCES}) >= 20
    assert len({offence.group for offence in OFFENCES}) == 9


def test_our_force_has_its_nine_partnerships_and_unassigned(
    recorded: pd.DataFrame, settings: Settings
) -> None:
    ours = recorded[recorded["Force Name"] == settings.recorded_crime.force_name]
    assert set(ours["CSP Name"]) == {*settings.comparators.codes, "Unassigned"}
    unassigned = recorded[recorded["CSP Name"] == "Unassigned"]
    assert unassigned["Force Name"].nunique() >= 3


@pytest.mark.parametrize("year", [2022, 2024, 2026])
def test_levels_are_near_the_published_ones(recorded: pd.DataFrame, year: int) -> None:
    """ONS, year ending June 2022, per 1,000: Staffordshire 69.5, England and Wales 91.3."""
    rows = year_to_june(recorded, year)
    country = rows["Offence Count"].sum() / ENGLAND_AND_WALES * 1000
    force = rows.loc[rows["Force Name"] == "Staffordshire", "Offence Count"].sum() / FORCE * 1000
    ours = rows.loc[rows["CSP Name"] == "Staffordshire Moorlands", "Offence Count"].sum()
    assert 85 < country < 95
    assert 65 < force < 78
    assert ours / DISTRICT * 1000 < 0.7 * country


def test_our_partnership_agrees_with_the_street_level_extracts(
    recorded: pd.DataFrame, incidents: pd.DataFrame
) -> None:
    crimes = incidents[incidents["Crime type"] != "Anti-social behaviour"]
    ours = recorded[recorded["CSP Name"] == "Staffordshire Moorlands"]
    whole = ours.groupby(["Financial Year", "Financial Quarter"])["Offence Count"].sum()
    assert whole["2021/22", 1] == crimes["Month"].between("2021-04", "2021-06").sum()
    assert whole["2026/27", 1] == crimes["Month"].between("2026-04", "2026-06").sum()
    robberies = ours.loc[ours["Offence Group"] == "Robbery", "Offence Count"].sum()
    until = crimes[crimes["Month"] <= "2026-06"]
    assert robberies == (until["Crime type"] == "Robbery").sum()
