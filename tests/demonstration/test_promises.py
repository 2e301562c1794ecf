from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from demonstration.survey import QUESTIONS
from moorlands_dash.vocabulary import CATEGORY_BY_KEY, TARGET_KINDS, THEME_BY_KEY

PLAN_MEMBERS = {
    "Staffordshire Moorlands District Council",
    "Staffordshire County Council",
    "Staffordshire Police",
    "Staffordshire Fire and Rescue Service",
    "Moorlands Housing",
    "Staffordshire Moorlands Community and Voluntary Services",
}


@pytest.fixture(scope="module")
def targets(built: Path) -> pd.DataFrame:
    return pd.read_csv(built / "targets.csv", parse_dates=["start", "end", "baseline_end"])


def test_each_year_has_every_kind(targets: pd.DataFrame, built: Path) -> None:
    own = pd.read_csv(built / "own-targets.csv")
    for year in ("2025-26", "2026-27"):
        kinds = targets.loc[targets["target_id"].str.endswith(year), "kind"]
        assert len(kinds) == 10
        # Targets to rise are members' own, so that the shared ones stay what they were.
        alone = own.loc[own["target_id"].str.endswith(year), "kind"]
        assert {*kinds, *alone} == set(TARGET_KINDS)


def test_measures_are_known(targets: pd.DataFrame) -> None:
    counted = targets["kind"].isin(["reduce", "no_worse"])
    assert set(targets.loc[counted, "measure"].str.removeprefix("incidents:")) <= set(
        CATEGORY_BY_KEY
    )
    questions = {f"indicator:{question.key}" for question in QUESTIONS}
    assert set(targets.loc[~counted, "measure"]) <= questions
    assert set(targets["theme"]) <= set(THEME_BY_KEY)
    assert targets["target_id"].is_unique


def test_fires_and_dog_fouling_are_to_fall_as_the_plan_says(targets: pd.DataFrame) -> None:
    # "To reduce crime ... and other problems (such as fires or reports of dog mess ...)", page 9.
    rows = targets[targets["theme"].isin(["fires", "environment"])].set_index("target_id")
    assert list(rows.index) == [
        "fires-2025-26",
        "dog-fouling-2025-26",
        "fires-2026-27",
        "dog-fouling-2026-27",
    ]
    assert set(rows["kind"]) == {"reduce"}
    assert set(rows["measure"]) == {"incidents:fires_deliberate", "incidents:dog_fouling"}
    assert (rows["target"] / rows["baseline"]).between(0.94, 0.96).all()


def test_goals_point_the_right_way(targets: pd.DataFrame) -> None:
    kinds = targets.set_index("kind")
    falls = kinds.loc[["reduce", "survey_reduce"]]
    assert (falls["target"] < falls["baseline"]).all()
    rises = kinds.loc[["survey_increase"]]
    assert (rises["target"] > rises["baseline"]).all()
    same = kinds.loc[["no_worse"]]
    assert (same["target"] == same["baseline"]).all()


def test_the_baseline_ends_before_the_year_begins(targets: pd.DataFrame) -> None:
    assert (targets["baseline_end"] < targets["start"]).all()
    assert set(targets["start"].dt.strftime("%Y-%m-%d")) == {"2025-04-01", "2026-04-01"}


def test_owners_are_members_of_the_partnership(targets: pd.DataFrame) -> None:
    assert set(targets["owner"]) <= PLAN_MEMBERS


def test_one_target_is_a_single_wards(targets: pd.DataFrame) -> None:
    wards = targets[targets["area_code"] != "E07000198"]
    assert set(wards["area_code"]) == {"E05007041"}
