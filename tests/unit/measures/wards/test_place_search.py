import pandas as pd
import pytest

from moorlands_dash.measures.wards.place_search import find_places, simple

NAMES = pd.DataFrame(
    [
        ("Leek East", "ward", "E", "Leek East", 0),
        ("Leek West", "ward", "W", "Leek West", 0),
        ("Cheddleton", "ward", "C", "Cheddleton", 0),
        ("Cheddleton", "town or village", "C", "Cheddleton", 0),
        ("Leek", "town or village", "W", "Leek West", 0),
        ("Pool Road", "street or spot", "W", "Leek West", 12),
        ("Park Crescent", "street or spot", "E", "Leek East", 3),
        ("Supermarket", "street or spot", "W", "Leek West", 5),
        ("Supermarket", "street or spot", "C", "Cheddleton", 9),
        ("High Street", "street or spot", "C", "Cheddleton", 2),
        ("Upper Tean", "town or village", "H", "Checkley", 0),
        ("Tean Road", "street or spot", "S", "Cheadle South East", 7),
        ("Oakamoor Road", "street or spot", "S", "Cheadle South East", 4),
        ("Brown Edge and Endon", "ward", "B", "Brown Edge and Endon", 0),
    ],
    columns=["name", "kind", "ward_code", "ward_name", "count"],
)


@pytest.mark.parametrize(
    ("asked", "ward"),
    [
        ("Leek West", "W"),
        ("  leek   WEST ", "W"),
        ("On or near Pool Road", "W"),
        ("pool rd", "W"),
        ("High St.", "C"),
        ("Cheddleton", "C"),
        ("park crescent", "E"),
    ],
)
def test_what_is_written_exactly_is_found(asked: str, ward: str) -> None:
    found = find_places(NAMES, asked)
    assert (found.kind, found.ward) == ("exact", ward)


def test_a_town_of_several_wards_is_asked_back() -> None:
    found = find_places(NAMES, "Leek")
    assert found.kind == "ambiguous"
    assert found.ward is None
    assert set(found.rows["ward_code"]) == {"E", "W"}


def test_a_name_in_several_wards_is_asked_back_the_most_incidents_first() -> None:
    found = find_places(NAMES, "the supermarket")
    assert found.kind == "ambiguous"
    assert found.rows["ward_code"].tolist() == ["C", "W"]


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("Tean", ["Upper Tean", "Tean Road"]),
        ("Oakamoor", ["Oakamoor Road"]),
        ("Upper", ["Upper Tean"]),
    ],
)
def test_a_name_that_only_holds_the_word_is_offered_and_never_taken(
    asked: str, offered: list[str]
) -> None:
    # Tean and Oakamoor lie in Checkley and in Churnet (ONS), their roads in Cheadle too.
    found = find_places(NAMES, asked)
    assert (found.kind, found.ward) == ("like", None)
    assert found.rows["name"].tolist() == offered


def test_a_ward_called_after_a_place_in_it_is_that_place() -> None:
    assert find_places(NAMES, "Brown Edge").ward == "B"


@pytest.mark.parametrize(("asked", "meant"), [("Chedleton", "C"), ("Pool Raod", "W")])
def test_what_is_close_is_offered_and_never_taken(asked: str, meant: str) -> None:
    found = find_places(NAMES, asked)
    assert found.kind == "close"
    assert found.ward is None
    assert found.rows["ward_code"].iloc[0] == meant


@pytest.mark.parametrize("asked", ["", "   ", "!!", "Timbuktu", "<b>", "x" * 80, "on or near"])
def test_nothing_is_made_of_nonsense(asked: str) -> None:
    found = find_places(NAMES, asked)
    assert found.kind in ("nothing", "close")
    assert found.ward is None


def test_without_names_nothing_is_found() -> None:
    assert find_places(NAMES.head(0), "Leek").kind == "nothing"


def test_simple_names() -> None:
    assert simple("On or near St. John's Rd") == "st john s road"
    assert simple("Near the Park") == "park"
