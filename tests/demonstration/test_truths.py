"""Whether the extracts bear out what was planted in them."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import pandas as pd
import pytest

from demonstration import expected, truths
from demonstration.cellmap import to_km
from moorlands_dash.measures.targets.forecast import forecast
from moorlands_dash.periods import Period, financial_year, months_between

KM = 0.2
"""A hotspot lies within this of its middle."""


def monthly(rows: pd.DataFrame) -> pd.Series:
    """Counts of every month of the demonstration, 0 where there are none."""
    months = pd.DatetimeIndex([pd.Timestamp(month) for month in truths.PERIOD])
    return rows.groupby("month").size().reindex(months, fill_value=0)


def near(rows: pd.DataFrame, hotspot: truths.Hotspot) -> pd.Series:
    x0, y0 = to_km(hotspot.longitude, hotspot.latitude)
    x, y = to_km(rows["Longitude"], rows["Latitude"])
    return (x - x0) ** 2 + (y - y0) ** 2 < KM**2


def between(months: pd.Series, start: str, end: str) -> int:
    return int(months[start:end].sum())


def of(rows: pd.DataFrame, *, ward: str | None = None, crime_type: str | None = None):  # type: ignore[no-untyped-def]
    if ward is not None:
        rows = rows[rows["WD24NM"] == ward]
    return rows if crime_type is None else rows[rows["Crime type"] == crime_type]


@pytest.mark.parametrize("hotspot", truths.HOTSPOTS, ids=lambda hotspot: hotspot.ward)
def test_hotspots_lie_in_their_wards(incidents: pd.DataFrame, hotspot: truths.Hotspot) -> None:
    there = incidents[near(incidents, hotspot)]
    named = there[there["Location"].isin([f"On or near {name}" for name in hotspot.locations])]
    assert set(named["WD24NM"]) == {hotspot.ward}
    assert named["Location"].nunique() == 3


@pytest.mark.parametrize("hotspot", truths.HOTSPOTS[:2], ids=lambda hotspot: hotspot.ward)
def test_two_hotspots_are_there_every_year(
    incidents: pd.DataFrame, hotspot: truths.Hotspot
) -> None:
    rows = of(incidents, ward=hotspot.ward, crime_type=hotspot.crime_type)
    for year in range(2021, 2027):
        months = financial_year(year)
        mine = rows[rows["month"].between(*map(pd.Timestamp, (months.start, months.end)))]
        assert near(mine, hotspot).mean() == pytest.approx(hotspot.share, abs=0.12), year
    district = of(incidents, crime_type=hotspot.crime_type)
    assert near(district, hotspot).mean() > 0.05


def test_one_hotspot_emerges_in_the_last_year(incidents: pd.DataFrame) -> None:
    hotspot = truths.HOTSPOTS[2]
    rows = of(incidents, ward=hotspot.ward, crime_type=hotspot.crime_type)
    there = monthly(rows[near(rows, hotspot)])
    assert months_between(hotspot.start, truths.PERIOD.end) == 12
    assert between(there, "2025-10", "2026-09") >= 120
    assert between(there, "2024-10", "2025-09") <= 10


def test_the_step_change_begins_in_its_month_and_stays(incidents: pd.DataFrame) -> None:
    change = truths.STEP_CHANGE
    months = monthly(of(incidents, ward=change.ward, crime_type=change.crime_type))
    before, after = months[: pd.Timestamp(change.start)][:-1], months[pd.Timestamp(change.start) :]
    assert len(after) == 27
    assert after.mean() / before.mean() == pytest.approx(change.factor, rel=0.25)
    assert after[:12].mean() > 2 * before.mean()
    assert after[-12:].mean() > 2 * before.mean()


def test_the_improving_ward_has_clearly_fewer(incidents: pd.DataFrame) -> None:
    months = monthly(of(incidents, ward=truths.IMPROVING_WARD.ward))
    last = between(months, "2025-10", "2026-09")
    before = between(months, "2024-10", "2025-09")
    assert last < before - 3 * sqrt(last + before)
    others = monthly(incidents[incidents["WD24NM"] != truths.IMPROVING_WARD.ward])
    ratio = between(others, "2025-10", "2026-09") / between(others, "2024-10", "2025-09")
    assert 0.95 < ratio < 1.05


def targets(built: Path) -> pd.DataFrame:
    return pd.read_csv(built / "targets.csv").set_index("target_id")


def year_end(incidents: pd.DataFrame, crime_type: str) -> float:
    """What the running year comes to if it goes on as planted."""
    year = financial_year(2026)
    done = between(monthly(of(incidents, crime_type=crime_type)), "2026-04", "2026-09")
    rest = [month for month in year if month not in truths.PERIOD]
    assert len(rest) == 6
    return done + sum(expected.expected_count(month, crime_type) for month in rest)


def test_one_target_will_be_met(incidents: pd.DataFrame, built: Path) -> None:
    goal = targets(built).loc[truths.TARGET_THAT_WILL_BE_MET, "target"]
    assert year_end(incidents, "Burglary") < goal - 2 * sqrt(goal)


def test_one_target_will_be_missed(incidents: pd.DataFrame, built: Path) -> None:
    goal = targets(built).loc[truths.TARGET_THAT_WILL_BE_MISSED, "target"]
    assert year_end(incidents, "Criminal damage and arson") > goal + 2 * sqrt(goal)


def test_one_target_is_on_the_edge(incidents: pd.DataFrame, built: Path) -> None:
    goal = targets(built).loc[truths.TARGET_ON_THE_EDGE, "target"]
    assert year_end(incidents, "Anti-social behaviour") == pytest.approx(goal, abs=sqrt(goal))
    counts = monthly(of(incidents, crime_type="Anti-social behaviour"))
    assert 0.2 < forecast(counts, financial_year(2026)).chance(goal) < 0.8


def test_baselines_are_the_counts_of_the_year_before(incidents: pd.DataFrame, built: Path) -> None:
    rows = targets(built)
    for name, crime_type in {"burglary": "Burglary", "robbery": "Robbery"}.items():
        months = monthly(of(incidents, crime_type=crime_type))
        assert rows.loc[f"{name}-2025-26", "baseline"] == between(months, "2024-04", "2025-03")
        assert rows.loc[f"{name}-2026-27", "baseline"] == between(months, "2025-04", "2026-03")
    months = monthly(of(incidents, ward="Biddulph East", crime_type="Violence and sexual offences"))
    assert rows.loc["violence-biddulph-east-2026-27", "baseline"] == between(
        months, "2025-04", "2026-03"
    )


def test_the_closed_year_has_targets_met_and_missed(incidents: pd.DataFrame, built: Path) -> None:
    goals = targets(built)["target"]
    ends = {
        "damage-2025-26": of(incidents, crime_type="Criminal damage and arson"),
        "violence-biddulph-east-2025-26": of(
            incidents, ward="Biddulph East", crime_type="Violence and sexual offences"
        ),
    }
    counts = {name: between(monthly(rows), "2025-04", "2026-03") for name, rows in ends.items()}
    assert counts["damage-2025-26"] > goals["damage-2025-26"]
    assert counts["violence-biddulph-east-2025-26"] < goals["violence-biddulph-east-2025-26"]


def test_every_truth_is_written_down() -> None:
    path = Path(__file__).resolve().parents[2] / "docs" / "demonstration.md"
    text = " ".join(path.read_text("utf-8").split())
    for hotspot in truths.HOTSPOTS:
        assert hotspot.ward in text
        assert hotspot.crime_type in text
    for change in truths.CHANGES:
        assert f"{change.start:%B %Y}" in text
    for name in (
        truths.TARGET_THAT_WILL_BE_MET,
        truths.TARGET_THAT_WILL_BE_MISSED,
        truths.TARGET_ON_THE_EDGE,
        truths.FIRES_TARGET_ON_COURSE,
        truths.FOULING_TARGET_LEFT_OPEN,
        truths.FIRES_TARGET_MISSED,
        truths.FOULING_TARGET_MET,
        truths.SILENT_FORCE[0],
        f"{truths.SMALL_WAVE:%B %Y}",
    ):
        assert name in text
    for ward, other in (*truths.WRONG_LSOA, *truths.WARDS_WITH_GUESTS):
        assert ward in text
        assert other in text


def test_the_period_is_six_financial_years_up_to_a_quarter() -> None:
    assert truths.PERIOD.start == financial_year(2021).start
    assert truths.PERIOD.end == Period(financial_year(2026).start, truths.PERIOD.end).end
    assert len(truths.PERIOD) == 5 * 12 + 6
