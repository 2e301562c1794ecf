from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, binomtest
from shapely.geometry import box

from moorlands_dash.measures.hotspots.emergence import (
    RULES,
    cell_change,
    emergence,
    window_counts,
    windows,
)
from moorlands_dash.measures.hotspots.lattice import SQUARE, lattice, neighbours
from moorlands_dash.periods import Period, add_months

CELLS = lattice(box(0, 0, 10_000, 10_000), 500, SQUARE)
BESIDE = neighbours(CELLS)
SPANS = windows(date(2026, 9, 1))
PLACE = CELLS.cells["cell_id"].tolist().index("s500-10-10")


def kind_of(*counts: float, cell: int = PLACE) -> pd.Series:
    """Return what is said of one cell with these counts in twelve windows; 40 lie elsewhere."""
    table = np.zeros((400, 12))
    table[::10] = 1
    table[cell] = counts
    return emergence(table, SPANS, CELLS, BESIDE).iloc[cell]


def test_windows_end_with_the_month_and_touch() -> None:
    assert len(SPANS) == 12
    assert SPANS[-1] == Period(date(2026, 7, 1), date(2026, 9, 1))
    assert SPANS[0].start == date(2023, 10, 1)
    assert all(add_months(earlier.end, 1) == later.start for earlier, later in pairwise(SPANS))


def test_counts_by_window_keep_missing_apart_from_zero() -> None:
    spans = windows(date(2026, 6, 1), number=3)
    loaded = {month for span in spans for month in span} - {date(2026, 1, 1)}
    months = pd.to_datetime(["2025-10-01", "2026-03-01", "2026-04-01", "2026-06-01", "2026-07-01"])
    found = window_counts([0, 0, 1, 1, 1], months, spans, loaded, CELLS)
    assert found[0, 0] == 1
    assert np.isnan(found[:, 1]).all()
    assert (found[0, 2], found[1, 2]) == (0, 2)
    assert found[2:, 2].sum() == 0


def test_points_outside_are_in_no_window() -> None:
    spans = windows(date(2026, 6, 1), number=1)
    loaded = set(spans[0])
    months = pd.to_datetime(["2026-06-01", "2026-06-01"])
    assert window_counts([-1, 3], months, spans, loaded, CELLS).sum() == 1


def test_a_hotspot_that_lasts() -> None:
    row = kind_of(*[14] * 12)
    assert (row["kind"], row["windows_hot"], row["windows_told"]) == ("persistent", 12, 12)
    assert row["first_hot"] == pd.Timestamp("2023-10-01")
    assert row["last_hot"] == pd.Timestamp("2026-09-01")
    assert pd.isna(row["rose_from"])
    assert pd.isna(row["fell_from"])


def test_a_hotspot_that_emerges_is_dated() -> None:
    row = kind_of(0, 1, 0, 0, 1, 0, 0, 1, 14, 12, 15, 13)
    assert row["kind"] == "emerging"
    assert row["rose_from"] == row["first_hot"] == pd.Timestamp("2025-10-01")
    assert row["last_hot"] == pd.Timestamp("2026-09-01")


def test_a_hotspot_that_is_over_is_dated() -> None:
    row = kind_of(14, 12, 15, 13, 14, 0, 1, 0, 0, 0, 1, 0)
    assert row["kind"] == "former"
    assert row["fell_from"] == pd.Timestamp("2025-01-01")
    assert row["last_hot"] == pd.Timestamp("2024-12-01")


def test_a_hotspot_that_comes_and_goes() -> None:
    row = kind_of(14, 0, 12, 0, 13, 0, 12, 0, 14, 0, 12, 0)
    assert (row["kind"], row["windows_hot"]) == ("intermittent", 6)


def test_a_quiet_place_was_never_one() -> None:
    row = kind_of(*[1] * 12)
    assert (row["kind"], row["windows_hot"]) == ("never", 0)
    assert pd.isna(row["first_hot"])


def test_hot_now_and_not_before_is_not_new_by_that_alone() -> None:
    # A few more since April 2026 carry the cell over the line, but are no clear rise.
    row = kind_of(3, 2, 3, 3, 2, 3, 3, 2, 3, 3, 7, 8)
    assert pd.isna(row["rose_from"])
    assert row["first_hot"] == pd.Timestamp("2026-04-01")
    assert (row["kind"], row["windows_hot"]) == ("intermittent", 2)


def test_a_lasting_hotspot_that_gets_busier_is_still_one_that_lasts() -> None:
    row = kind_of(*[14] * 8, *[40] * 4)
    assert row["kind"] == "persistent"
    assert row["rose_from"] == pd.Timestamp("2025-10-01")


def test_the_rise_is_the_exact_test_times_the_windows_tried() -> None:
    # 4 in eight windows, then 9 in four: 9 or more of 13 in a third, times four windows tried.
    chance = 4 * float(binom.sf(8, 13, 4 / 12))
    assert chance == pytest.approx(0.0352, abs=1e-3)
    counts = [1, 0, 1, 0, 1, 0, 1, 0, 2, 2, 2, 3]
    table = np.zeros((400, 12))
    table[PLACE] = counts
    alone = emergence(table, SPANS, CELLS, BESIDE).iloc[PLACE]
    assert alone["rose_from"] == pd.Timestamp("2025-10-01")
    # With a second cell to search the same rise is no longer clear.
    table[0] = 1
    assert pd.isna(emergence(table, SPANS, CELLS, BESIDE).iloc[PLACE]["rose_from"])


def test_windows_with_a_missing_month_are_left_out() -> None:
    table = np.zeros((400, 12))
    table[::10] = 1
    table[PLACE] = [0, 1, 0, 0, 1, 0, 0, 1, 14, 12, 15, 13]
    table[:, [2, 9]] = np.nan
    row = emergence(table, SPANS, CELLS, BESIDE).iloc[PLACE]
    assert (row["kind"], row["windows_told"], row["windows_hot"]) == ("emerging", 10, 3)
    assert row["rose_from"] == pd.Timestamp("2025-10-01")


def test_too_few_windows_tell_nothing() -> None:
    table = np.full((400, 12), np.nan)
    assert set(emergence(table, SPANS, CELLS, BESIDE)["kind"]) == {"cannot tell"}
    table[:, -5:] = 0
    table[PLACE, -5:] = 20
    found = emergence(table, SPANS, CELLS, BESIDE)
    assert set(found["kind"]) == {"cannot tell"}
    assert found.iloc[PLACE]["windows_hot"] == 5
    assert found["rose_from"].isna().all()


def test_every_kind_has_its_rule() -> None:
    assert list(RULES) == ["persistent", "emerging", "former", "intermittent", "never"]


def change(now: dict[int, int], before: dict[int, int], *, complete: bool = True) -> pd.DataFrame:
    counts = [np.zeros(400, dtype=int), np.zeros(400, dtype=int)]
    for table, values in zip(counts, (now, before), strict=True):
        for cell, count in values.items():
            table[cell] = count
    return cell_change(*counts, CELLS, complete=complete, percent_from=20)


def test_a_clear_change_of_a_cell() -> None:
    found = change({0: 30, 1: 6, 2: 3}, {0: 2, 1: 5, 2: 0})
    assert found["verdict"].tolist()[:4] == [
        "more", "no clear change", "no clear change", "no clear change",
    ]  # fmt: skip
    # Cells 0 and 1 have six and more in both periods: a family of two.
    assert found["p_adjusted"].iloc[0] == pytest.approx(2 * binomtest(2, 32).pvalue)
    assert found["difference"].tolist()[:3] == [28, 1, 3]
    assert found["percent"].isna().all()


def test_fewer_than_six_in_both_periods_are_never_clear() -> None:
    assert set(change({0: 5}, {})["verdict"]) == {"no clear change"}
    assert binomtest(0, 6).pvalue < 0.05 < binomtest(0, 5).pvalue
    assert change({0: 6}, {})["verdict"].iloc[0] == "more"


def test_a_missing_month_leaves_the_change_untold() -> None:
    found = change({0: 30}, {0: 2}, complete=False)
    assert set(found["verdict"]) == {"cannot tell"}
    assert found["count"].iloc[0] == 30
