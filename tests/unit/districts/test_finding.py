"""A typed name: taken where it is one district's for certain, else asked back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.districts.finding import Meant, Question, meant
from moorlands_dash.districts.register import known_districts, names_in_files, standing


def asked(typed: str) -> Question:
    found = meant(typed)
    assert isinstance(found, Question), found
    return found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("High Peak", "E07000037"),
        ("  high   peak ", "E07000037"),
        ("High Peak Borough Council", "E07000037"),
        ("e07000037", "E07000037"),
        ("Bristol", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("City of Bristol", "E06000023"),
        ("Hull", "E06000010"),
        ("Durham", "E06000047"),
        ("City of London", "E09000001"),
        ("London Borough of Camden", "E09000007"),
        ("Royal Borough of Kensington & Chelsea", "E09000020"),
        ("Kings Lynn and West Norfolk", "E07000146"),
        ("St Helens", "E08000013"),
        ("St Albans City and District Council", "E07000240"),
        ("Ynys Mon", "W06000001"),
        ("Ynys Môn", "W06000001"),
        ("City and County of Swansea", "W06000011"),
        ("Barnsley", "E08000038"),
        ("Shepway", "E07000112"),
        ("Isles of Scilly", "E06000053"),
        ("York", "E06000014"),
        ("Somerset", "E06000066"),
    ],
)
def test_a_district_is_found_by_its_names_and_its_code(typed: str, code: str) -> None:
    assert meant(typed) == Meant((code,))


def test_every_name_in_files_finds_its_district() -> None:
    for code in standing():
        for name in names_in_files(code):
            assert meant(name) == Meant((code,)), name


def test_a_former_district_is_asked_back_with_what_it_became() -> None:
    for row in known_districts():
        if row.joined and row.name not in {each.name for each in standing().values()}:
            assert len(asked(row.name).offers) == 1, row
    found = asked("Allerdale")
    assert found.says == "Allerdale has been part of Cumberland since April 2023."
    assert found.offers == ("Cumberland",)
    assert asked("Taunton Deane").says == (
        "Taunton Deane has been part of Somerset West and Taunton since April 2019, which is part "
        "of Somerset today."
    )
    assert asked("E08000016") == Question(
        "E08000016 was the code of Barnsley until April 2025.", ("Barnsley",)
    )


def test_a_partnership_of_several_districts_is_found_by_its_name() -> None:
    found = meant("South Warwickshire")
    assert found == Meant(("E07000221", "E07000222"), "South Warwickshire")
    assert meant("North Devon") == Meant(("E07000043",)), "the district; its partnership is asked"
    assert asked("Daventry and South Northamptonshire").offers == ("West Northamptonshire",)


@pytest.mark.parametrize(
    ("typed", "offers"),
    [
        ("Newcastle", ("Newcastle upon Tyne", "Newcastle-under-Lyme")),
        ("Cumbria", ("Cumberland", "Westmorland and Furness")),
        ("Yorkshire", ("East Riding of Yorkshire", "North Yorkshire")),
        ("Richmond", ("Richmond upon Thames",)),
        ("Higpeak", ("High Peak",)),
        ("Leek", ()),
        ("E06000099", ()),
        ("", ()),
        ("'; DROP TABLE", ()),
    ],
)
def test_what_could_be_several_or_none_is_asked_back(typed: str, offers: tuple[str, ...]) -> None:
    assert asked(typed).offers == offers


def test_a_county_or_a_force_offers_its_districts() -> None:
    assert len(asked("Kent").offers) == 13
    assert len(asked("London").offers) == 32
    assert "City of London" not in asked("Greater London").offers
    assert asked("Devon and Cornwall").says.startswith("Devon & Cornwall Police has 12 districts")


def test_a_misspelt_name_is_offered_the_right_one_first() -> None:
    assert asked("Stafordshire Moorland").offers[0] == "Staffordshire Moorlands"
    assert asked("Middlesborough").offers[0] == "Middlesbrough"
    assert asked("Welwyn-Hatfeild").offers[0] == "Welwyn Hatfield"


@given(st.text(max_size=40))
def test_whatever_is_typed_gets_an_answer(typed: str) -> None:
    found = meant(typed)
    if isinstance(found, Question):
        assert found.says
        assert all(isinstance(meant(name), Meant | Question) for name in found.offers)
    else:
        assert set(found.codes) <= set(standing())
