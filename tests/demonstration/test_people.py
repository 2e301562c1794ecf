"""What is planted in the demonstration's counts of people, and what a naive reading makes of it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from statsmodels.stats.proportion import test_proportions_2indep as two_shares

from demonstration import directory, people
from demonstration import people_truths as planted
from demonstration.draws import Draws
from moorlands_dash.extracts.people import is_person
from moorlands_dash.extracts.people_periods import read_period
from moorlands_dash.measures.people.cohorts import beside, same_mix_share
from moorlands_dash.periods import Period


@pytest.fixture(scope="module")
def rows(built: Path) -> pd.DataFrame:
    frame = pd.read_csv(built / "people.csv", dtype={"group": "str"}, keep_default_na=False)
    periods = [read_period(text) for text in frame["period"]]
    assert all(isinstance(period, Period) for period in periods)
    starts = pd.to_datetime([period.start for period in periods if isinstance(period, Period)])
    return frame.assign(start=starts)


def cohort(rows: pd.DataFrame, start: str) -> pd.DataFrame:
    own = rows[(rows["measure"] == "offenders_reoffended") & (rows["start"] == start)]
    return own.set_index("group")[["count", "of"]].astype(int).sort_index()


def test_reoffending_rises_only_because_others_came_in(rows: pd.DataFrame) -> None:
    now, before = cohort(rows, "2026-07-01"), cohort(rows, "2025-07-01")
    assert now.loc["higher", "of"] > 1.8 * before.loc["higher", "of"]
    whole = [frame.sum() for frame in (now, before)]
    naive = two_shares(*(int(n) for part in whole for n in part), method="score")
    assert naive.pvalue < 0.05
    groups = now.join(before.add_suffix("_before"))
    fair = beside(*((int(part["count"]), int(part["of"])) for part in whole), groups)
    assert fair.p_value > 0.3
    came, rose = same_mix_share(groups) - fair.share_before, fair.share - fair.share_before
    assert came > 0.7 * rose > 0.07


def test_in_either_group_as_many_reoffend_as_before(rows: pd.DataFrame) -> None:
    own = rows[rows["measure"] == "offenders_reoffended"].astype({"of": int})
    for group, share in planted.REOFFEND.items():
        of_group = own[own["group"] == group]
        after = of_group["start"] >= pd.Timestamp(planted.INTAKE)
        for part in (of_group[after], of_group[~after]):
            assert part["count"].sum() / part["of"].sum() == pytest.approx(share, abs=0.04)


def test_whoever_adds_repeat_victims_counts_the_same_people_twice() -> None:
    asb, crime, both = people.repeat_victims(Draws(1))
    assert 0 < both < min(asb, crime)
    assert asb + crime - both < 0.85 * (asb + crime)


def test_referrals_and_support_change_in_truth(rows: pd.DataFrame) -> None:
    referrals = rows[rows["measure"] == "abuse_referrals"]
    later = referrals["start"] >= pd.Timestamp(planted.REFERRALS_FROM)
    ratio = referrals.loc[later, "count"].mean() / referrals.loc[~later, "count"].mean()
    assert ratio == pytest.approx(planted.MORE_REFERRALS, abs=0.25)
    support = rows[rows["measure"] == "victims_supported"].astype({"of": int})
    later = support["start"] >= pd.Timestamp(planted.SUPPORT_FROM)
    for part, share in (
        (~later, planted.SUPPORT_BEFORE),
        (later, planted.SUPPORT_AFTER),
    ):
        held = support[part]
        assert held["count"].sum() / held["of"].sum() == pytest.approx(share, abs=0.02)


def test_visits_of_the_wards_make_the_districts(rows: pd.DataFrame) -> None:
    visits = rows[rows["measure"] == "home_safety_visits"]
    district = visits["area_code"] == "E07000198"
    wards = visits[~district].groupby("start")["count"].sum()
    assert visits[district].set_index("start")["count"].to_dict() == wards.to_dict()


def test_the_directory_names_organisations_and_offices_alone() -> None:
    names = [row[0] for row in directory.ROWS]
    assert len(names) == len(set(names))
    assert not any(is_person(name, names) for name in names)
    for row in directory.ROWS:
        assert not row[5] or row[5].endswith("@moorlands.example")
        assert row[9], row[0]


def test_authorities_of_2010_that_are_no_more_have_an_end_and_a_successor() -> None:
    ended = {row[0]: (row[7], row[8]) for row in directory.ROWS if row[7]}
    assert ended["NHS North Staffordshire"][0] == "2013-03-31"
    assert ended["Staffordshire Police Authority"][0] == "2012-11-21"
    known = {row[0] for row in directory.ROWS}
    assert all(then in known for _, then in ended.values())
