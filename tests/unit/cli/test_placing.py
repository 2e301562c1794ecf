"""Names on the maps: a district's largest built-up areas, written once."""

from pathlib import Path

from moorlands_dash.cli.placing import largest, placed
from moorlands_dash.districts import area_of
from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.writing import Official, settings_text

INDEX = (
    "place23cd,place23nm,descnm,lad23cd,lat,long,popcnt\n"
    "E1,Glossop BUASD,BUASD,E07000037,53.443,-1.949,33020\n"
    "E2,Buxton BUA,BUA,E07000037,53.259,-1.911,22115\n"
    'E3,"Hill ""Top""",BUA,E07000037,53.3,-1.9,40\n'
    "E4,New Mills BUA,BUA,E07000037,53.367,-2.007,12291\n"
    "E5,Hope,LOC,E07000037,53.347,-1.744,\n"
    "E6,High Peak,PAR,E07000037,53.37,-1.84,99999\n"
    "E7,Chapel-en-le-Frith BUA,BUA,E07000037,53.322,-1.918,8635\n"
    "E8,Nowhere BUA,BUA,E07000037,,,50000\n"
    "E2,Buxton BUA,BUA,E07000037,53.259,-1.911,22115\n"
)
"""In the layout of ONS's index; residents as the tests need them."""


def index(folder: Path) -> Path:
    path = folder / "place-names.csv"
    path.write_text(INDEX, encoding="utf-8")
    return path


def test_the_largest_built_up_areas_are_taken_once_each(tmp_path: Path) -> None:
    found = [(place.name, place.size) for place in largest(index(tmp_path))]
    assert found == [
        ("Glossop", 1), ("Buxton", 1), ("New Mills", 1), ("Chapel-en-le-Frith", 2),
        ('Hill "Top"', 2),
    ]  # fmt: skip
    bare = tmp_path / "bare.csv"
    bare.write_text("place23nm,descnm,lat,long\nHope,LOC,53.3,-1.7\n")
    assert largest(bare) == []


def test_they_are_written_into_settings_that_have_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(settings_text(area_of("E07000037"), Official("High Peak")), encoding="utf-8")
    came = [tmp_path / "other.csv", index(tmp_path)]
    assert placed(path, came) == "5 place names for the maps, of ONS's index, are in the settings."
    places = load_settings(path).map.places
    assert (len(places), places[0].name) == (5, "Glossop")
    assert (places[0].longitude, places[0].latitude) == (-1.949, 53.443)
    written = path.read_bytes()
    assert placed(path, came) == ""
    path.write_text(path.read_text().replace("Glossop", "Old Glossop"), encoding="utf-8")
    changed = path.read_bytes()
    assert placed(path, came) == "" and path.read_bytes() == changed != written
    assert placed(path, []) == ""
