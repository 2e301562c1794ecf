"""What a cell tells of a person; the disguises stand in tests/contracts/test_people_counts.py."""

from __future__ import annotations

import pytest

from moorlands_dash.extracts.about_persons import (
    ADDRESS,
    BIRTH,
    EMAIL,
    INITIALS,
    INSURANCE,
    NAME,
    NHS,
    PHONE,
    REFERENCE,
    TEXT,
    plain,
    told_by_name,
    told_in,
)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("943 476 5919", NHS),
        ("943 476 5918", PHONE),
        ("JK123456A", INSURANCE),
        ("12/03/1985", BIRTH),
        ("x @ y.org", EMAIL),
        ("12 Mill Lane", ADDRESS),
        ("J.S.", INITIALS),
        ("Kate Winter", NAME),
        ("LK20240012", REFERENCE),
        ("one who was seen before", TEXT),
    ],
)
def test_each_shape_is_called_what_it_is(text: str, what: str) -> None:
    assert told_in(text) == what


@pytest.mark.parametrize("text", ["", "12", "1,234", "higher", "2026", "burglary", "Q1 2026"])
def test_what_tells_of_nobody_is_let_be(text: str) -> None:
    assert told_in(text) is None


def test_ten_digits_are_an_nhs_number_only_where_the_last_one_checks() -> None:
    found = [told_in(f"943476591{digit}") for digit in range(10)]
    assert [what == NHS for what in found] == [digit == 9 for digit in range(10)]


def test_unseen_signs_and_letters_that_look_alike_are_read_as_what_they_look_like() -> None:
    assert plain("J\u043e\u200bhn  \uff33mith") == "John Smith"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("people-2026-04_2026-06.csv", None),
        ("Victim Support Q1 2026-27.csv", None),
        ("9434765919.csv", NHS),
        ("JK123456A.csv", INSURANCE),
    ],
)
def test_a_files_name_is_looked_at_for_what_no_date_could_be(name: str, what: str | None) -> None:
    assert told_by_name(name) == what
