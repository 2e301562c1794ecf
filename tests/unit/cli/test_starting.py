"""`moorlands-dash start`: settings for any district, what is asked back, nothing written over."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from tests.conftest import ROOT
from tests.hall import HALL, write_extracts


def say(capsys: pytest.CaptureFixture[str], home: Path, *words: str) -> tuple[int, str, str]:
    """Return the exit code of `start` with these words, and what it said on both streams."""
    code = main(["--home", str(home), "start", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_a_plan_writes_the_settings_and_fetches_nothing(tmp_path, capsys) -> None:
    code, out, _ = say(capsys, tmp_path / "home", "High Peak", "--plan")
    assert code == 0
    path = tmp_path / "home" / "settings.toml"
    assert out.startswith(f"Settings of High Peak: written to {path}.")
    assert "nothing was fetched" in out
    assert "https://data.police.uk/data/archive/latest.zip" in out
    assert sorted(each.name for each in (tmp_path / "home").iterdir()) == ["settings.toml"]
    settings = load_settings(path)
    assert settings.district.code == "E07000037"
    assert settings.recorded_crime.csp_code == "E22000043"


def test_a_second_start_keeps_the_settings_as_they_are(tmp_path, capsys) -> None:
    home = tmp_path / "home"
    say(capsys, home, "High Peak", "--plan")
    path = home / "settings.toml"
    path.write_text(path.read_text().replace('name = "High Peak"', 'name = "Peak Safety"', 1))
    changed = path.read_bytes()
    code, out, _ = say(capsys, home, "high peak", "--plan")
    assert code == 0
    assert "is there already, and is kept as it is" in out
    assert path.read_bytes() == changed


@pytest.mark.parametrize("held", ["settings", "other"])
def test_settings_of_another_district_are_not_written_over(tmp_path, capsys, held) -> None:
    home, path = tmp_path / "home", tmp_path / "mine.toml"
    words = [] if held == "settings" else ["--settings", str(path)]
    say(capsys, home, "High Peak", "--plan", *words)
    before = (home / "settings.toml" if not words else path).read_bytes()
    code, out, err = say(capsys, home, "Derby", "--plan", *words)
    assert (code, out) == (2, "")
    assert "of High Peak (E07000037), not of Derby (E06000015). Nothing is written over" in err
    assert (home / "settings.toml" if not words else path).read_bytes() == before


def test_what_is_asked_back_writes_nothing_and_gives_the_commands(tmp_path, capsys) -> None:
    for typed, said in (
        ("Allerdale", "Allerdale has been part of Cumberland since April 2023."),
        ("Allerdale", "\n  moorlands-dash start Cumberland\n"),
        ("Newcastle", '\n  moorlands-dash start "Newcastle upon Tyne"\n'),
        ("Hihg Peak", '\n  moorlands-dash start "High Peak"'),
        ("Warwick", 'start Warwick --csp "South Warwickshire"   # all of its districts, counted'),
        ("Warwick", "Warwick shares its partnership South Warwickshire with Stratford-on-Avon."),
        ("East Suffolk", 'start "East Suffolk" --csp "East Suffolk"   # Suffolk Coastal and Wave'),
        ("Dorset", "start Dorset --csp none   # Dorset alone, without official figures"),
        ("", "Name a district: moorlands-dash start"),
    ):
        code, out, err = say(capsys, tmp_path / "home", typed, "--plan")
        assert (code, out) == (2, ""), typed
        assert said in err
    assert not (tmp_path / "home").exists()


def test_a_partnership_is_told_by_its_name_and_by_what_is_answered(tmp_path, capsys) -> None:
    say(capsys, tmp_path / "a", "South Warwickshire", "--plan")
    say(capsys, tmp_path / "b", "Warwick", "--csp", "South Warwickshire", "--plan")
    texts = [(tmp_path / name / "settings.toml").read_bytes() for name in "ab"]
    assert texts[0] == texts[1]
    alone = tmp_path / "c"
    say(capsys, alone, "Warwick", "--csp", "none", "--plan")
    assert load_settings(alone / "settings.toml").recorded_crime.csp_name is None
    # What was answered once isn't asked again.
    assert say(capsys, alone, "Warwick", "--plan")[0] == 0
    both = tmp_path / "d"
    say(capsys, both, "East Suffolk", "--csp", "east suffolk", "--plan")
    crime = load_settings(both / "settings.toml").recorded_crime
    assert crime.csp_name == "East Suffolk"
    assert crime.csp_forerunners == ["Suffolk Coastal", "Waveney"]
    code, _, err = say(capsys, tmp_path / "e", "Warwick", "--csp", "Kent", "--plan")
    assert code == 2
    assert '--csp \'Kent\' isn\'t a partnership of it: write "South Warwickshire" or "none".' in err


def test_a_force_without_street_data_is_said(tmp_path, capsys) -> None:
    _, out, _ = say(capsys, tmp_path / "home", "Oldham", "--plan")
    assert "Greater Manchester Police has published no usable street data from July 2019 on" in out
    assert "Oldham opens on official recorded crime" in out
    _, out, _ = say(capsys, tmp_path / "other", "High Peak", "--plan")
    assert "no usable street data" not in out


@pytest.mark.slow
def test_a_folder_of_downloads_is_loaded_once_and_other_homes_are_left_alone(
    tmp_path, capsys
) -> None:
    home, given = tmp_path / "home", write_extracts(HALL[0], tmp_path / "given")
    code, out, _ = say(capsys, home, "High Peak", "--no-serve", "--from", str(given))
    assert code == 1, "what isn't in the folder is told"
    assert "Street extracts: 14 months, June 2025 to July 2026" in out
    assert "Came (1 of " in out and "By hand: Open https://" in out
    _, out, _ = say(capsys, home, "High Peak", "--no-serve", "--from", str(given))
    assert "Nothing new to load: 14 files already loaded" in out
    # The settings of a home hold for it without being named.
    main(["--home", str(home), "settings", "check"])
    checked = capsys.readouterr().out
    assert checked.startswith(f"{home / 'settings.toml'}: ")
    assert "“High Peak” is in no" not in checked
    assert "comparators.codes: “Bolsover” is in no LSOA's name loaded" in checked
    assert "comparators.codes: “Amber Valley”" not in checked, "its rows are there"
    code, _, err = say(capsys, home, "Derby", "--settings", str(tmp_path / "d.toml"), "--plan")
    assert code == 2
    assert "holds data of High Peak (E07000037). Name another folder for Derby" in err
    assert not (tmp_path / "d.toml").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path, capsys) -> None:
    missing = str(tmp_path / "nowhere")
    code, _, err = say(capsys, tmp_path / "home", "High Peak", "--no-serve", "--from", missing)
    assert code == 2
    assert f"There is no folder {missing}" in err
    assert not (tmp_path / "home").exists()


def test_outlines_that_the_load_refuses_did_not_come(tmp_path, capsys) -> None:
    """Of a national map without districts nobody can tell which of its wards are ours."""
    square = [[[-1.9, 53.3], [-1.8, 53.3], [-1.8, 53.4], [-1.9, 53.3]]]
    features = [
        {"type": "Feature", "properties": {"WD24CD": f"E05{n:06d}", "WD24NM": f"Ward {n}"},
         "geometry": {"type": "Polygon", "coordinates": square}}
        for n in range(300)
    ]  # fmt: skip
    given = tmp_path / "given"
    given.mkdir()
    whole = {"type": "FeatureCollection", "features": features}
    (given / "map").write_text(json.dumps(whole))
    code, out, _ = say(capsys, tmp_path / "home", "High Peak", "--no-serve", "--from", str(given))
    assert code == 1
    assert "Nothing came." in out
    refused = out[out.index("refused by the load:") :]
    said = "Outlines of the wards of High Peak: wards.geojson was refused: The file holds 300 wards"
    assert said in refused


@pytest.mark.skipif(shutil.which("make") is None, reason="without make")
def test_make_hands_on_what_is_named_as_it_is() -> None:
    named = {"DISTRICT": 'King\'s "Lynn"; echo no', "CSP": "none", "FROM": "a b", "PLAN": "1"}
    words = [f"{name}={value}" for name, value in named.items()]
    asked = ["make", "--silent", "-o", ".venv/.installed", "start", "MOORLANDS=printf '%s|'"]
    done = subprocess.run([*asked, *words], cwd=ROOT, capture_output=True, text=True, check=True)
    told = done.stdout.strip("|\n").split("|")
    assert told == ["start", named["DISTRICT"], "--csp", "none", "--from", "a b", "--plan"]
