"""Sentences on counts of people: cohorts are other people, and points add up."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.people_measures import (
    OVERLAPPING,
    PEOPLE_MEASURE_BY_KEY,
    PEOPLE_MEASURES,
    PEOPLE_THEMES,
    find_people_measure,
    overlapping,
    people_measures_by_theme,
    units,
)
from moorlands_dash.words.people.counts import cohort_words, count_words, grid_row, overlap_notes

SHARE = PEOPLE_MEASURE_BY_KEY["offenders_reoffended"]
ROW = {
    "measure": SHARE.key,
    "from": pd.Timestamp("2026-07-01"),
    "to": pd.Timestamp("2026-09-01"),
    "count": 34,
    "of": 86,
    "share": 34 / 86,
    "lower_95": 0.299,
    "upper_95": 0.501,
    "meaning": "ordinary",
    "before_from": pd.Timestamp("2025-07-01"),
    "before_to": pd.Timestamp("2025-09-01"),
    "share_before": 0.25,
    "same_mix": 0.36,
    "verdict": "no clear change",
}


def test_a_share_says_of_how_many_and_how_sure() -> None:
    assert count_words(ROW, SHARE) == "34 of 86 (40%, between 30% and 50%)"


def test_a_cohort_is_never_set_beside_another_without_saying_that_it_is_other_people() -> None:
    for row in (ROW, ROW | {"same_mix": float("nan")}, ROW | {"verdict": "higher"}):
        assert "These are other people" in cohort_words(row, SHARE)
        assert "of other people" in grid_row(row)["beside"]


def test_who_came_in_and_the_rest_add_up_to_the_difference() -> None:
    said = cohort_words(ROW | {"share": 0.40}, SHARE)
    assert "Who came in moved it by +11.0 points, the rest by +4.0 points" in said


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("higher", "clearly more than theirs"), ("lower", "clearly less than theirs")],
)
def test_a_clear_difference_within_the_groups_is_said(verdict: str, words: str) -> None:
    assert words in cohort_words(ROW | {"verdict": verdict}, SHARE)


def test_a_plain_count_has_no_cohort() -> None:
    measure = PEOPLE_MEASURE_BY_KEY["abuse_referrals"]
    assert cohort_words(ROW, measure) == ""
    assert count_words({"count": 1}, measure) == "1 referral"


def test_overlaps_are_told_once_and_only_of_what_is_loaded() -> None:
    keys = {"asb_repeat_victims", "crime_repeat_victims"}
    (said,) = overlap_notes(keys)
    assert "never added" in said
    assert overlap_notes({"asb_repeat_victims"}) == []


def test_every_measure_is_declared_whole_and_has_a_theme_that_is_known() -> None:
    keys = [measure.key for measure in PEOPLE_MEASURES]
    assert len(keys) == len(set(keys)) == sum(map(len, people_measures_by_theme().values()))
    for measure in PEOPLE_MEASURES:
        assert measure.theme in PEOPLE_THEMES
        assert bool(measure.of) == bool(measure.short)
        assert bool(measure.why) == (measure.better == 0)
        assert measure.of_measure in {"", *keys}
        assert find_people_measure(measure.target_measure) is measure


def test_overlaps_name_measures_and_hold_both_ways() -> None:
    for one, other in OVERLAPPING:
        assert other in overlapping(one)
        assert one in overlapping(other)
        assert {one, other} <= set(PEOPLE_MEASURE_BY_KEY)


def test_a_name_that_is_close_is_offered() -> None:
    with pytest.raises(ValueError, match="Did you mean Victims who took up support"):
        find_people_measure("victims took up support")


def test_the_words_for_several_are_english() -> None:
    told = {units(measure) for measure in PEOPLE_MEASURES}
    assert {"people", "young people", "victims", "referrals"} <= told
    assert "persons" not in told
