"""Columns that hold personal data, however they are written."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.known import known
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.personal import personal_column, refuse_personal
from moorlands_dash.partnership import load_settings

PERSONAL = [
    "Name", "names", "Forename", "FIRST NAME", "first_name", "firstName", "Surname", "Last-Name",
    "Full name", "Contact Name", "Name of victim", "Caller name", "Date of birth", "DateOfBirth",
    "date_of_birth", "DOB", "d.o.b.", "Address", "Home address 1", "Post Code", "POSTCODE", "Phone",
    "phone no.", "Telephone", "Tel", "mobile", "Mobile number", "e-mail", "E Mail", "EmailAddress",
    "Officer", "officer_name", "Collar No", "Officer in case", "Victim", "Suspect 1", "NHS number",
    "OIC", "oic_id", "Officer in charge", "Collar number", "collarno", "Shoulder number",
    "shoulderno", "Warrant no", "Badge number", "SIO", "Case owner", "House No", "Resident Name",
    "Known as / alias name",
]  # fmt: skip

HARMLESS = [
    "area_name", "CSP Name", "Force Name", "LSOA name", "WD13NM", "WD22NM", "LAD13NMW", "source",
    "Ward name", "Falls within", "Reported by", "owner", "title", "Location", "Offence Code",
    "Last outcome category", "automobile thefts", "microphone", "wording", "district name",
    "choice", "invoice", "Blue badge",
]  # fmt: skip


@pytest.mark.parametrize("name", PERSONAL)
def test_personal_columns_are_found(name: str) -> None:
    assert personal_column(["Month", name, "Ward name"]) == name


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_columns_are_left_alone(name: str) -> None:
    assert personal_column([name]) is None


def test_the_columns_of_every_layout_are_harmless() -> None:
    for layout in known():
        # What a publisher of places gives as a place's own is nobody's, and declared as such.
        asked = [name for name in layout.columns if name not in layout.published]
        assert personal_column(asked) is None


def test_a_place_may_be_called_just_name_in_outlines() -> None:
    assert personal_column(["name"], plain_name=False) is None
    assert personal_column(["name", "Surname"], plain_name=False) == "Surname"


def test_the_refusal_names_the_column_and_the_remedy() -> None:
    with pytest.raises(Refusal) as caught:
        refuse_personal("people.csv", ["area_code", "Date of\nbirth"])
    assert caught.value.column == "Date of birth"
    assert "“Date of birth”" in caught.value.reason
    assert "Remove the column" in caught.value.remedy


LAYOUTS = [
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context",
    "area_code,area_name,year,population,source",
    "Financial Year,Financial Quarter,Force Name,CSP Name,Offence Description,Offence Group,"
    "Offence Subgroup,Offence Code,Offence Count",
    "indicator,title,area_code,period_start,period_end,numerator,denominator,unit,wording,source",
    "target_id,title,theme,measure,kind,area_code,baseline_start,baseline_end,baseline,start,end,"
    "target,profile,owner,note",
    "something,else",
]


@pytest.mark.parametrize("header", LAYOUTS)
@pytest.mark.parametrize("separator", [",", ";"])
def test_every_layout_with_a_personal_column_is_refused_without_its_values(
    tmp_path: Path, header: str, separator: str
) -> None:
    path = tmp_path / "given.csv"
    text = f"{header},Officer surname\n{'x,' * header.count(',')}x,Quentin Hogmanay\n"
    path.write_text(text.replace(",", separator))
    source = SourceFile(path, "given.csv", "", path.stat().st_size)
    with pytest.raises(Refusal) as caught:
        recognise.read(source, tmp_path / "part.parquet", load_settings())
    assert caught.value.column == "Officer surname"
    assert "Hogmanay" not in str(caught.value)
    assert [file.name for file in tmp_path.iterdir()] == ["given.csv"]


def test_outlines_with_a_personal_property_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "given.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": '
        '{"WD13CD": "E05007039", "WD13NM": "Alton", "Officer": "Hogmanay"}, "geometry": '
        '{"type": "Polygon", "coordinates": [[[-2,53],[-2.1,53],[-2,53.1],[-2,53]]]}}]}'
    )
    source = SourceFile(path, path.name, "", path.stat().st_size)
    with pytest.raises(Refusal, match="Officer"):
        recognise.read(source, tmp_path / "part.parquet", load_settings())
