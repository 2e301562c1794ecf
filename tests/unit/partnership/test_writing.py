"""The settings that the program writes: valid for every district, and of no other one."""

import re
import tomllib
from pathlib import Path

import pytest

from moorlands_dash.districts import Area, area_of, area_of_codes, areas
from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.writing import Official, merged, settings_text

STRANGE = re.compile("Staffordshire|Moorlands|Leek|Biddulph|Cheadle")


def written(folder: Path, area: Area, official: Official) -> Path:
    path = folder / f"{area.code}.toml"
    path.write_text(settings_text(area, official), encoding="utf-8")
    return path


@pytest.mark.slow
def test_the_settings_of_every_district_load_and_name_no_other(tmp_path: Path) -> None:
    for area in areas():
        own = area.partnership_names[0]
        path = written(tmp_path, area, Official(own, merged(area, own)))
        settings = load_settings(path)
        assert settings.district.code == area.code
        assert settings.district.parts == () or area.codes_before
        assert settings.force.name == area.forces[0].falls_within
        assert set(settings.districts.values()) == {area.code, *area.neighbours}
        if area.forces[0].slug != "staffordshire":
            text = path.read_text(encoding="utf-8").replace('"Staffordshire",', "", 1)
            assert not STRANGE.search(text), area.name


def test_a_merged_district_has_the_partnerships_of_its_forerunners(tmp_path: Path) -> None:
    area = area_of("E06000062")
    settings = load_settings(
        written(
            tmp_path, area, Official("West Northamptonshire", merged(area, "West Northamptonshire"))
        )
    )
    crime = settings.recorded_crime
    assert crime.csp_code is None, "none is known"
    assert crime.csp_forerunners == ["Daventry and South Northamptonshire", "Northampton"]
    assert settings.district.known_as[1:] == ("Daventry", "Northampton", "South Northamptonshire")
    assert merged(area_of("E06000065"), "North Yorkshire") == ()


def test_without_a_partnership_no_official_figures_are_asked_for(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, area_of("E07000043"), Official()))
    assert settings.recorded_crime.csp_name is None
    assert settings.recorded_crime.force_name == "Devon and Cornwall"


def test_a_partnership_of_several_districts_counts_them_as_one(tmp_path: Path) -> None:
    area = area_of_codes(("E07000221", "E07000222"), "South Warwickshire", "E22000356")
    settings = load_settings(written(tmp_path, area, Official("South Warwickshire")))
    assert settings.district.names == ["Stratford-on-Avon", "Warwick"]
    assert settings.district.parts == ("E07000221", "E07000222")
    assert "Warwick" not in settings.districts


def test_the_names_of_comparators_are_those_of_small_areas(tmp_path: Path) -> None:
    path = written(tmp_path, area_of("E06000025"), Official("South Gloucestershire"))
    codes = tomllib.loads(path.read_text(encoding="utf-8"))["comparators"]["codes"]
    assert codes["Bristol"] == "E06000023"


def test_rows_of_merged_districts_are_those_of_the_one_compared(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, area_of("E06000014"), Official("City of York")))
    also = settings.also_compared
    assert also["Harrogate"] == "North Yorkshire"
    assert "York" not in also and "North Yorkshire" not in also
    # Where the settings compare a former district by itself, it stays itself.
    codes = settings.comparators.codes | {"Harrogate": "E07000165"}
    apart = settings.comparators.model_copy(update={"codes": codes})
    assert "Harrogate" not in settings.model_copy(update={"comparators": apart}).also_compared
    bristol = load_settings(
        written(tmp_path, area_of("E06000025"), Official("South Gloucestershire"))
    )
    assert bristol.also_compared["Bristol, City of"] == "Bristol"


def test_an_area_of_two_forces_is_left_to_its_author() -> None:
    area = area_of_codes(("E07000037", "E07000198"), "Peak", "E22000999")
    with pytest.raises(ValueError, match="several forces"):
        settings_text(area, Official())
