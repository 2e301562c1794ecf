"""Settings whose force, partnership or comparators belong to another district are refused."""

from pathlib import Path

import pytest

from moorlands_dash.partnership import DEFAULT_FILE, SettingsError, load_settings
from tests.conftest import SHARED

TEXT = DEFAULT_FILE.read_text(encoding="utf-8").replace('["reference/populations.csv"]', "[]")
DISTRICT = 'name = "Staffordshire Moorlands"\n# ONS code'
CODE = 'code = "E07000198"\n'
CUMBERLAND = (
    (DISTRICT, 'name = "Cumberland"\n# ONS code'),
    (CODE, 'code = "E06000063"\n'),
    ('name = "Staffordshire Police"', 'name = "Cumbria Constabulary"'),
    ('code = "E23000015"', 'code = "E23000002"'),
    ('csp_name = "Staffordshire Moorlands"', 'csp_name = "Cumberland"'),
    ('csp_code = "E22000269"', 'csp_code = "E22000999"'),
    ('force_name = "Staffordshire"', 'force_name = "Cumbria"'),
)


def refused(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is said of the settings with these changes, a line each; none where they hold."""
    text = TEXT
    for good, bad in changes:
        assert good in text
        text = text.replace(good, bad, 1)
    path = folder / "partnership.toml"
    path.write_text(text, encoding="utf-8")
    try:
        load_settings(path)
    except SettingsError as error:
        return str(error).splitlines()
    return []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('code = "E23000015"', 'code = "E23000006"', "force.code can't be used: 'E23000006' bel"),
        (
            'name = "Staffordshire Police"',
            'name = "West Mercia Police"',
            "force.name can't be used: 'West Mercia Police' belongs to Herefordshire",
        ),
        ('csp_code = "E22000269"', 'csp_code = "E22000270"', "belongs to Stoke-on-Trent, and"),
        (
            'csp_name = "Staffordshire Moorlands"',
            'csp_name = "East Staffordshire"',
            "csp_name can't be used: 'East Staffordshire' belongs to East Staffordshire, and",
        ),
        ('force_name = "Staffordshire"', 'force_name = "Kent"', "where it is Staffordshire: mend"),
        ('"Stafford" = "E07000197"', '"Stafford" = "E07000196"', "is the code of South Stafford"),
        ('"Stafford" = "E07000197"', '"Carlisle" = "E07000028"', "lies in the area of Cumbria"),
        ('"Stafford" = "E07000197"', '"Stafford" = "E07000198"', "is the code of Staffordshire M"),
        ('"Stafford" = "E07000197"', '"Moors" = "E07000198"', "are not both of our district"),
        (
            '"Staffordshire Moorlands" = "E07000198"',
            '"Staffordshire Moorlands" = "E07000028"',
            "E07000028 is the code of Carlisle, not of Staffordshire Moorlands",
        ),
        ('districts = ["*"]', 'districts = ["Carlisle"]', "Carlisle (E07000028) lies in the area"),
    ],
)
def test_what_is_of_another_district_is_refused_with_its_line(tmp_path, good, bad, said) -> None:
    (line,) = [text for text in refused(tmp_path, (good, bad)) if said in text]
    changed = (tmp_path / "partnership.toml").read_text(encoding="utf-8")
    number = changed[: changed.index(bad)].count("\n") + 1
    assert f"line {number}: " in line


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('name = "Staffordshire Police"', 'name = "STAFFORDSHIRE Constabulary"'),
        ('csp_name = "Staffordshire Moorlands"', 'csp_name = "Moorlands Together"'),
        ('csp_code = "E22000269"', 'csp_code = "E22000999"'),
        ('"Stafford" = "E07000197"', '"Peak and Moor" = "E07000999"'),
        ('districts = ["*"]', 'districts = ["Lichfield", "Peak and Moor"]'),
        (CODE, 'code = "E07000999"\n'),
    ],
    ids=["spelt", "unknown partnership", "new code", "new comparator", "some", "new district"],
)
def test_what_nobody_knows_proves_nothing(tmp_path, good, bad) -> None:
    changes = [(good, bad)]
    if bad.startswith('code = "E07000999"'):
        changes.append(('"Staffordshire Moorlands" = "E07000198"\n', ""))
    assert refused(tmp_path, *changes) == []


def test_settings_copied_with_the_old_comparators_are_refused_for_each(tmp_path) -> None:
    lines = refused(tmp_path, *CUMBERLAND)
    assert len(lines) == 9
    assert all("comparators.codes." in line and "of Staffordshire, and" in line for line in lines)
    start = TEXT.index('"Cannock Chase" =')
    end = TEXT.index("\n\n", start)
    own = '"Allerdale" = "E07000026"\n"Carlisle" = "E07000028"\n"Cumberland" = "E06000063"'
    assert refused(tmp_path, *CUMBERLAND, (TEXT[start:end], own)) == []


def test_a_partnership_of_several_districts_fits_the_forces_of_each(tmp_path) -> None:
    several = 'code = "E22000269"\nnames = ["Staffordshire Moorlands", "Cheshire East"]\n'
    several += 'codes = ["E07000198", "E06000049"]\n'
    forces = 'code = "E23000015"\nnames = ["Cheshire Constabulary"]\ncodes = ["E23000006"]'
    changes = ((DISTRICT, 'name = "Moors"\n# ONS code'), (CODE, several))
    own = '"Moors" = "E22000269"'
    comparators = ('"Staffordshire Moorlands" = "E07000198"', own)
    assert refused(tmp_path, *changes, ('code = "E23000015"', forces), comparators) == []
    wrong = forces.replace("Cheshire Constabulary", "Cumbria Constabulary")
    (line,) = refused(tmp_path, *changes, ('code = "E23000015"', wrong), comparators)
    assert "force.names can't be used: 'Cumbria Constabulary' belongs to" in line


@pytest.mark.skipif(not (SHARED / "cases").is_dir(), reason="the shared cases are not here")
def test_settings_of_a_merged_district_hold() -> None:
    assert load_settings(SHARED / "cases" / "merged-district" / "cumberland.toml").district.name


@pytest.mark.parametrize(
    ("good", "more", "section"),
    [
        (CODE, 'names = ["Stafford"]\n', "district"),
        ('code = "E23000015"\n', 'names = ["Kent Police"]\n', "force"),
    ],
)
def test_several_names_need_their_codes(tmp_path, good, more, section) -> None:
    (line,) = refused(tmp_path, (good, good + more))
    assert f"[{section}] can't be used: its residents are those of all names: give their" in line
