"""Which months a file stands for, as its layout says, where its name doesn't."""

from datetime import date

import pytest

from moorlands_dash.extracts.stands_for import covers, misread, months, named_kinds, named_months

KINDS = {"fly-tipping": "fly_tipping", "fly tips": "fly_tipping", "graffiti": "graffiti"}
MAR, MAY, FEB = date(2024, 3, 1), date(2024, 5, 1), date(2025, 2, 1)


@pytest.mark.parametrize(
    ("name", "months"),
    [
        ("fires-2026-09.csv", ("2026-09", "2026-09")),
        ("asb_2025-04_2026-03.csv", ("2025-04", "2026-03")),
        ("asb 2025-04 to 2026-03.csv", ("2025-04", "2026-03")),
        ("fly-tipping-2025-04-to-2026-03.csv", ("2025-04", "2026-03")),
        ("asb-2025-04-2026-03.csv", ("2025-04", "2026-03")),
        ("asb 2025-04 - 2026-03.csv", ("2025-04", "2026-03")),
        ("asb_202504_202603.csv", ("2025-04", "2026-03")),
        ("asb 04-2025 to 03-2026.csv", ("2025-04", "2026-03")),
        ("April 2025 to March 2026.csv", ("2025-04", "2026-03")),
        ("asb Apr-2025_Mar-2026.csv", ("2025-04", "2026-03")),
        ("asb 2025 April - 2026 March.csv", ("2025-04", "2026-03")),
        ("asb-April-June-2025.csv", ("2025-04", "2025-06")),
        ("asb_2025-04-01_to_2026-03-31.csv", ("2025-04", "2026-03")),
        ("asb 01.04.2025 - 31.03.2026.csv", ("2025-04", "2026-03")),
        ("asb Sept 2025 (1).csv", ("2025-09", "2025-09")),
        ("fires-2025-04 exported 2025-05-02.csv", ("2025-04", "2025-04")),
        # Days that end no month, three months, one of two: nothing is guessed.
        ("asb_2025-04-01_to_2026-03-30.csv", None),
        ("fires-2025-04 sent 2025-07.csv", None),
        ("fires-2025-04_2025-05_2025-06.csv", None),
        ("fires-2024-Q1.csv", None),
        ("fires-2025-26.csv", None),
        ("fires-100123.csv", None),
        ("mayfield-march-team.csv", None),
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
    found = months(way, "complaints.csv", [FEB, MAR, MAY, MAR])  # type: ignore[arg-type]
    assert (len(found), found[0], found[-1]) == (count, first, last)


@pytest.mark.parametrize("way", ["name", "rows", "years", "whole years"])
def test_the_name_goes_before_the_rows(way: str) -> None:
    named = "complaints-2024-01_2024-02.csv"
    assert months(way, named, [MAY]) == [date(2024, 1, 1), date(2024, 2, 1)]  # type: ignore[arg-type]
    assert months(way, "complaints.csv", []) == []  # type: ignore[arg-type]


def test_only_a_layout_by_name_stands_for_nothing_without_one() -> None:
    assert months("name", "complaints.csv", [MAY]) == []


def test_a_file_of_one_kind_stands_for_that_kind_alone() -> None:
    kinds = {"music": "music", "dogs": "barking"}
    assert covers("rows", "all.csv", kinds, ["music"], [MAR], 1) == [("music", MAR)]
    both = covers("rows", "all.csv", kinds, ["music", "barking"], [MAR, MAR], 2)
    assert both == [("music", MAR), ("barking", MAR)]
    assert covers("rows", "all.csv", kinds, [], [], 3) == []


def test_a_date_in_a_name_that_is_not_understood_has_the_months_taken_named() -> None:
    covered = [("graffiti", MAY), ("graffiti", MAR)]
    (said,) = misread("graffiti-2024-Q1.csv", covered)
    assert "those of its rows, March to May 2024. Write them as 2025-04" in said
    assert not misread("graffiti.csv", covered)
    assert not misread("graffiti-2024-03_2024-05.csv", covered)
