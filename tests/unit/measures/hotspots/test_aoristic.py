"""Hours of the week by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.hotspots.aoristic import Week, week_hours


def week(*spans: tuple[str | None, str | None]) -> Week:
    begins = pd.Series([pd.Timestamp(begin) for begin, _ in spans])
    return week_hours(begins, pd.Series([pd.Timestamp(end) for _, end in spans]))


def test_a_moment_is_its_hour() -> None:
    # 1 January 2024 was a Monday.
    found = week(("2024-01-01 10:15", "2024-01-01 10:15"), ("2024-01-02 23:59", None))
    assert found.parts[0, 10] == 1
    assert found.parts[1, 23] == 1
    assert found.parts.sum() == found.known == 2
    assert found.spans == 0


def test_a_span_gives_each_hour_its_part_also_over_midnight_and_the_weeks_end() -> None:
    found = week(("2024-01-05 22:00", "2024-01-06 02:00"), ("2024-01-07 23:30", "2024-01-08 01:00"))
    assert found.parts[4, 22:].tolist() == [0.25, 0.25]
    assert found.parts[5, :2].tolist() == [0.25, 0.25]
    assert found.parts[6, 23] == pytest.approx(1 / 3)
    assert found.parts[0, 0] == pytest.approx(2 / 3)
    assert found.spans == 2


def test_no_time_a_span_over_a_week_or_backwards_is_left_out_and_counted() -> None:
    found = week(
        (None, None),
        ("2024-01-01", "2024-01-08 00:01"),
        ("2024-01-02", "2024-01-01"),
        ("2024-01-01", "2024-01-08"),
    )
    assert found.known == 1
    assert found.untimed == 3
    assert found.parts == pytest.approx(np.full((7, 24), 1 / 168))


SPANS = st.tuples(st.integers(0, 100_000), st.integers(0, 10_080))


@given(st.lists(SPANS, min_size=1, max_size=20))
def test_the_parts_sum_to_the_incidents(spans: list[tuple[int, int]]) -> None:
    begin = pd.Timestamp("2024-01-01") + pd.to_timedelta([start for start, _ in spans], unit="min")
    end = begin + pd.to_timedelta([length for _, length in spans], unit="min")
    found = week_hours(pd.Series(begin), pd.Series(end))
    assert found.parts.sum() == pytest.approx(found.known) == len(spans)
    assert (found.parts >= 0).all()
