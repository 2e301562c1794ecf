"""What a misspelt name may have meant."""

import pytest

from moorlands_dash.spelling import close_names, did_you_mean
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
