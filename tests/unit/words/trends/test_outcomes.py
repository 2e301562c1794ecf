"""Outcomes in words never say more than the crimes that are old enough bear."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.trends.outcomes import (
    against_before,
    judged_crimes,
    outcome_shares,
    ward_actions,
)
from moorlands_dash.periods import Period
from moorlands_dash.words.trends.outcomes import (
    age_notes,
    newer_sentence,
    no_crimes,
    notes,
    offences_alt,
    sentence_of,
    wards_sentence,
)

OLD, NEW = date(2026, 2, 1), date(2026, 8, 1)
FEBRUARY = Period(OLD, OLD)
CHARGE, NONE = "Suspect charged", "Investigation complete; no suspect identified"


def shares(*groups: tuple[date, str, int]) -> pd.DataFrame:
    rows = [(month, outcome) for month, outcome, number in groups for _ in range(number)]
    frame = pd.DataFrame(rows, columns=["month", "outcome"]).assign(extract="a", group="crime")
    return outcome_shares(judged_crimes(frame, {"a": date(2026, 9, 1)}, 6))


def test_shares_come_with_their_intervals_and_what_is_too_new_is_counted() -> None:
    now = shares((OLD, CHARGE, 10), (OLD, NONE, 90), (NEW, NONE, 7))
    said = sentence_of(against_before(now, now.head(0)), "Burglary in Alton", FEBRUARY)
    assert said == (
        "Burglary in Alton: of 100 crimes in February 2026 that are old enough to say, 10% (5.5% "
        "to 17%) led to a charge or summons and 0% (0% to 3.7%) were dealt with out of court. Most "
        "of the others: no suspect identified (90%). 7 more crimes of these months: too new to say."
    )


def test_few_are_told_as_numbers_and_none_as_none() -> None:
    few = against_before(shares((OLD, CHARGE, 1), (OLD, NONE, 3)), shares())
    said = sentence_of(few, "Burglary", FEBRUARY)
    assert "1 led to a charge or summons and none were dealt with out of court" in said
    assert "%" not in said


def test_where_all_are_too_new_nothing_is_told() -> None:
    said = sentence_of(shares((NEW, CHARGE, 40)), "Burglary", Period(NEW, NEW))
    assert said == (
        "Burglary: cannot tell what became of 40 crimes in August 2026. They are too new to say."
    )


def test_a_clear_change_names_what_it_was() -> None:
    now, before = (shares((OLD, CHARGE, number), (OLD, NONE, 400 - number)) for number in (40, 80))
    said = sentence_of(against_before(now, before), "Burglary", FEBRUARY)
    assert "fewer charged or summonsed (20% then)" in said
    assert "more no suspect identified (80% then)" in said
    same = sentence_of(against_before(now, now), "Burglary", FEBRUARY)
    assert same.endswith("No share differs clearly from the same months a year before.")
    (note,) = age_notes(against_before(now, now), False)
    assert "the year before has had twelve months longer" in note
    assert age_notes(against_before(now, now.head(0)), False) == []
    (exact,) = age_notes(against_before(now, now), True)
    assert "as it stood at the same age" in exact


def test_months_that_follow_and_are_too_new_are_named() -> None:
    months = list(Period(OLD, NEW))
    assert newer_sentence(FEBRUARY, OLD, months) == (
        " Crimes from March to August 2026 are too new to say."
    )
    assert newer_sentence(FEBRUARY, NEW, months) == ""
    assert newer_sentence(FEBRUARY, None, months) == ""
    assert newer_sentence(FEBRUARY, OLD, [OLD]) == ""


def test_wards_are_named_with_what_their_mix_leads_to_expect() -> None:
    parts = [
        pd.DataFrame({"kind": ["charged"] * acted + ["no suspect"] * (200 - acted)}).assign(
            ward_code=ward, ward_name=ward, category="burglary", settled=True
        )
        for ward, acted in (("Alton", 40), ("Dane", 10))
    ]
    frame = ward_actions(pd.concat(parts)).assign(ward_name=lambda found: found["ward_code"])
    said = wards_sentence(frame, "Burglary", FEBRUARY)
    assert "Alton (40 of 200; its mix of offences would have 25)" in said
    assert "Dane (10 of 200; its mix of offences would have 25)" in said
    few = wards_sentence(frame.assign(verdict="too few to say"), "Burglary", FEBRUARY)
    assert "too few crimes are old enough to say" in few


def test_notes_say_from_which_age_and_what_is_not_known() -> None:
    told = notes(6, OLD, ["Sent to the moon"], ["a.csv", "b.csv"])
    assert "6 months beyond the crime" in told[0]
    assert told[1].startswith("Crimes from March 2026 on are too new to say.")
    assert "Sent to the moon" in told[2]
    assert told[3].startswith("2 files came without an archive")
    assert len(notes(6, None, [], [])) == 1
    assert no_crimes("Deliberate fires").startswith("Deliberate fires: only crimes of the police's")


def test_the_bars_of_each_offence_are_told_in_words() -> None:
    rows = [("burglary", "charged", 3, 40), ("burglary", "no suspect", 30, 40),
            ("robbery", "charged", 0, 0)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["category", "kind", "count", "told"])
    assert offences_alt(frame) == "Charged or summonsed, offence by offence: Burglary 3 of 40."
