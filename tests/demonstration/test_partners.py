"""Whether partners' demonstration files bear out what was planted in them, and are read whole."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest

import demonstration as demo
from demonstration import reports, truths
from demonstration.cellmap import to_km
from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.measures.targets.forecast import forecast
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, financial_year, month

YEARS = [financial_year(start) for start in range(2021, 2026)]


@pytest.fixture(scope="module")
def files(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("partners")
    with ZipFile(built / demo.PARTNERS) as archive:
        archive.extractall(folder)
    return {path.name.partition("_")[0]: path for path in folder.iterdir()}


@pytest.fixture(scope="module")
def parts(
    files: dict[str, Path], settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, pd.DataFrame]:
    out = tmp_path_factory.mktemp("parts")
    found = {}
    for name, path in files.items():
        source = SourceFile(path, path.name, "", path.stat().st_size)
        judged = recognise.read(source, out / f"{name}.parquet", settings)
        assert judged.quarantine == []
        assert judged.rows_in == judged.rows_accepted + judged.elsewhere
        assert {when for _, when in judged.covers} == set(truths.PERIOD)
        found[name] = pd.read_parquet(judged.part)
    return found


def count(rows: pd.DataFrame, period: Period) -> int:
    return int(rows["month"].isin(list(period)).sum())


def km(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    return to_km(rows["longitude"], rows["latitude"])


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("fires", 170, 280),
        ("environmental-problems", 750, 1000),
        ("anti-social-behaviour-reports", 620, 800),
    ],
)
def test_a_year_has_a_plausible_size(
    parts: dict[str, pd.DataFrame], name: str, least: int, most: int
) -> None:
    for period in YEARS:
        assert least <= count(parts[name], period) <= most, period


def test_collisions_and_casualties_fit_each_other(parts: dict[str, pd.DataFrame]) -> None:
    collisions, casualties = parts["road-collisions"], parts["road-casualties"]
    ours = collisions[collisions["district"] == "E07000198"]
    for period in YEARS:
        assert 140 <= count(ours, period) <= 205
    hurt = casualties[casualties["reference"].isin(ours["reference"])]
    assert 1.2 < len(hurt) / len(ours) < 1.35
    assert set(ours["reference"]) == set(hurt["reference"])
    assert collisions["district"].nunique() == 9
    hours = ours["occurred_from"].dt.hour.value_counts()
    assert hours[[8, 16, 17]].sum() > 2 * hours[[10, 22, 1]].sum()


def test_some_rows_have_a_ward_alone_some_no_place_and_some_are_spans(
    parts: dict[str, pd.DataFrame],
) -> None:
    for name in ("fires", "environmental-problems", "anti-social-behaviour-reports"):
        rows = parts[name]
        assert rows["ward"].notna().mean() == pytest.approx(0.08, abs=0.03)
        nowhere = rows["ward"].isna() & rows["longitude"].isna()
        assert nowhere.mean() == pytest.approx(0.04, abs=0.02)
    asb = parts["anti-social-behaviour-reports"]
    spans = asb["occurred_from"] < asb["occurred_to"]
    assert spans.mean() == pytest.approx(0.25, abs=0.03)
    assert (asb["date_precision"] == "span").any()
    evening = asb["occurred_from"].dt.hour.between(18, 22)
    assert evening.mean() > 0.45


def test_a_seventh_of_fly_tipping_lies_at_one_place(parts: dict[str, pd.DataFrame]) -> None:
    rows = parts["environmental-problems"]
    tipped = rows[(rows["category"] == "fly_tipping") & rows["longitude"].notna()]
    x0, y0 = to_km(truths.FLY_TIPPING.longitude, truths.FLY_TIPPING.latitude)
    x, y = km(tipped)
    there = (x - x0) ** 2 + (y - y0) ** 2 < 0.1**2
    assert there.mean() == pytest.approx(truths.FLY_TIPPING.share, abs=0.03)
    for period in YEARS:
        assert count(tipped[there], period) > 30


def usual(rows: pd.DataFrame, *years: int) -> float:
    """Return the mean year of some."""
    return sum(count(rows, financial_year(year)) for year in years) / len(years)


def test_deliberate_fires_rise_in_a_step_and_others_do_not(parts: dict[str, pd.DataFrame]) -> None:
    fires = parts["fires"]
    rows = fires[fires["category"] == "fires_deliberate"]
    rise = usual(rows, 2025) / usual(rows, 2021, 2022, 2023, 2024)
    assert rise == pytest.approx(truths.MORE_DELIBERATE_FIRES.factor, rel=0.25)
    others = fires[fires["category"] == "fires_other"]
    assert usual(others, 2025) / usual(others, 2021, 2022, 2023, 2024) == pytest.approx(1, abs=0.2)


def test_dog_fouling_falls_within_a_year(parts: dict[str, pd.DataFrame]) -> None:
    rows = parts["environmental-problems"]
    dogs = rows[rows["category"] == "dog_fouling"]
    after = count(dogs, Period(month(2025, 10), month(2026, 9)))
    fall = after / usual(dogs, 2021, 2022, 2023)
    assert fall == pytest.approx(truths.LESS_DOG_FOULING.factor, rel=0.15)


def monthly(parts: dict[str, pd.DataFrame], category: str) -> pd.Series:
    """Return the district's count of every month, 0 where there is none."""
    rows = pd.concat([parts["fires"], parts["environmental-problems"]])
    months = pd.DatetimeIndex([pd.Timestamp(when) for when in truths.PERIOD])
    rows = rows[rows["category"] == category]
    found = pd.to_datetime(rows["month"]).value_counts()
    return found.reindex(months, fill_value=0)


def promised(built: Path, target_id: str) -> tuple[float, float]:
    """Return a target's baseline and limit."""
    row = pd.read_csv(built / "targets.csv").set_index("target_id").loc[target_id]
    return float(row["baseline"]), float(row["target"])


def year_end(counts: pd.Series, category: str) -> float:
    """Return what the running year comes to if it goes on as planted."""
    rest = [when for when in financial_year(2026) if when not in truths.PERIOD]
    done = float(counts["2026-04":"2026-09"].sum())
    return done + sum(reports.expected_count(when, category) for when in rest)


@pytest.mark.parametrize(
    ("name", "category"), [("fires", "fires_deliberate"), ("dog-fouling", "dog_fouling")]
)
def test_baselines_are_what_the_files_hold_of_the_year_before(
    parts: dict[str, pd.DataFrame], built: Path, name: str, category: str
) -> None:
    counts = monthly(parts, category)
    assert promised(built, f"{name}-2025-26")[0] == counts["2024-04":"2025-03"].sum()
    assert promised(built, f"{name}-2026-27")[0] == counts["2025-04":"2026-03"].sum()


def test_the_target_on_fires_is_on_course(parts: dict[str, pd.DataFrame], built: Path) -> None:
    baseline, goal = promised(built, truths.FIRES_TARGET_ON_COURSE)
    counts = monthly(parts, "fires_deliberate")
    a_year = sum(reports.expected_count(m, "fires_deliberate") for m in financial_year(2025))
    assert baseline > a_year + sqrt(a_year)
    assert year_end(counts, "fires_deliberate") < goal
    assert forecast(counts, financial_year(2026)).chance(goal) >= 0.8


def test_the_target_on_dog_fouling_is_open(parts: dict[str, pd.DataFrame], built: Path) -> None:
    _, goal = promised(built, truths.FOULING_TARGET_LEFT_OPEN)
    counts = monthly(parts, "dog_fouling")
    assert year_end(counts, "dog_fouling") == pytest.approx(goal, abs=sqrt(goal))
    assert 0.2 < forecast(counts, financial_year(2026)).chance(goal) < 0.8


def test_the_step_and_the_fall_settled_the_closed_year(
    parts: dict[str, pd.DataFrame], built: Path
) -> None:
    fires, fouling = (
        monthly(parts, category)["2025-04":"2026-03"].sum()
        for category in ("fires_deliberate", "dog_fouling")
    )
    _, most = promised(built, truths.FIRES_TARGET_MISSED)
    assert fires > most + 3 * sqrt(most)
    _, most = promised(built, truths.FOULING_TARGET_MET)
    assert fouling < most - 3 * sqrt(most)


def close_pairs(rows: pd.DataFrame) -> int:
    """Pairs within 200 m and 14 days."""
    x, y = (axis.to_numpy() for axis in km(rows))
    days = pd.to_datetime(rows["occurred"]).to_numpy().astype("datetime64[D]").astype(int)
    found = 0
    for one, other in combinations(range(len(rows)), 2):
        if abs(days[one] - days[other]) <= 14:
            found += (x[one] - x[other]) ** 2 + (y[one] - y[other]) ** 2 <= 0.2**2
    return found


def test_reports_repeat_near_each_other_in_one_ward_far_beyond_chance(
    parts: dict[str, pd.DataFrame],
) -> None:
    asb = parts["anti-social-behaviour-reports"]
    asb = asb[asb["month"].isin(list(financial_year(2025))) & asb["longitude"].notna()]
    x0, y0 = to_km(-2.0, 52.99)
    x, y = km(asb)
    there = asb[(x - x0) ** 2 + (y - y0) ** 2 < 2.5**2]
    shuffled = there.assign(occurred=there["occurred"].sample(frac=1, random_state=1).to_numpy())
    assert close_pairs(there) > 2.5 * close_pairs(shuffled) > 0
