"""One count by two denominators: hand-worked rates, and where the two part."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.denominators import BY_KEY, DENOMINATORS, denominators_of
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.denominators import (
    BOTH,
    NEITHER,
    OPPOSITE,
    OTHER_ONLY,
    RESIDENTS_ONLY,
    divided,
    reading,
    value_at,
)
from moorlands_dash.vocabulary import choices

HOMES, ROADS = BY_KEY["households"], BY_KEY["road_km"]


def test_every_denominator_is_of_choices_that_there_are() -> None:
    assert {choice for each in DENOMINATORS for choice in each.of} <= set(choices())
    assert [each.key for each in denominators_of("burglary")] == ["households"]
    assert denominators_of("all") == ()


def values(*rows: tuple[str, float, int], key: str = "households") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["area_code", "value", "year"])
    return frame.assign(denominator=key, source="a census")


def test_one_year_holds_for_all_where_any_has_them_all() -> None:
    given = values(("A", 10, 2011), ("B", 20, 2011), ("A", 12, 2021), ("B", 22, 2021))
    given = pd.concat([given, values(("A", 99, 2024))])
    found = value_at(given, "households", pd.Series(["B", "A", "C"]), date(2026, 9, 1))
    assert found["value"].tolist()[:2] == [22, 12]
    assert found["value_year"].tolist()[:2] == [2021, 2021]
    assert pd.isna(found["value"][2])


def rates(*rows: tuple[str, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["ward_code", "count", "population"])
    return frame.assign(complete=True)


def both(homes: dict[str, float], *rows: tuple[str, int, int]) -> pd.DataFrame:
    found = rates(*rows)
    given = values(*((code, value, 2021) for code, value in homes.items()))
    told = value_at(given, "households", found["ward_code"], date(2026, 1, 1))
    return divided(found, told, HOMES).set_index("ward_code")


def test_second_homes_make_a_ward_high_by_residents_alone() -> None:
    frame = both(
        {"A": 2_000, "B": 1_000, "C": 1_000},
        ("A", 40, 2_000),
        ("B", 20, 2_000),
        ("C", 20, 2_000),
    )
    assert frame["rate_per_1000"].tolist() == [20, 10, 10]
    assert frame["rate_by"].tolist() == [20, 20, 20]
    assert frame["per"].tolist() == ["1,000 households"] * 3
    assert frame.loc["A", "times_residents"] == pytest.approx(20 / (80 / 6))
    assert frame["times_by"].tolist() == pytest.approx([1, 1, 1])
    assert frame.loc["A", "against_residents"] == verdicts.HIGHER
    assert frame.loc["A", "reading"] == RESIDENTS_ONLY


def test_an_area_without_the_other_denominator_has_neither_rate() -> None:
    frame = both({"A": 1_000, "B": 1_000}, ("A", 5, 900), ("B", 6, 900), ("C", 7, 900))
    assert frame.loc["C", ["rate_per_1000", "rate_by"]].isna().all()
    assert frame.loc["C", "reading"] == verdicts.CANNOT_TELL
    assert frame.loc["A", "rate_by"] == 5


def test_a_rate_is_per_as_many_as_its_name_says() -> None:
    found = rates(("A", 5, 900), ("B", 6, 900))
    told = value_at(
        values(("A", 50, 2026), ("B", 40, 2026), key="road_km"),
        "road_km",
        found["ward_code"],
        date(2026, 1, 1),
    )
    frame = divided(found, told, ROADS)
    assert frame["per"].iloc[0] == "100 kilometres of road"
    assert frame["rate_by"].tolist() == pytest.approx([10, 15])
    assert (frame["lower_by"] < frame["rate_by"]).all()
    assert (frame["rate_by"] < frame["upper_by"]).all()


@pytest.mark.parametrize(
    ("residents", "other", "expected"),
    [
        (verdicts.HIGHER, verdicts.HIGHER, BOTH),
        (verdicts.SIMILAR, verdicts.SIMILAR, NEITHER),
        (verdicts.LOWER, verdicts.SIMILAR, RESIDENTS_ONLY),
        (verdicts.SIMILAR, verdicts.HIGHER, OTHER_ONLY),
        (verdicts.HIGHER, verdicts.LOWER, OPPOSITE),
        (verdicts.CANNOT_TELL, verdicts.LOWER, verdicts.CANNOT_TELL),
    ],
)
def test_a_reading_says_by_which_an_area_stands_out(
    residents: str, other: str, expected: str
) -> None:
    assert reading(residents, other) == expected
