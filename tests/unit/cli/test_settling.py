"""`moorlands-dash settings check`: names that stand in no file loaded, with those that do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from moorlands_dash.cli import main
from moorlands_dash.cli.settling import unfound
from moorlands_dash.partnership import DEFAULT_FILE, Settings, load_settings
from moorlands_dash.partnership.areas import District
from moorlands_dash.partnership.suppliers import Supplier, Suppliers
from moorlands_dash.store.found_names import FoundNames

SETTINGS = load_settings()
FOUND = FoundNames(
    forces=("Staffordshire Police",),
    districts=tuple(SETTINGS.comparators.codes),
    police=tuple(SETTINGS.recorded_crime.forces),
    partnerships=("STAFFORDSHIRE MOORLANDS [note 1]", "Stafford"),
)


def having(section: str, **changes: object) -> Settings:
    """Return the settings with a section changed."""
    changed = getattr(SETTINGS, section).model_copy(update=changes)
    return SETTINGS.model_copy(update={section: changed})


def test_names_that_are_all_there_are_not_spoken_of() -> None:
    assert list(unfound(SETTINGS, FOUND)) == []
    assert list(unfound(SETTINGS, FoundNames())) == [], "no file, no name to miss"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            having("force", name="Staffordshire Polise"),
            "force.name: “Staffordshire Polise” is in no street extract loaded. "
            "Did you mean Staffordshire Police?",
        ),
        (having("force", names=["Kent Police"]), "force.names: “Kent Police” is in no street ex"),
        (having("district", name="Moorland"), "district.name: “Moorland” is in no LSOA's name lo"),
        (having("district", forerunners=["Leek"]), "district.forerunners: “Leek” is in no LSOA's"),
        (
            having("comparators", codes={"Tamwurth": "E07000199"}),
            "comparators.codes: “Tamwurth” is in no LSOA's name loaded. Did you mean Tamworth?",
        ),
        (having("comparators", districts=["Xyz"]), "comparators.districts: “Xyz” is in no LSOA's"),
        (having("recorded_crime", csp_name="Xyz"), "recorded_crime.csp_name: “Xyz” is in no tabl"),
        (having("recorded_crime", force_name="Xyz"), "recorded_crime.force_name: “Xyz” is in no"),
        (
            having("recorded_crime", forces=["Heddlu", *SETTINGS.recorded_crime.forces[1:]]),
            "recorded_crime.forces: no table of recorded crime loaded has Heddlu, and the settings "
            "lack Avon and Somerset, which is there: is that the new name?",
        ),
    ],
)
def test_a_name_in_no_file_is_said_with_those_that_are(settings: Settings, said: str) -> None:
    (line,) = unfound(settings, FOUND)
    assert line.startswith(said)


def test_a_merged_district_is_found_under_any_of_its_names() -> None:
    merged = District(name="Cumberland", code="E06000063")
    settings = SETTINGS.model_copy(update={"district": merged})
    there = FoundNames(districts=("Allerdale", *SETTINGS.comparators.codes))
    assert list(unfound(settings, there)) == []
    (line,) = unfound(settings, FoundNames(districts=tuple(SETTINGS.comparators.codes)))
    assert line.startswith("district.name: “Cumberland” is in no LSOA's name loaded.")


@pytest.mark.parametrize(
    ("partnerships", "said"),
    [
        (("Cumberland", "Kent"), []),
        (("Allerdale", "Carlisle", "Copeland"), []),
        (("Allerdale", "Kent"), ["“Cumberland”", "“Carlisle”", "“Copeland”"]),
    ],
)
def test_tables_of_before_or_after_a_merger_lack_nothing(
    partnerships: tuple[str, ...], said: list[str]
) -> None:
    merged = ["Allerdale", "Carlisle", "Copeland"]
    settings = having("recorded_crime", csp_name="Cumberland", csp_forerunners=merged)
    lines = list(unfound(settings, FoundNames(partnerships=partnerships)))
    assert [word for word, line in zip(said, lines, strict=True) if word in line] == said


def test_without_a_partnership_none_is_missed() -> None:
    assert list(unfound(having("recorded_crime", csp_name=None, csp_code=None), FOUND)) == []


def test_a_comparator_is_found_by_the_names_of_districts_merged_into_it() -> None:
    york = District(name="York", code="E06000014")
    others = SETTINGS.comparators.model_copy(update={"codes": {"North Yorkshire": "E06000065"}})
    settings = SETTINGS.model_copy(update={"district": york, "comparators": others})
    assert list(unfound(settings, FoundNames(districts=("York", "Harrogate")))) == []
    (line,) = unfound(settings, FoundNames(districts=("York", "Leeds")))
    assert line.startswith("comparators.codes: “North Yorkshire” is in no LSOA's name loaded.")


def test_each_key_is_told_with_its_value_and_its_meaning(demo_home: Path, capsys) -> None:
    main(["--home", str(demo_home), "settings", "check"])
    lines = capsys.readouterr().out.splitlines()
    place = lines.index('  district.code = "E07000198"')
    assert lines[place + 1] == "    ONS code of the district."
    assert '  comparators.districts = ["*"]' in lines
    assert "  site.address = (not set)" in lines
    assert "  suppliers = 0 listed" in lines
    (forces,) = (line for line in lines if line.startswith("  recorded_crime.forces = "))
    assert forces.startswith('  recorded_crime.forces = 43 given, ["Avon and Somerset", ')


def test_the_command_says_so_and_fails(demo_home: Path, tmp_path: Path, capsys) -> None:
    assert main(["--home", str(demo_home), "settings", "check"]) == 0
    assert "their names are found in the files loaded." in capsys.readouterr().out
    assert main(["--home", str(tmp_path / "none"), "settings", "check"]) == 0
    assert "no file is loaded to hold their names against." in capsys.readouterr().out


def test_the_name_of_another_district_than_the_code_s_is_told(tmp_path: Path, capsys) -> None:
    path = DEFAULT_FILE.parent / "reference"
    text = DEFAULT_FILE.read_text(encoding="utf-8").replace(
        '"Staffordshire Moorlands"', '"Tamworth"', 1
    )
    (tmp_path / "other.toml").write_text(text, encoding="utf-8")
    (tmp_path / "reference").symlink_to(path)
    asked = ["--home", str(tmp_path / "none"), "--partnership", str(tmp_path / "other.toml")]
    assert main([*asked, "settings", "check"]) == 1
    assert "district.name: 'Tamworth' belongs to Tamworth, and" in capsys.readouterr().out


FIRES = {"sends": ["fires"]}


@pytest.mark.parametrize(
    ("listed", "senders", "said"),
    [
        (["Fire Service"], [("fires_other", "")], None),
        (["Fire Service"], [("fires_other", "fire service")], None),
        (["Fire Service"], [("litter", "Council")], None),
        (
            ["Fire Servise"],
            [("fires_other", "Fire Service")],
            "of “Fire Servise”. Files of what it",
        ),
        (["Fire Service", "Airport"], [("fires_other", "")], "none, they name nobody"),
    ],
)
def test_suppliers_whom_no_file_is_of_are_named(listed, senders, said) -> None:
    suppliers = [Supplier(sender=name, **FIRES) for name in listed]
    settings = SETTINGS.model_copy(update={"suppliers": suppliers})
    lines = list(unfound(settings, replace(FOUND, senders=tuple(senders))))
    assert len(lines) == (len(listed) if said else 0)
    assert said is None or said in lines[0]


def test_one_supplier_stands_once_for_what_it_sends() -> None:
    whole = TypeAdapter(Suppliers)
    fires = {"sender": "Fire Service", "sends": ["fires"]}
    assert len(whole.validate_python([fires, fires | {"sends": ["litter"]}])) == 2
    with pytest.raises(ValueError, match="listed twice for 'fires_other'"):
        whole.validate_python([fires, {"sender": "FIRE SERVICE", "sends": ["fires_other"]}])
