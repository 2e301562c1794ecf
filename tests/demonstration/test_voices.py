"""What is planted in what people say, and that a naive reading gets it wrong."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import demonstration as demo
from demonstration import truths_of_voices as truths
from demonstration.places import WARDS
from demonstration.voices import GROUPS, QUESTION, TAKE_PART, answers_by_ward
from moorlands_dash.concerns import find_concern
from moorlands_dash.measures.plan.perception import area_shares
from moorlands_dash.measures.plan.surveys import share_difference

NAMES = {ward.code: ward.name for ward in WARDS}


@pytest.fixture(scope="module")
def issues(built: Path) -> pd.DataFrame:
    found = pd.read_csv(built / demo.ISSUES)
    return found.assign(ward=found["area_code"].map(NAMES))


@pytest.fixture(scope="module")
def asked(built: Path) -> pd.DataFrame:
    found = pd.read_csv(built / demo.VOICES)
    found = found[found["indicator"] == QUESTION]
    return found.assign(ward=found["area_code"].map(NAMES)).set_index("ward")


def test_every_ward_was_asked_once(asked: pd.DataFrame) -> None:
    assert sorted(asked.index) == sorted(NAMES.values())
    assert {ward: tuple(row) for ward, row in asked[["numerator", "denominator"]].iterrows()} == (
        answers_by_ward()
    )


def test_the_highest_shares_as_counted_are_of_the_fewest_answers(asked: pd.DataFrame) -> None:
    naive = (asked["numerator"] / asked["denominator"]).sort_values(ascending=False)
    assert list(naive.index[:2]) == list(truths.FEW_ANSWERS)
    told = area_shares(asked, design_effect=1.0, thin_below=100, hide_below=10)
    assert told["share"].idxmax() not in truths.FEW_ANSWERS
    assert told.loc["Bagnall and Stanley", "how"] == "too few"
    assert told.loc["Manifold", "how"] == "pooled" and told.loc["Manifold", "said_side"] == 0
    # Where many say so in truth, it is told.
    assert told.loc[["Cellarhead", "Biddulph West"], "said_side"].tolist() == [1, 1]
    assert told.loc["Leek East", "said_side"] == -1


def test_who_shouts_most_is_a_handful(issues: pd.DataFrame) -> None:
    wards = issues.groupby("ward")["raised"].agg(["size", "sum"])
    assert wards["size"].idxmax() == truths.SHOUTS_MOST
    assert wards.loc[truths.SHOUTS_MOST, "size"] > wards["size"].sum() / 2
    by_people = wards["sum"].rank(ascending=False)
    assert by_people[truths.SHOUTS_MOST] > 3


def test_the_theme_that_most_raised_is_roads_and_each_word_tells_its_theme(
    issues: pd.DataFrame,
) -> None:
    themes = issues["theme"].map(find_concern)
    assert themes.ne("").all()
    assert issues.groupby(themes)["raised"].sum().idxmax() == truths.MOST_RAISED


def test_more_take_part_and_it_may_be_chance() -> None:
    (_, said, people), (_, said_now, people_now) = TAKE_PART
    assert said_now / people_now > said / people + 0.02
    assert share_difference(said_now, people_now, said, people)[3] > 0.2
    assert GROUPS[1][1] > GROUPS[0][1]
