"""The months in a file's name, as people write them; none where it could say several."""

import pytest

from moorlands_dash.extracts.months_named import is_dated, named_months


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


def test_a_name_with_a_year_or_a_month_is_dated() -> None:
    assert is_dated("fires-2024-Q1.csv")
    assert is_dated("in/fires_may.csv")
    assert not is_dated("2024/fires-100123.csv")
