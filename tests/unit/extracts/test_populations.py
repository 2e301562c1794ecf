"""Populations: accepted rows, and the figures that come with the program."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import populations
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
SETTINGS = load_settings()
REFERENCE = ROOT / "data" / "reference" / "populations.csv"


def reference(folder: Path) -> pd.DataFrame:
    out = folder / "part.parquet"
    source = SourceFile(REFERENCE, REFERENCE.name, "", REFERENCE.stat().st_size)
    judged = populations.read(source, out, SETTINGS)
    assert judged.quarantine == []
    assert judged.rows_in == judged.rows_accepted > 200
    return pd.read_parquet(out)


def people(rows: pd.DataFrame, code: str, year: int) -> int:
    found = rows.loc[(rows["area_code"] == code) & (rows["year"] == year), "population"]
    assert len(found) == 1
    return int(found.iloc[0])


def test_a_row_is_read_with_its_types(tmp_path: Path) -> None:
    path = tmp_path / "populations.csv"
    path.write_text(
        "Area Code,area_name,year,population,source\n"
        'E07000198,Staffordshire Moorlands,2021,"95,845",Census 2021\n',
        encoding="utf-8",
    )
    out = tmp_path / "part.parquet"
    judged = populations.read(SourceFile(path, "p.csv", "", 99), out, SETTINGS)
    assert judged.kind == "populations"
    assert pd.read_parquet(out).to_dict("records") == [
        {
            "area_code": "E07000198",
            "area_name": "Staffordshire Moorlands",
            "year": 2021,
            "population": 95_845,
            "source": "Census 2021",
        }
    ]


def test_the_header_is_recognised_and_others_are_not() -> None:
    assert populations.matches(["Area_Code", "area_name", "Year", "Population", "Source"])
    assert not populations.matches(["indicator", "area_code", "numerator", "denominator"])


def test_reference_holds_the_census_figures(tmp_path: Path) -> None:
    """District 95,845; England and Wales 59,597,300 (ONS, Census 2021)."""
    rows = reference(tmp_path)
    assert people(rows, SETTINGS.district.code, 2021) == 95_845
    assert people(rows, SETTINGS.recorded_crime.country_code, 2021) == 59_597_300
    assert people(rows, SETTINGS.recorded_crime.csp_code, 2021) == 95_845
    districts = [people(rows, code, 2021) for code in SETTINGS.comparators.codes.values()]
    assert len(districts) == 9
    assert sum(districts) == people(rows, SETTINGS.force.code, 2021) == 1_134_345


def test_reference_force_is_county_and_city(tmp_path: Path) -> None:
    """Mid-2020: Staffordshire 883,172 and Stoke-on-Trent 256,622 (ONS MYE5)."""
    assert people(reference(tmp_path), SETTINGS.force.code, 2020) == 883_172 + 256_622


def test_reference_wards_add_up_to_the_district(tmp_path: Path) -> None:
    rows = reference(tmp_path)
    wards = rows[rows["area_code"].str.startswith("E05")]
    for year in (2017, 2019, 2020):
        assert wards.loc[wards["year"] == year, "population"].sum() == people(
            rows, SETTINGS.district.code, year
        )
    # Census counts of small areas are perturbed, so that their sum is off by a few people.
    census = wards.loc[wards["year"] == 2021, "population"]
    assert len(census) == 27
    assert abs(census.sum() - 95_845) <= 10


def test_reference_says_that_mid_2020_is_not_rebased(tmp_path: Path) -> None:
    rows = reference(tmp_path)
    mid_2020 = rows[(rows["year"] == 2020)]
    assert mid_2020["source"].str.contains("not rebased on Census 2021").all()
    assert people(rows, "E07000198", 2020) / people(rows, "E07000198", 2021) == pytest.approx(
        1.027, abs=0.0005
    )


@pytest.mark.parametrize(
    ("district", "rate"),
    [("Stoke-on-Trent", 137.8), ("Staffordshire Moorlands", 67.0), ("South Staffordshire", 59.1)],
)
def test_reference_gives_the_published_rates(tmp_path: Path, district: str, rate: float) -> None:
    """Incidents of 2025 per 1,000 people of Census 2021 (shared/facts/README.md)."""
    facts = SHARED / "facts" / "staffordshire_districts_2025_by_type.csv"
    if not facts.exists():
        pytest.skip("the shared facts are not here")
    with facts.open(encoding="utf-8") as handle:
        incidents = {row["dist"]: int(row["All"]) for row in csv.DictReader(handle)}
    residents = people(reference(tmp_path), SETTINGS.comparators.codes[district], 2021)
    assert round(1000 * incidents[district] / residents, 1) == rate
