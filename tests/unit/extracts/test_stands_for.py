"""Which months and kinds a partner's file stands for."""

from __future__ import annotations

from datetime import date

import pytest

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.stands_for import covers, named_kinds, named_months
from moorlands_dash.periods import Period

KINDS = {"fly-tipping": "fly_tipping", "fly tips": "fly_tipping", "graffiti": "graffiti"}
JANUARY, MARCH = date(2025, 1, 1), date(2025, 3, 1)


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("fires-2026-09.csv", ("2026-09", "2026-09")),
        ("asb_2025-04_2026-03.csv", ("2025-04", "2026-03")),
        ("asb 2025-04 to 2026-03.csv", ("2025-04", "2026-03")),
        ("in/2024-01/fires-2025-02.csv", ("2025-02", "2025-02")),
        ("fires-2026-09-30.csv", None),
        ("fires-2026-13.csv", None),
        ("fires.csv", None),
        ("fires_2026-03_2025-04.csv", None),
    ],
)
def test_months_in_a_name(name: str, months: tuple[str, str] | None) -> None:
    found = named_months(name)
    assert (found and (f"{found.start:%Y-%m}", f"{found.end:%Y-%m}")) == months


def test_kinds_in_a_name_in_any_spelling() -> None:
    assert named_kinds("Fly_Tipping-2026-09.csv", KINDS) == ["fly_tipping"]
    assert named_kinds("environment-2026-09.csv", KINDS) == []


def test_rows_of_one_kind_stand_for_that_kind_between_the_first_and_the_last() -> None:
    found = covers("reports.csv", KINDS, ["graffiti", "graffiti"], [MARCH, JANUARY], 2)
    assert found == [("graffiti", month) for month in Period(JANUARY, MARCH)]


def test_rows_of_several_kinds_stand_for_all_of_the_layout() -> None:
    found = covers("r-2025-01.csv", KINDS, ["graffiti", "fly_tipping"], [JANUARY, JANUARY], 2)
    assert found == [("fly_tipping", JANUARY), ("graffiti", JANUARY)]


def test_the_name_goes_before_the_rows() -> None:
    found = covers("r-2025-01_2025-03.csv", KINDS, ["graffiti"], [JANUARY], 1)
    assert [month for _, month in found] == list(Period(JANUARY, MARCH))


def test_no_rows_are_nought_of_what_the_name_says_and_unread_rows_are_nothing() -> None:
    assert covers("graffiti-2025-01.csv", KINDS, [], [], 0) == [("graffiti", JANUARY)]
    assert covers("graffiti-2025-01.csv", KINDS, [], [], 5) == []
    with pytest.raises(Refusal, match="for which months"):
        covers("graffiti.csv", KINDS, [], [], 0)
