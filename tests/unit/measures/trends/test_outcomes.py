"""Shares of outcomes: hand-worked, adding up, and silent about crimes that are too new."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.trends.outcomes import (
    against_before,
    at_equal_age,
    judged_crimes,
    outcome_shares,
    ward_actions,
)

OPEN, CHARGE = "Under investigation", "Suspect charged"
NONE = "Investigation complete; no suspect identified"


def crimes(*groups: tuple[date, str, int], group: str = "all") -> pd.DataFrame:
    """Return so many crimes of each month and outcome, judged as at September 2026."""
    rows = [(month, outcome) for month, outcome, number in groups for _ in range(number)]
    frame = pd.DataFrame(rows, columns=["month", "outcome"]).assign(extract="a", group=group)
    return judged_crimes(frame, {"a": date(2026, 9, 1)}, 6)


def test_shares_are_of_crimes_old_enough_and_all_add_up() -> None:
    old, new = date(2026, 3, 1), date(2026, 4, 1)
    found = crimes((old, CHARGE, 10), (old, NONE, 90), (new, OPEN, 45), (new, NONE, 5))
    frame = outcome_shares(found).set_index("kind")
    assert (frame["crimes"] == 150).all()
    assert (frame["too_new"] == 50).all()
    assert frame["count"].sum() + 50 == 150
    assert frame.loc["charged", "share"] == 0.1
    assert frame.loc["under investigation", "count"] == 0
    # Wilson (1927) by hand: (0.1 + z²/200 -+ z sqrt(0.09/100 + z²/40000)) / (1 + z²/100).
    limits = frame.loc["charged", ["lower_95", "upper_95"]].tolist()
    assert limits == pytest.approx([0.0552, 0.1744], abs=5e-5)


def test_a_file_of_unknown_age_is_too_new() -> None:
    frame = pd.DataFrame({"month": [date(2020, 1, 1)], "outcome": [NONE], "extract": ["b"]})
    assert not judged_crimes(frame, {"a": date(2026, 9, 1)}, 6)["settled"].any()


def test_nothing_is_said_of_new_months_that_look_as_if_charges_fell() -> None:
    now = crimes((date(2026, 8, 1), CHARGE, 40), (date(2026, 8, 1), OPEN, 360))
    before = crimes((date(2025, 8, 1), CHARGE, 80), (date(2025, 8, 1), NONE, 320))
    frame = against_before(outcome_shares(now), outcome_shares(before))
    assert set(frame["verdict"]) == {verdicts.CANNOT_TELL}
    assert frame["share"].isna().all()


def test_a_fall_among_crimes_old_enough_is_said() -> None:
    now = crimes((date(2026, 2, 1), CHARGE, 40), (date(2026, 2, 1), NONE, 360))
    before = crimes((date(2025, 2, 1), CHARGE, 80), (date(2025, 2, 1), NONE, 320))
    frame = against_before(outcome_shares(now), outcome_shares(before)).set_index("kind")
    assert frame.loc["charged", "verdict"] == verdicts.FEWER
    assert frame.loc["no suspect", "verdict"] == verdicts.MORE
    assert frame.loc["evidence", "verdict"] == verdicts.TOO_FEW
    # z = -0.1 / sqrt(0.15 x 0.85 x 2 / 400) = -3.961, on either side 0.0000747; two tests alike.
    assert frame.loc["charged", "p_adjusted"] == pytest.approx(7.47e-5, rel=1e-2)


def test_few_crimes_are_too_few_to_say() -> None:
    now = crimes((date(2026, 2, 1), CHARGE, 20))
    before = crimes((date(2025, 2, 1), NONE, 20))
    frame = against_before(outcome_shares(now), outcome_shares(before))
    assert set(frame["verdict"]) == {verdicts.TOO_FEW}


def test_without_a_year_before_one_cannot_tell() -> None:
    now = crimes((date(2026, 2, 1), CHARGE, 50))
    frame = against_before(outcome_shares(now), outcome_shares(now.head(0)))
    assert set(frame["verdict"]) == {verdicts.CANNOT_TELL}


def mixed(ward: str, category: str, acted: int, of: int) -> pd.DataFrame:
    kinds = ["charged"] * acted + ["no suspect"] * (of - acted)
    return pd.DataFrame({"kind": kinds}).assign(ward_code=ward, category=category, settled=True)


def test_a_ward_is_not_called_other_for_its_mix_of_offences() -> None:
    # Shoplifters are named half the time, burglars one time in twenty; A has the shops.
    parts = [mixed("A", "shoplifting", 150, 300), mixed("A", "burglary", 5, 100)]
    parts += [mixed("B", "shoplifting", 50, 100), mixed("B", "burglary", 15, 300)]
    frame = ward_actions(pd.concat(parts, ignore_index=True)).set_index("ward_code")
    assert frame["share"].tolist() == [155 / 400, 65 / 400]
    assert frame["expected"].tolist() == pytest.approx([155, 65])
    assert set(frame["verdict"]) == {verdicts.NO_CLEAR_DIFFERENCE}


def test_a_ward_where_more_is_cleared_of_the_same_offences_is_told() -> None:
    parts = [mixed("A", "burglary", 40, 200), mixed("B", "burglary", 10, 200)]
    parts += [mixed("C", "burglary", 4, 10)]
    frame = ward_actions(pd.concat(parts, ignore_index=True)).set_index("ward_code")
    assert frame.loc["A", "verdict"] == verdicts.MORE
    assert frame.loc["B", "verdict"] == verdicts.FEWER
    assert frame.loc["C", "verdict"] == verdicts.TOO_FEW


@pytest.mark.simulation
def test_equal_wards_of_different_mix_are_rarely_called_other() -> None:
    rng = np.random.default_rng(1)
    called = 0
    for _ in range(20):
        wards = rng.integers(0, 12, 3000)
        shops = rng.random(3000) < wards / 12
        acted = rng.random(3000) < np.where(shops, 0.5, 0.05)
        frame = pd.DataFrame(
            {
                "ward_code": wards.astype(str),
                "category": np.where(shops, "shoplifting", "burglary"),
                "kind": np.where(acted, "charged", "no suspect"),
                "settled": True,
            }
        )
        called += ward_actions(frame)["verdict"].isin([verdicts.MORE, verdicts.FEWER]).any()
    # One map in twenty by the false discovery rate: over 4 of 20 has a chance of 1 in 390.
    assert called <= 4


def dated_crimes() -> pd.DataFrame:
    """Return a crime of January 2025 and one of January 2024, both read as charged today."""
    rows = [("a", date(2025, 1, 1)), ("b", date(2024, 1, 1)), (None, date(2024, 1, 1))]
    frame = pd.DataFrame(rows, columns=["incident_id", "month"])
    frame = frame.assign(outcome=CHARGE, extract="x", month=pd.to_datetime(frame["month"]))
    return judged_crimes(frame, {"x": date(2025, 3, 1)}, 6)


def test_crimes_are_told_as_they_stood_at_one_and_the_same_age() -> None:
    crimes = dated_crimes()
    dated = pd.DataFrame(
        {
            "crime_id": ["a", "b", "b"],
            "month": pd.to_datetime(["2025-05-01", "2024-03-01", "2024-11-01"]),
            "outcome": [CHARGE, NONE, CHARGE],
        }
    )
    known = [date(2024, month, 1) for month in range(1, 13)]
    known += [date(2025, month, 1) for month in range(1, 8)]
    found = at_equal_age(crimes, dated, known, 6)
    # Naively both are charged; six months on, the older one had been closed without a suspect.
    assert found["kind"].tolist()[:2] == ["charged", "no suspect"]
    assert found["exact"].tolist() == [True, True, False]
    assert found["settled"].tolist() == [True, True, True]
    assert crimes["settled"].tolist() == [False, True, True]
    without = at_equal_age(crimes, dated.head(0), known, 6)
    assert without["kind"].tolist()[:2] == ["under investigation"] * 2


def test_where_a_months_file_lacks_the_age_is_not_exact() -> None:
    known = [date(2025, month, 1) for month in (1, 2, 3, 5, 6, 7)]
    found = at_equal_age(dated_crimes(), pd.DataFrame(columns=["crime_id", "month", "outcome"]),
                         known, 6)  # fmt: skip
    assert not found["exact"].any()
    assert found["kind"].tolist() == ["charged"] * 3
