"""Which months a file stands for, as its layout says, where its name doesn't."""

from datetime import date

import pytest

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.extracts.stands_for import (
    begun,
    covers,
    misread,
    months,
    named,
    named_kinds,
    named_months,
)
from moorlands_dash.periods import Period

KINDS = {"fly-tipping": "fly_tipping", "fly tips": "fly_tipping", "graffiti": "graffiti"}
MAR, MAY, FEB = date(2024, 3, 1), date(2024, 5, 1), date(2025, 2, 1)


def test_kinds_in_a_name_in_any_spelling() -> None:
    assert named_kinds("Fly_Tipping-2026-09.csv", KINDS) == ["fly_tipping"]
    assert named_kinds("environment-2026-09.csv", KINDS) == []


@pytest.mark.parametrize(
    ("way", "count", "first", "last"),
    [
        ("rows", 12, MAR, FEB),
        # January to May 2024, January to February 2025.
        ("years", 7, date(2024, 1, 1), FEB),
        ("whole years", 24, date(2024, 1, 1), date(2025, 12, 1)),
    ],
)
def test_without_months_in_the_name_the_rows_say(
    way: str, count: int, first: date, last: date
) -> None:
    found = months(way, None, [FEB, MAR, MAY, MAR])  # type: ignore[arg-type]
    assert (len(found), found[0], found[-1]) == (count, first, last)


@pytest.mark.parametrize("way", ["name", "rows", "years", "whole years"])
def test_the_name_goes_before_the_rows(way: str) -> None:
    named = named_months("complaints-2024-01_2024-02.csv")
    assert months(way, named, [MAY]) == [date(2024, 1, 1), date(2024, 2, 1)]  # type: ignore[arg-type]
    assert months(way, None, []) == []  # type: ignore[arg-type]


def test_only_a_layout_by_name_stands_for_nothing_without_one() -> None:
    assert months("name", None, [MAY]) == []


def test_a_file_of_one_kind_stands_for_that_kind_alone() -> None:
    kinds = {"music": "music", "dogs": "barking"}
    assert covers("rows", "all.csv", None, kinds, ["music"], [MAR], 1) == [("music", MAR)]
    both = covers("rows", "all.csv", None, kinds, ["music", "barking"], [MAR, MAR], 2)
    assert both == [("barking", MAR), ("music", MAR)]
    assert covers("rows", "all.csv", None, kinds, [], [], 3) == []


def test_a_file_stands_for_what_it_holds_unless_told_otherwise() -> None:
    kinds = {"music": "music", "dogs": "barking", "bins": "bins"}
    two = covers("rows", "all.csv", None, kinds, ["music", "barking"], [MAR], 2)
    assert [kind for kind, _ in two] == ["barking", "music"]
    told = covers("rows", "all.csv", None, kinds, ["music"], [MAR], 1, ["bins"])
    assert [kind for kind, _ in told] == ["music", "bins"]
    march = Period(MAR, MAR)
    bare = covers("rows", "all-2025-03.csv", march, kinds, [], [], 0)
    assert [kind for kind, _ in bare] == ["music", "barking", "bins"]
    assert covers("rows", "bins.csv", march, kinds, [], [], 0) == [("bins", MAR)]
    assert covers("rows", "x.csv", march, kinds, [], [], 0, ["music"]) == [("music", MAR)]


def test_a_date_in_a_name_that_is_not_understood_has_the_months_taken_named() -> None:
    covered = [("graffiti", MAY), ("graffiti", MAR)]
    (said,) = misread("graffiti-2024-Q1.csv", None, covered)
    assert "those of its rows, March to May 2024. Write them as 2025-04" in said
    assert not misread("graffiti.csv", None, covered)
    months = "graffiti-2024-03_2024-05.csv"
    assert not misread(months, named_months(months), covered)


def test_a_quarter_or_a_year_in_a_name_has_its_meaning_said() -> None:
    year = named("graffiti 2023-24.csv", [MAR])
    (said,) = misread("graffiti 2023-24.csv", year, [])
    assert "taken to stand for April 2023 to March 2024. Write it as" in said


def test_months_to_come_are_left_out_and_a_name_of_them_alone_is_refused() -> None:
    stands = [("graffiti", MAR), ("graffiti", MAY)]
    assert begun("graffiti.csv", stands, MAY) == stands
    assert begun("graffiti.csv", stands, MAR) == stands[:1]
    assert begun("graffiti.csv", [], MAR) == []
    with pytest.raises(Refusal, match="it is of March 2024, which hasn't begun"):
        begun("graffiti.csv", stands, date(2024, 2, 28))
