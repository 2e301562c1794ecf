"""Wards together: one key in any order, and the name that people would use."""

from __future__ import annotations

from moorlands_dash.ward_groups import group_name, named_parts, of_town, together, towns, ward_codes

NAMES = {
    "E1": "Leek North",
    "E2": "Leek West",
    "E3": "Alton",
    "E4": "North Dale",
    "E5": "North End",
}


def test_an_area_is_the_same_in_any_order() -> None:
    assert together(["E2", "E1", "E2"]) == "E1+E2"
    assert ward_codes("E1+E2") == ["E1", "E2"]
    assert ward_codes("E07000198") == ["E07000198"]


def test_a_town_is_what_several_wards_begin_with_and_north_is_none() -> None:
    assert towns(list(NAMES.values())) == {"Leek"}
    assert of_town("Leek", NAMES) == "E1+E2"


def test_an_area_is_called_as_people_call_it() -> None:
    assert group_name("E3", NAMES) == "Alton"
    assert group_name("E1+E2", NAMES) == "Leek"
    assert group_name("E1+E2+E3", NAMES) == "Leek and Alton"
    assert group_name("E1+E3", NAMES) == "Alton and Leek North"
    assert group_name("E9", NAMES) == "E9"
    assert named_parts(["E1", "E2"], NAMES) == [("Leek", ["Leek North", "Leek West"])]
