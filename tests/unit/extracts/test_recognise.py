"""What a file is, told by its content; and why it is none of the layouts, in words."""

import io
import zipfile
from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context\n"
    ",2025-01,Staffordshire Police,Staffordshire Police,,,,,,Burglary,,\n"
)
POPULATIONS = (
    "area_code,area_name,year,population,source\n"
    "E07000198,Staffordshire Moorlands,2021,95845,Census 2021\n"
)
RECORDED = (
    "Financial Year,Financial Quarter,Force Name,CSP Name,Offence Description,Offence Group,"
    "Offence Subgroup,Offence Code,Offence Count\n"
    "2024/25,1,Staffordshire,Staffordshire Moorlands,Arson,Criminal damage and arson,Arson,56A,3\n"
)
INDICATORS = (
    "indicator,area_code,period_start,period_end,numerator,denominator,unit,source\n"
    "feel_safe,E07000198,2024-01-01,2024-03-31,81,100,share,Survey\n"
)
TARGETS = (
    "target_id,title,measure,kind,area_code,baseline_start,baseline_end,baseline,start,end,target\n"
    "v1,Fewer,incidents:vehicle_crime,reduce,E07000198,2023-04,2024-03,100,2024-04,2025-03,90\n"
)
OUTLINES = (
    '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": '
    '{"WD13CD": "E05007039", "WD13NM": "Alton"}, "geometry": {"type": "Polygon", "coordinates": '
    "[[[-2, 53], [-1.9, 53], [-1.9, 53.1], [-2, 53]]]}}]}"
)


def read(folder: Path, content: bytes | str, name: str = "given.csv") -> Judged:
    path = folder / "given"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = SourceFile(path, name, "", path.stat().st_size)
    return recognise.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (STREET, "street"),
        (STREET.replace(",", ";"), "street"),
        (POPULATIONS, "populations"),
        (POPULATIONS.replace(",", "\t"), "populations"),
        (RECORDED.replace(",", ";"), "recorded"),
        (RECORDED, "recorded"),
        (INDICATORS, "indicators"),
        (TARGETS, "targets"),
        (OUTLINES, "outlines"),
    ],
)
@pytest.mark.parametrize("name", ["given.csv", "misnamed.geojson", "no ending"])
def test_layouts_are_told_by_content(tmp_path: Path, content: str, kind: str, name: str) -> None:
    judged = read(tmp_path, content, name)
    assert (judged.kind, judged.rows_in, judged.rows_accepted) == (kind, 1, 1)


def workbook(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n \n", "empty"),
        (b"\0" * 5000, "empty"),
        (b"<!DOCTYPE html><html><body>502</body></html>", "web page"),
        (b"\n\n<html>", "web page"),
        (b"<?xml version='1.0'?><Error/>", "web page"),
        (STREET.encode("utf-16"), "UTF-16"),
        (STREET.encode("utf-16-le"), "UTF-16"),
        (STREET.encode("utf-16-be"), "UTF-16"),
        (b'{"status": "error"}', "JSON"),
        (b"%PDF-1.7\n%", "PDF"),
        (b"\x1f\x8b\x08\x00abc", "gzip"),
        (b"PK\x03\x04 cut short", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\x07\x01\x02\x03\x7f" * 50, "not a text file"),
        (POPULATIONS.replace(",", ":"), "none of the column names"),
        ("Month,Falls within,Easting,Northing,Location,Crime type\n", "layout of 2011"),
        (STREET.replace("LSOA code,", ""), "The closest is street extract: it lacks “LSOA code”"),
        (STREET.replace("Context", "Crime ID"), "has twice “Crime ID”"),
        (STREET.replace("Context", "Mood"), "it also has “Mood”"),
        (POPULATIONS.replace("population,", "people,"), "The closest is populations"),
        (TARGETS.replace("kind", "sort"), "The closest is targets: it lacks “kind”"),
        (STREET.replace("Longitude", "Longitud"), "“Longitud” may be meant for “Longitude”"),
        ("one,two\n1,2\n", "none of the column names"),
        (b"word" * 40_000, "none of the column names"),
    ],
)
def test_other_files_are_refused_with_reason_and_remedy(
    tmp_path: Path, content: bytes | str, words: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, content)
    assert words in caught.value.reason
    assert caught.value.remedy
    assert caught.value.file == "given.csv"
    assert not (tmp_path / "part.parquet").exists()


def test_a_file_without_a_header_has_none_of_its_values_repeated(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, "Quentin Hogmanay,12 High Street\n")
    assert "Hogmanay" not in str(caught.value)


def test_an_excel_workbook_without_the_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        read(tmp_path, workbook("[Content_Types].xml"))


@pytest.mark.parametrize(
    ("header", "what"),
    [
        (
            "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,"
            "Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,"
            "Object of search,Outcome",
            "stop and search",
        ),
        (
            "collision_index,collision_year,vehicle_reference,vehicle_type,sex_of_driver,"
            "age_of_driver",
            "vehicles in road collisions",
        ),
        ("Accident_Index,Casualty_Reference,Adjusted_Serious,Adjusted_Slight", "adjusted"),
    ],
)
def test_known_files_of_no_use_are_told_apart(tmp_path: Path, header: str, what: str) -> None:
    path = tmp_path / "given.csv"
    path.write_text(f"{header}\n")
    assert (recognise.unused(path) or "").startswith(what)


def test_files_of_use_are_not_called_unused(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    for content in (STREET, POPULATIONS, "", OUTLINES):
        path.write_text(content)
        assert recognise.unused(path) is None


@pytest.mark.parametrize("content", [POPULATIONS, INDICATORS, TARGETS])
def test_a_file_of_no_months_says_that_it_is_cut_short(tmp_path: Path, content: str) -> None:
    assert not [text for text in read(tmp_path, content).notices if "cut short" in text]
    found = read(tmp_path, content + content.splitlines()[1][:20])
    said = "its last line is half a row. Rows below it are lost. Send it whole."
    assert (found.cut, found.notices[-1]) == ("", f"The file is cut short: {said}")


def test_a_table_of_recorded_crime_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, RECORDED.rstrip()).rows_in == 1
    with pytest.raises(Refusal, match="The table is cut short: its last line is half a row"):
        read(tmp_path, RECORDED + RECORDED.splitlines()[1][:40])
