"""What the name of a street extract says of force and month."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.extracts.street_name import StreetName, read_name, slug

TODAY = date(2026, 11, 1)
OCTOBER = date(2018, 10, 1)


@pytest.mark.parametrize(
    "name",
    [
        "2018-10-staffordshire-street.csv",
        "a.zip/2018-10/2018-10-Staffordshire-street.CSV",
        "2018-10-staffordshire-street (1).csv",
        "2018-10-staffordshire-street - copy.csv",
    ],
)
def test_names_of_the_site_in_every_disguise(name: str) -> None:
    assert read_name(name, TODAY) == StreetName(OCTOBER, "staffordshire")


@pytest.mark.parametrize(
    "name",
    [
        "2018-13-staffordshire-street.csv",
        "2010-11-staffordshire-street.csv",
        "2026-12-staffordshire-street.csv",
        "2018-10-staffordshire-outcomes.csv",
        "staffordshire-street.csv",
    ],
)
def test_other_names_and_months_that_cannot_be_say_nothing(name: str) -> None:
    assert read_name(name, TODAY) is None


@pytest.mark.parametrize(
    ("force", "short"),
    [
        ("Staffordshire Police", "staffordshire"),
        ("Devon & Cornwall Police", "devon-and-cornwall"),
        ("Police Service of Northern Ireland", "northern-ireland"),
        ("Avon and Somerset Constabulary", "avon-and-somerset"),
    ],
)
def test_a_force_as_the_site_writes_it(force: str, short: str) -> None:
    assert slug(force) == short


def test_a_file_without_rows_is_of_our_force_or_of_the_one_in_its_name() -> None:
    ours = "Staffordshire Police"
    assert StreetName(OCTOBER, "staffordshire").force(ours) == ours
    assert StreetName(OCTOBER, "devon-and-cornwall").force(ours) == "Devon and Cornwall Police"
