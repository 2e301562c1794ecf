"""Groups and volunteers as whole counts, taking part as a share with its interval."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures.plan.communities import taking_part

ROWS = pd.DataFrame(
    [
        ("groups", "Groups", "2024-04-01", "2025-03-31", 118, None, "count", "records"),
        ("groups", "Groups", "2025-04-01", "2026-03-31", 131, None, "count", "records"),
        ("part", "Take part", "2024-09-01", "2024-10-31", 131, 512, "share", "residents"),
        ("part", "Take part", "2025-09-01", "2025-10-31", 143, 508, "share", "residents"),
        ("more", "Volunteer", "2024-09-01", "2024-10-31", 50, 500, "share", "residents"),
        ("more", "Volunteer", "2025-09-01", "2025-10-31", 100, 500, "share", "residents"),
        ("kept", "Schemes", "2025-04-01", "2026-03-31", 30, 60, "share", "records"),
    ],
    columns=[
        *("indicator", "title", "period_start", "period_end", "numerator", "denominator", "unit"),
        "sample",
    ],
).assign(
    area_code="E07000198",
    area_name="Ours",
    wording="Have you?",
    source="Invented",
    period_start=lambda frame: pd.to_datetime(frame["period_start"]),
    period_end=lambda frame: pd.to_datetime(frame["period_end"]),
    denominator=lambda frame: frame["denominator"].astype(float),
    numerator=lambda frame: frame["numerator"].astype(float),
)


def found() -> pd.DataFrame:
    frame = taking_part(ROWS, design_effect=1.0, warn_below=100, hide_below=30)
    return frame.drop_duplicates("indicator", keep="last").set_index("indicator")


def test_a_whole_count_is_set_beside_the_year_before_without_a_test() -> None:
    groups = found().loc["groups"]
    assert groups[["numerator", "count_before", "difference"]].tolist() == [131, 118, 13]
    assert groups["verdict"] == ""
    assert pd.isna(groups["share"])


def test_three_points_more_who_take_part_may_be_chance_and_ten_are_not() -> None:
    frame = found()
    # 25.6 % and 28.1 %: p = 0.35; 10 % and 20 %: p < 0.0001.
    assert frame.loc["part", "verdict"] == "no clear change"
    assert frame.loc["more", "verdict"] == "higher"
    assert frame.loc["part", "share_before"] == pytest.approx(131 / 512)


def test_a_record_of_one_period_has_nothing_before_it() -> None:
    assert found().loc["kept", "verdict"] == "cannot tell"
    assert found().loc["kept", "share"] == pytest.approx(0.5)


def test_nothing_loaded_is_an_empty_frame() -> None:
    assert taking_part(ROWS.head(0), design_effect=1.0, warn_below=100, hide_below=30).empty
