"""What a search for a place came to, in words."""

import pandas as pd
import pytest

from moorlands_dash.words.wards.places import asked_back, candidate, suggested


def found(name: str, kind: str, ward: str = "Checkley") -> pd.DataFrame:
    return pd.DataFrame([{"name": name, "kind": kind, "ward_code": "E1", "ward_name": ward}])


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("town or village", "Upper Tean lies in Checkley."),
        ("street or spot", "The street or spot Upper Tean lies in Checkley."),
        ("parish", "The parish of Upper Tean lies in Checkley."),
        ("landmark", "Upper Tean lies in Checkley."),
        ("postcode", "Upper Tean lies in Checkley."),
        ("former postcode", "Upper Tean, a postcode that is no longer in use, lies in Checkley."),
    ],
)
def test_where_a_place_lies(kind: str, said: str) -> None:
    assert asked_back("tean", "exact", found("Upper Tean", kind)) == said


def test_a_wards_own_name_is_the_ward() -> None:
    said = asked_back(" dane ", "exact", found("Dane", "ward", "Dane"))
    assert said == "“dane”: Dane is the ward."


def test_several_wards_are_counted() -> None:
    rows = pd.concat([found("Leek", "town or village"), found("Leek", "ward", "Leek East")])
    assert asked_back("Leek", "ambiguous", rows).startswith("“Leek” is in 2 wards. Which")


def test_what_isnt_known_is_told_as_what_it_is() -> None:
    none = found("x", "ward").head(0)
    assert asked_back("st136ju", "nothing", none).startswith("“st136ju” is no postcode that is")
    near = asked_back("High St, st136zz", "sector", found("ST13 6JU", "postcode"))
    assert near.endswith("Others that begin with ST13 6 lie in this ward; it may lie in another.")
    assert asked_back("Atlantis", "nothing", none).startswith("No place like “Atlantis” is known.")


@pytest.mark.parametrize(
    ("kind", "wards", "beside"),
    [
        ("ward", 1, "ward"),
        ("town or village", 1, "in Checkley"),
        ("town or village", 4, "in 4 wards"),
        ("street or spot", 1, "street or spot in Checkley"),
        ("parish", 2, "parish in 2 wards"),
        ("postcode", 1, "in Checkley"),
    ],
)
def test_a_suggestion_says_what_and_where(kind: str, wards: int, beside: str) -> None:
    row = {"name": "Tean", "kind": kind, "ward_name": "Checkley", "wards": wards}
    assert suggested(row) == ("Tean", beside)


def test_a_close_name_is_offered_with_its_ward() -> None:
    row = {"name": "Upper Tean", "ward_name": "Checkley"}
    assert candidate(row, close=True) == "Upper Tean (Checkley)"
    assert candidate(row, close=False) == "Checkley"
