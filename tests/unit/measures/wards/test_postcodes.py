"""A postcode is found in any spelling, and half of one leads to all that begin so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.wards.postcodes import (
    begun_postcodes,
    looks_begun,
    whole_postcode,
    with_wards,
    without_postcode,
)

OUTWARD = st.from_regex(r"[A-Z]{1,2}[0-9][0-9A-Z]?", fullmatch=True)
INWARD = st.from_regex(r"[0-9][A-Z]{2}", fullmatch=True)
BETWEEN = st.text(alphabet=" .-\t", max_size=3)

KNOWN = sorted(["ST1 3AA", "ST13 6JT", "ST13 6JU", "ST13 7AA", "SK17 6BT", "B1 1AA", "B11 1AA"])


@given(outward=OUTWARD, inward=INWARD, between=BETWEEN, around=BETWEEN, low=st.booleans())
def test_any_spelling_of_a_postcode_is_that_postcode(
    outward: str, inward: str, between: str, around: str, low: bool
) -> None:
    typed = f"{around}{outward}{between}{inward}{around}"
    assert whole_postcode(typed.lower() if low else typed) == f"{outward} {inward}"


@given(outward=OUTWARD, inward=INWARD, between=BETWEEN, cut=st.integers(1, 2))
def test_a_twin_without_its_last_letters_is_none(
    outward: str, inward: str, between: str, cut: int
) -> None:
    found = whole_postcode(f"{outward}{between}{inward[:-cut]}")
    assert found != f"{outward} {inward}"


@given(typed=st.text(max_size=12))
def test_whatever_is_typed_gives_a_postcode_or_none(typed: str) -> None:
    found = whole_postcode(typed)
    assert found is None or whole_postcode(found) == found
    assert all(code in KNOWN for code in begun_postcodes(typed, KNOWN))


@given(code=st.sampled_from(KNOWN), length=st.integers(3, 8))
def test_a_postcode_is_among_those_that_begin_as_it_does(code: str, length: int) -> None:
    begun = code[:length].strip()
    if looks_begun(begun):
        assert code in begun_postcodes(begun, KNOWN) or " " not in begun


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ST13 6", ["ST13 6JT", "ST13 6JU"]),
        ("st136", ["ST13 6JT", "ST13 6JU"]),
        ("ST13 6j", ["ST13 6JT", "ST13 6JU"]),
        ("ST13", ["ST13 6JT", "ST13 6JU", "ST13 7AA"]),
        ("ST1", ["ST1 3AA"]),
        ("ST1 3", ["ST1 3AA"]),
        ("B1", ["B1 1AA"]),
        ("B11", ["B11 1AA"]),
        ("SK17 7", []),
        ("SK", []),
        ("A523", []),
        ("Leek", []),
        ("", []),
    ],
)
def test_half_a_postcode_is_every_one_that_begins_so(typed: str, found: list[str]) -> None:
    assert begun_postcodes(typed, KNOWN) == found


@pytest.mark.parametrize(
    ("typed", "rest", "code"),
    [
        ("12 High Street, Leek ST13 6JU", "12 High Street, Leek", "ST13 6JU"),
        ("High Street st136ju.", "High Street", "ST13 6JU"),
        ("ST13 6JU", "", "ST13 6JU"),
        ("High Street", "High Street", None),
        ("Best13 6ju", "Best13 6ju", None),
    ],
)
def test_an_address_ends_with_its_postcode(typed: str, rest: str, code: str | None) -> None:
    assert without_postcode(typed) == (rest, code)


def test_wards_stand_for_postcodes_in_a_text() -> None:
    known = {"st13 6ju": "Leek West"}
    said = with_wards("Burglary in st13 6ju rose by 12 in 2025", lambda code: known[code])
    assert said == "Burglary in Leek West rose by 12 in 2025"
    assert with_wards("Q1 2025 had 5 in B roads", lambda _: "?") == "Q1 2025 had 5 in B roads"
