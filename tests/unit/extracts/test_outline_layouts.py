"""Columns of maps as their publishers write them, of whatever vintage."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.outline_layouts import find_layout, layer_rank, provisional_codes
from tests.unit.extracts.test_outlines import CODES, geojson, read, squares

SOURCE = SourceFile(Path("map.geojson"), "map.geojson", "", 1)
OURS = "STAFFORDSHIRE_MOORLANDS_DISTRICT"


def found(frame: pd.DataFrame, name: str = "map.geojson"):  # type: ignore[no-untyped-def]
    source = SourceFile(Path(name), name, "", 1)
    return find_layout([str(column) for column in frame.columns], frame, source)


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("WD24CD", "WD24NM", "ward"),
        ("wd11cd", "wd11nm", "ward"),
        ("CMWD11CD", "CMWD11NM", "ward"),
        ("WD21CD_1", "WD21NM_1", "ward"),
        ("LSOA01CD", "LSOA01NM", "lsoa"),
        ("LAD23CD", "LAD23NM", "district"),
        ("GSS_CODE", "NAME", "ward"),
        ("CODE", "NAME", "ward"),
        ("Census_Code", "Name", "ward"),
    ],
)
def test_codes_and_names_are_found_in_any_vintage(code: str, name: str, level: str) -> None:
    codes = {"ward": CODES, "lsoa": ["E01000001", "E01000002"], "district": ["E07000198"] * 2}
    layout = found(pd.DataFrame({code: codes[level], name: ["a", "b"], "HECTARES": [1, 2]}))
    assert (layout.code, layout.name, layout.level) == (code, name, level)


def test_boundary_line_is_read_and_cut_to_our_district(tmp_path: Path) -> None:
    frame = squares(
        NAME=["Leek East Ward", "Elsewhere Ward"],
        AREA_CODE=["DIW", "DIW"],
        FILE_NAME=[OURS, "HIGH_PEAK_DISTRICT_(B)"],
        CODE=CODES,
        HECTARES=[100.0, 100.0],
    )
    judged, rows = read(geojson(tmp_path / "bdline.geojson", frame))
    assert rows["area_code"].tolist() == CODES[:1]
    assert any("1 of 2 outlines are used" in said for said in judged.notices)


def test_of_a_packages_layers_the_wards_are_read(tmp_path: Path) -> None:
    path = tmp_path / "bdline.gpkg"
    columns = {"Name": ["x", "y"], "Area_Code": ["DIS", "DIS"], "File_Name": [OURS, OURS]}
    squares(**columns, Census_Code=["E07000198", "E07000197"]).to_file(
        path, layer="district_borough_unitary"
    )
    squares(**columns, Census_Code=CODES).to_file(path, layer="district_borough_unitary_ward")
    squares(**columns, Census_Code=CODES).to_file(path, layer="community_ward")
    judged, rows = read(path)
    assert rows["area_code"].tolist() == CODES
    assert "Of its 3 layers “district_borough_unitary_ward” was read." in judged.notices


def test_new_wards_have_codes_of_ours_until_they_have_their_own(tmp_path: Path) -> None:
    frame = squares(Ward_Name=["Leek East", "Leek West"], Electorate=[2000, 2100])
    judged, rows = read(geojson(tmp_path / "final recommendations.geojson", frame))
    assert rows["area_name"].tolist() == ["Leek East", "Leek West"]
    assert rows["area_code"].str.fullmatch("E059[0-9]{5}").all()
    assert any("have no codes yet" in said for said in judged.notices)
    assert judged.vintage == "new wards without codes yet (Ward_Name)"


def test_codes_of_ours_are_the_same_each_time_and_no_wards_twice() -> None:
    names = [f"Ward {n}" for n in range(300)]
    codes = provisional_codes(names, "E07000198")
    assert codes == provisional_codes(names, "E07000198")
    assert len(set(codes)) == 300
    assert provisional_codes(names[:1], "W06000001")[0].startswith("W059")
    assert codes[0] != provisional_codes(names[:1], "E07000197")[0]


def test_a_map_of_something_else_is_refused() -> None:
    with pytest.raises(Refusal, match="No column with area codes and names"):
        found(pd.DataFrame({"name": ["A park", "A pond"], "area": [1, 2]}))


def test_layers_are_ranked_by_columns_then_names() -> None:
    assert layer_rank("anything", ["WD24CD"]) > layer_rank("wards", ["CODE"])
    assert layer_rank("district_borough_unitary_ward", ["Census_Code"]) > layer_rank(
        "community_ward", ["Census_Code"]
    )
    assert layer_rank("roads", ["name"]) == 0
