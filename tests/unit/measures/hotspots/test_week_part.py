"""The part of the week that stands out, by hand and against chance."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from moorlands_dash.measures.hotspots.week_part import LEAST_TIMED, Part, bands, peak

TRIED = 15 * 13 + 12
"""Seven days, seven pairs and Monday to Friday by twelve spans of hours and the whole day; all
days by twelve spans."""


def week(**filled: float) -> np.ndarray:
    """Return a week of bands; `d4b5=12` puts 12 on Friday from 20:00."""
    counts = np.zeros((7, 6))
    for name, count in filled.items():
        counts[int(name[1]), int(name[3])] = count
    return counts


def test_bands_are_four_hours_of_a_day() -> None:
    # 3 January 2025 was a Friday. The span has two hours on Friday and two on Saturday.
    begins = pd.to_datetime(pd.Series(["2025-01-03 23:59", "2025-01-03 22:00", None]))
    ends = pd.to_datetime(pd.Series(["2025-01-03 23:59", "2025-01-04 02:00", None]))
    counts, found = bands(begins, ends)
    assert counts.tolist() == week(d4b5=1.5, d5b0=0.5).tolist()
    assert (found.known, found.untimed, found.spans) == (2, 1, 1)


def test_twelve_of_31_on_friday_and_saturday_evening_by_hand() -> None:
    # Seven and five there, and one in each of 19 other bands, none of them beside the two.
    spread = {f"d{day}b{band}": 1.0 for day in range(4) for band in (0, 1, 2, 3)}
    spread |= {f"d6b{band}": 1.0 for band in (1, 2, 3)}
    counts = week(d4b5=7, d5b5=5, **spread)
    assert counts.sum() == 31
    found = peak(counts, 31)
    assert found is not None
    assert found.part == Part((4, 5), 20, 4)
    assert found.inside == 12
    assert found.expected == pytest.approx(31 * 8 / 168)
    assert found.p_value == pytest.approx(TRIED * binom.sf(11, 31, 1 / 21))


def test_a_night_reaches_into_the_next_day_also_over_the_weeks_end() -> None:
    friday = peak(week(d4b5=10, d5b0=10), 20)
    sunday = peak(week(d6b5=10, d0b0=10), 20)
    assert friday is not None
    assert friday.part == Part((4,), 20, 8)
    assert sunday is not None
    assert sunday.part == Part((6,), 20, 8)


def test_whole_days_and_office_hours_are_found() -> None:
    saturdays = peak(week(**{f"d5b{band}": 4.0 for band in range(6)}), 24)
    office = peak(week(**{f"d{day}b{band}": 3.0 for day in range(5) for band in (2, 3)}), 30)
    assert saturdays is not None
    assert saturdays.part == Part((5,), 0, 24)
    assert office is not None
    assert office.part == Part((0, 1, 2, 3, 4), 8, 8)


def test_an_even_week_and_too_few_have_no_peak() -> None:
    assert peak(np.ones((7, 6)), 42) is None
    assert peak(week(d4b5=LEAST_TIMED - 1), LEAST_TIMED - 1) is None
    assert peak(week(d4b5=LEAST_TIMED), LEAST_TIMED) is not None


def test_parts_of_incidents_are_rounded_down() -> None:
    counts = week(d4b5=9.9) + (30 - 9.9) / 42
    found = peak(counts, 30)
    assert found is not None
    assert found.inside == pytest.approx(9.9 + 20.1 / 42)
    assert found.p_value == pytest.approx(TRIED * binom.sf(9, 30, 1 / 42))


@pytest.mark.parametrize("known", [20, 60])
def test_of_even_weeks_no_more_than_one_in_twenty_has_a_peak(known: int) -> None:
    rng = np.random.default_rng(8)
    weeks = rng.multinomial(known, np.full(42, 1 / 42), size=400).reshape(-1, 7, 6)
    false = sum(peak(counts.astype(float), known) is not None for counts in weeks)
    assert false / 400 <= 0.05
