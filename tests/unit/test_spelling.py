"""What a misspelt name may have meant."""

import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.spelling import close_names, did_you_mean, force_key, without_marks
from moorlands_dash.vocabulary import choices, find_choice

WARDS = ("Leek East", "Leek West", "Biddulph East", "Biddulph Moor", "Cheddleton", "Werrington")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("Leek Wst", "Leek West"),
        ("WEST-LEEK", "Leek West"),
        ("chedleton", "Cheddleton"),
        ("Werington", "Werrington"),
        ("biddulf", "Biddulph East"),
    ],
)
def test_the_closest_stands_first(asked: str, meant: str) -> None:
    assert close_names(asked, WARDS)[0] == meant


@pytest.mark.parametrize("asked", ["", "   ", "!!", "Timbuktu", "x" * 500, "<b>", "12"])
def test_nothing_is_made_of_what_is_no_name(asked: str) -> None:
    assert close_names(asked, WARDS) == []
    assert did_you_mean(asked, WARDS) == ""


def test_no_more_are_offered_than_asked_for_and_none_twice() -> None:
    assert close_names("leek", [*WARDS, *WARDS], 1) == ["Leek East"]
    assert close_names("leek", [*WARDS, *WARDS]) == ["Leek East", "Leek West"]


def test_without_names_nothing_is_close() -> None:
    assert close_names("Leek", []) == []


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("burglery", "Burglary"), ("vehicel crime", "Vehicle crime"), ("fly tiping", "Fly-tipping")],
)
def test_a_misspelt_category_is_asked_back_and_never_taken(asked: str, meant: str) -> None:
    with pytest.raises(ValueError, match=f"Did you mean {meant}"):
        find_choice(asked)


def test_what_is_close_to_nothing_is_told_all_there_is() -> None:
    with pytest.raises(ValueError, match="not a category or theme: choose from all, crime") as no:
        find_choice("zzzz")
    assert all(key in str(no.value) for key in choices())


@pytest.mark.parametrize(
    "marked",
    ["Theft [note 1]", "Theft [1] [2]", "Theft (1)", "Theft (1,2)", "Theft (note 3)", "Theft*"],
)
def test_marks_of_footnotes_are_no_part_of_a_name(marked: str) -> None:
    assert without_marks(marked) == "Theft"


@pytest.mark.parametrize(
    "marked", ["Theft \u00b9", "Theft\u2020", " Theft  ", "Theft [x]", "Theft 1", "Theft note 1"]
)
def test_other_marks_are_none_either(marked: str) -> None:
    assert without_marks(marked) == "Theft"


@pytest.mark.parametrize("name", ["Theft (vehicle)", "London, City of", "1st", "[note 1] Theft"])
def test_what_is_no_mark_stays(name: str) -> None:
    assert without_marks(name) == name


def test_a_long_name_takes_no_long_time() -> None:
    assert len(without_marks("1" * 100_000 + "x")) == 100_001


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Avon & Somerset", "Avon and Somerset [note 1]"),
        ("London, City of", "City of London Police"),
        ("Metropolitan Police Service", "METROPOLITAN POLICE"),
        ("Dyfed-Powys", "Dyfed Powys (1)"),
    ],
)
def test_a_force_has_one_key_however_it_is_spelt(one: str, other: str) -> None:
    assert force_key(one) == force_key(other) != ""


def test_no_two_forces_share_a_key() -> None:
    forces = load_settings().recorded_crime.forces
    assert len(set(map(force_key, forces))) == len(forces)
