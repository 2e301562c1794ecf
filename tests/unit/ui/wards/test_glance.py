"""A ward's tile: the count that a reader sees is one that the data bear."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from moorlands_dash.periods import Period, parse_month
from moorlands_dash.ui.wards.glance import _counts

PERIOD = Period(parse_month("2025-10"), parse_month("2026-09"))
ROW: dict[str, Any] = {
    "count": 12, "count_before": 20, "verdict": "fewer", "months_loaded": 12, "months_expected": 12,
    "from": pd.Timestamp("2025-10-01"), "to": pd.Timestamp("2026-09-01"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "12 in 12 months, 20 the year before"),
        ({"doubt": 3, "doubt_before": 0}, "between 12 and 15 in 12 months, 20 the year before"),
        ({"doubt": pd.NA, "doubt_before": 2},
         "12 or more in 12 months, between 20 and 22 the year before"),
        ({"doubt": 3, "verdict": "cannot tell"}, "between 12 and 15 in 12 months"),
        ({"count": pd.NA}, "No month loaded"),
    ],
)  # fmt: skip
def test_a_count_is_told_with_the_rows_set_aside(changes: dict[str, Any], said: str) -> None:
    assert _counts(ROW | changes, PERIOD).striptags() == said
