"""Below the country's, for how long, and whether the gap narrowed: by hand and planted steps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.others import compared
from moorlands_dash.measures.comparison.watch import (
    GONE,
    HOLDS,
    NARROWER,
    WIDER,
    gap_by_year,
    watched,
)

PEOPLE, THEIR_PEOPLE = 100_000, 60_000_000


def years(*counts: int | None, theirs: int | None = 300_000, group: str = "Burglary") -> list:
    """Return years of ours and the country's, which has 5 in 1,000; None is not known."""
    found = []
    for place, count in enumerate(counts):
        ends = {"from": pd.Timestamp(2018 + place, 7, 1), "to": pd.Timestamp(2019 + place, 6, 1)}
        label = f"Year to June {2019 + place}"
        for code, level, number, people in (
            ("ours", "district", count, PEOPLE),
            ("all", "country", theirs if count is not None else None, THEIR_PEOPLE),
        ):
            row = {"area_code": code, "area_name": code, "level": level, "group": group, **ends}
            found.append(
                {
                    **row,
                    "complete": number is not None,
                    "count": number,
                    "population": people,
                    "population_year": 2019,
                    "year_label": label,
                }
            )
    return found


def watch(rows: Sequence[dict], spread: float = 1.0) -> pd.DataFrame:
    frame = pd.DataFrame(rows).astype({"count": "Int64"})
    gaps = gap_by_year(compared(frame, "ours"), "ours")
    return watched(gaps, dict.fromkeys(frame["group"], spread))


def latest(rows: Sequence[dict], spread: float = 1.0) -> pd.Series:
    frame = watch(rows, spread)
    assert frame["standing"].notna().sum() == frame["group"].nunique()
    return frame.dropna(subset=["standing"]).iloc[0]


def test_the_gap_is_theirs_less_ours_and_its_interval_that_of_the_ratio() -> None:
    row = watch(years(250)).iloc[0]
    assert (row["rate_per_1000"], row["country_rate"]) == (2.5, 5.0)
    assert row["gap_per_1000"] == 2.5
    # Exact limits of 250 (Garwood): 219.97 to 282.99, of 500 at their rate; theirs adds a hair.
    assert row["gap_lower_95"] == pytest.approx(5 - 2.8299, abs=0.01)
    assert row["gap_upper_95"] == pytest.approx(5 - 2.1997, abs=0.01)


def test_what_is_steady_holds_and_says_since_when() -> None:
    row = latest(years(250, 240, 255, 248, 251))
    assert row["standing"] == HOLDS
    assert row["held_since"] == pd.Timestamp(2018, 7, 1)
    assert row["years_held"] == 5


def test_still_half_as_many_and_yet_narrower() -> None:
    # Up by a half two years ago, and a little down since: naively it fell, and is well below.
    row = latest(years(180, 175, 185, 280, 265))
    assert row["verdict"] == verdicts.LOWER
    assert row["standing"] == NARROWER
    # Three years of 180 of 500; the year in which it began is left out.
    assert row["ratio_before"] == pytest.approx(540 / 1500, rel=1e-6)


def test_a_fall_that_everybody_had_gains_nothing() -> None:
    rows = years(250, 250, 250, 250) + [
        row | {"from": pd.Timestamp(2022, 7, 1), "to": pd.Timestamp(2023, 6, 1)}
        for row in years(200, theirs=240_000)
    ]
    assert latest(rows)["standing"] == HOLDS


def test_a_gap_may_widen_or_be_gone() -> None:
    assert latest(years(250, 255, 250, 180, 170))["standing"] == WIDER
    row = latest(years(250, 255, 250, 480, 495))
    assert row["standing"] == GONE
    assert row["years_held"] == 0
    assert pd.isna(row["held_since"])


def test_years_before_one_that_was_not_clearly_below_are_not_counted() -> None:
    row = latest(years(250, 490, 250, 255, 250))
    assert row["years_held"] == 3
    assert row["held_since"] == pd.Timestamp(2020, 7, 1)


def test_a_year_that_can_not_be_told_is_passed_over_and_never_the_latest() -> None:
    row = latest(years(250, None, 250, 255))
    assert row["standing"] == HOLDS
    assert row["years_held"] == 3
    assert latest(years(250, 250, None))["standing"] == verdicts.CANNOT_TELL


def test_what_varies_more_needs_more_to_be_told() -> None:
    assert latest(years(180, 175, 185, 240, 225))["standing"] == NARROWER
    assert latest(years(180, 175, 185, 240, 225), spread=4.0)["standing"] == HOLDS


def test_the_first_year_has_nothing_to_be_set_against() -> None:
    row = latest(years(250))
    assert row["standing"] == HOLDS
    assert np.isnan(row["p_adjusted"])


@pytest.mark.simulation
def test_steady_gaps_are_rarely_called_narrower_and_a_half_more_nearly_always() -> None:
    rng, rows = np.random.default_rng(3), []
    for place in range(60):
        rows += years(*rng.poisson(200, 5).tolist(), group=f"steady {place}")
        rows += years(*rng.poisson([200, 200, 200, 290, 290]).tolist(), group=f"up {place}")
    gaps = gap_by_year(compared(pd.DataFrame(rows).astype({"count": "Int64"}), "ours"), "ours")
    called = {
        group: watched(own, {group: 1.0})["standing"].iloc[-1]
        for group, own in gaps.groupby("group")
    }
    steady = [called[f"steady {place}"] != HOLDS for place in range(60)]
    up = [called[f"up {place}"] == NARROWER for place in range(60)]
    # Of one kind asked by itself 3 of 60 on average; over 8 has a chance of 1 in 400.
    assert sum(steady) <= 8
    assert sum(up) >= 55
