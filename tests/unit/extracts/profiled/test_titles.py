"""What titles above tables tell: years, days, periods."""

import pytest

from moorlands_dash.extracts.profiled.titles import day_in, days_in, period_in, span, year_in


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2024/25", ("2024-04-01", "2025-03-31")),
        ("Q2 2025/26", ("2025-07-01", "2025-09-30")),
        ("April 2025", ("2025-04-01", "2025-04-30")),
        ("February 2024", ("2024-02-01", "2024-02-29")),
        ("1 April 2025 to 30 June 2025", ("2025-04-01", "2025-06-30")),
        ("Cases opened 01/07/2025 to 30/09/2025", ("2025-07-01", "2025-09-30")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2020 - 22", ("2020-01-01", "2022-12-31")),
        ("14/01/2026", ("2026-01-14", "2026-01-14")),
    ],
)
def test_a_period_is_its_first_and_last_day(text: str, ends: tuple[str, str]) -> None:
    assert span(text) == ends


def test_what_tells_no_period_is_none() -> None:
    assert span("Street scene requests") is None
    assert period_in(["Report", "Ascent Housing"]) is None


def test_the_title_that_tells_a_period_is_found_among_others() -> None:
    assert period_in(["Ascent Housing", "April to June 2025"]) == ("2025-04-01", "2025-06-30")


def test_a_day_is_read_as_british_people_write_it() -> None:
    assert day_in(["Position as at 30 September 2025"]) == "2025-09-30"
    assert day_in(["Printed 03/04/25"]) == "2025-04-03"
    assert day_in(["No day at all"]) == ""
    assert [str(day) for day in days_in(["2025-04-01", "1st May 2025"])] == [
        "2025-04-01",
        "2025-05-01",
    ]


def test_the_year_of_an_estimate_is_its_mid_year_whatever_the_wards_vintage() -> None:
    assert year_in(["Mid-2022 Ward 2023"]) == "2022"
    assert year_in(["mid-year 2021 estimates on 2024 boundaries"]) == "2021"
    assert year_in(["Census 2021"]) == "2021"
    assert year_in(["2019 and 2020"]) == "", "two years tell neither"
