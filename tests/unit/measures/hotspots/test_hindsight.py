from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from shapely.geometry import box

from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.measures.hotspots.hindsight import COLUMNS, METHODS, hindsight, pai
from moorlands_dash.measures.hotspots.lattice import SQUARE, areas_as_lattice, lattice, neighbours
from moorlands_dash.periods import add_months

CELLS = lattice(box(0, 0, 5_000, 5_000), 500, SQUARE)  # 100 cells
BESIDE = neighbours(CELLS)
MONTHS = [add_months(date(2023, 1, 1), number) for number in range(36)]


def incidents(places: np.ndarray, months: list[date]) -> pd.DataFrame:
    return pd.DataFrame(
        {"easting": places[:, 0], "northing": places[:, 1], "month": pd.to_datetime(months)}
    )


def every_month(*places: tuple[float, float]) -> pd.DataFrame:
    points = np.tile(np.array(places, dtype=float), (len(MONTHS), 1))
    return incidents(points, [month for month in MONTHS for _ in places])


def test_the_hand_worked_example() -> None:
    # Formula of Chainey (2008) and Hunt (2016), worked by hand: ten cells, a fifth of them marked.
    predicted = [9, 8, 5, 3, 1, 1, 0, 0, 0, 0]
    observed = [7, 2, 4, 0, 1, 3, 0, 1, 1, 1]
    found = pai(predicted, observed, np.ones(10), 0.2)
    assert found["share_of_area"] == pytest.approx(0.2)
    assert (found["inside"], found["total"], found["best_inside"]) == (9, 20, 11)
    assert found["hit_rate"] == pytest.approx(0.45)
    assert found["pai"] == pytest.approx(2.25)
    assert found["best_pai"] == pytest.approx(2.75)
    assert found["pei"] == pytest.approx(0.8181818181818182)


def test_cells_alike_are_marked_in_part() -> None:
    # One sure cell, then four alike for the other one that may be marked: a quarter of each.
    found = pai([5, 1, 1, 1, 1, 0, 0, 0, 0, 0], [2, 4, 0, 0, 0, 3, 1, 0, 0, 0], np.ones(10), 0.2)
    assert found["inside"] == pytest.approx(2 + 4 / 4)


def test_large_cells_use_up_the_area() -> None:
    found = pai([3, 2, 1], [6, 3, 1], [2, 1, 1], 0.5)
    assert (found["inside"], found["best_inside"]) == (6, 6)
    assert pai([1, 2, 3], [6, 3, 1], [2, 1, 1], 0.5)["inside"] == 4


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=30),
    st.floats(0.02, 0.9),
)
def test_nothing_beats_the_best(cells: list[tuple[int, int]], share: float) -> None:
    predicted, observed = zip(*cells, strict=True)
    found = pai(predicted, observed, np.ones(len(cells)), share)
    assert found["inside"] <= found["best_inside"] + 1e-9
    assert found["share_of_area"] == pytest.approx(share)


def test_marking_without_knowing_is_chance() -> None:
    found = pai(np.zeros(50), np.arange(50), np.ones(50), 0.1)
    assert found["hit_rate"] == pytest.approx(0.1)
    assert found["pai"] == pytest.approx(1)


def test_a_place_that_never_moves_is_always_hit() -> None:
    found = hindsight(every_month((1250, 1250), (4250, 4250)), MONTHS, CELLS, BESIDE, share=0.02)
    assert list(found.columns) == COLUMNS
    assert list(zip(found["method"], found["horizon"], strict=True)) == [
        (method, horizon) for horizon in (1, 3, 6) for method in METHODS
    ]
    counts = found[found["method"] == "counts"].set_index("horizon")
    # 24 months judged, in steps of the horizon, two incidents a month.
    assert counts["origins"].to_dict() == {1: 24, 3: 8, 6: 4}
    assert (counts["incidents"] == 48).all()
    assert (counts["hit_rate"] == 1).all()
    assert counts["pai"].to_numpy() == pytest.approx([50] * 3)
    assert (counts["pei"] == 1).all()
    assert (counts["from"] == pd.Timestamp("2024-01-01")).all()
    assert (counts["to"] == pd.Timestamp("2025-12-01")).all()
    assert set(counts["verdict"]) == {"the same"}
    assert (found["chance_hit_rate"] == 0.02).all()


def test_the_past_alone_is_known() -> None:
    # All incidents of a month lie in a cell that nobody could know before.
    points = np.array([(250 + 500 * (n % 10), 250 + 500 * (n // 10)) for n in range(36)])
    found = hindsight(incidents(points, MONTHS), MONTHS, CELLS, BESIDE, share=0.12, horizons=(1,))
    row = found.set_index("method").loc["counts"]
    # The twelve cells known are marked, and none of the others.
    assert row["hits"] == pytest.approx(0)
    assert row["pai"] == pytest.approx(0)


def test_smoothing_wins_where_incidents_are_few_about_a_middle() -> None:
    fine = lattice(box(0, 0, 5_000, 5_000), 250, SQUARE)
    points = np.random.default_rng(5).normal((1500, 1500), 500, (36 * 8, 2))
    months = [month for month in MONTHS for _ in range(8)]
    found = hindsight(
        incidents(points, months), MONTHS, fine, neighbours(fine), known=2, horizons=(3,)
    )
    row = found.set_index("method").loc["density"]
    assert row["hit_rate"] > row["counts_hit_rate"]
    assert row["verdict"] == "better"
    assert row["lower_95"] < row["hit_rate"] < row["upper_95"]


def test_better_and_worse_are_exact_tests() -> None:
    # Two busy cells of which only one can be marked: the density, seeing a third beside it, and
    # the counts choose differently.
    busy = [(1250, 1250)] * 3 + [(4250, 4250)] * 2 + [(4250, 3990)] * 2
    found = hindsight(every_month(*busy), MONTHS, CELLS, BESIDE, share=0.01, horizons=(6,))
    row = found.set_index("method").loc["density"]
    assert row["counts_hit_rate"] == pytest.approx(3 / 7)
    assert row["hit_rate"] == pytest.approx(2 / 7)
    assert row["p_value"] == pytest.approx(binomtest(48, 72 + 48).pvalue)
    assert row["verdict"] == "no clear difference" or row["p_adjusted"] < 0.05


def test_months_with_a_gap_are_not_judged() -> None:
    frame = every_month((1250, 1250))
    loaded = [month for month in MONTHS if month != date(2025, 6, 1)]
    found = hindsight(frame, loaded, CELLS, BESIDE, horizons=(1,), methods=("counts",)).iloc[0]
    # From January 2024 to May 2025 the twelve months before and the month itself are loaded.
    assert (found["origins"], found["to"]) == (17, pd.Timestamp("2025-05-01"))


def test_nothing_can_be_told_of_a_short_past() -> None:
    frame = every_month((1250, 1250))
    found = hindsight(frame, MONTHS[:9], CELLS, BESIDE)
    assert set(found["verdict"]) == {"cannot tell"}
    assert (found["origins"] == 0).all()
    assert found["hit_rate"].isna().all()
    assert set(hindsight(frame.head(0), [], CELLS, BESIDE)["verdict"]) == {"cannot tell"}


def test_areas_are_marked_by_how_thick_incidents_lie() -> None:
    small, large = box(0, 0, 1000, 1000), box(1000, 0, 5000, 1000)
    cells = areas_as_lattice(["small", "large"], [small, large])
    busy = [(500, 500)] * 2 + [(3000, 500)] * 3
    row = hindsight(
        every_month(*busy), MONTHS, cells, neighbours(cells), share=0.2, methods=("counts",)
    ).iloc[0]
    # Two on one square kilometre come before three on four.
    assert row["hit_rate"] == pytest.approx(2 / 5)


def test_whoever_waits_may_stop() -> None:
    def stop(_share: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        hindsight(every_month((1250, 1250)), MONTHS, CELLS, BESIDE, watch=stop)
