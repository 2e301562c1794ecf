"""Worry beside the records on a district of three wards that can be counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import ALTON, AREAS, LEEK, OURS, PEOPLE, Covered

Publish = Callable[..., Snapshot]
DANE, EAST = "E05007055"[:-2] + "41", "E05007055"[:-2] + "42"
WAVE = (date(2025, 6, 1), date(2025, 7, 31))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 1))
MONTHS = list(YEAR)
ASKED = "How much of a problem is it?"


def answer(code: str, said: int, asked: int, *wave: date) -> tuple[object, ...]:
    times = wave or WAVE
    return ("asb", "ASB is a problem", code, *times, said, asked, "share", ASKED, "S", "residents")


@pytest.fixture
def loaded(publish: Publish, covered: Covered) -> Snapshot:
    wards = [(DANE, "Dane", "ward", OURS, 90.0), (EAST, "Leek East", "ward", OURS, 4.0)]
    residents = [(DANE, "Dane", 2021, 4000, "Census"), (EAST, "Leek East", 2021, 4000, "Census")]
    # Alton 2 a month among 1,000, Leek West 1 among 4,000, Dane 20 among 4,000, Leek East 5.
    monthly = {ALTON: 2, LEEK: 1, DANE: 20, EAST: 5}
    counts = [
        (code, month, "anti_social_behaviour", number)
        for code, number in monthly.items()
        for month in MONTHS
    ]
    return publish(
        areas=[*AREAS, *wards],
        populations=[*PEOPLE, *residents],
        coverage=covered(YEAR),
        ward_counts=counts,
        indicators=[
            answer(ALTON, 7, 8),
            answer(LEEK, 90, 150),
            answer(DANE, 20, 150),
            answer(EAST, 45, 150),
            # An earlier wave, and the whole district's, stand for nothing here.
            answer(LEEK, 1, 150, date(2024, 6, 1), date(2024, 7, 31)),
            answer(OURS, 200, 500),
            ("happy", "Satisfied", LEEK, *WAVE, 90, 100, "share", "Satisfied?", "S", "residents"),
        ],
    )


def test_each_area_stands_in_its_corner(loaded: Snapshot, settings: Settings) -> None:
    table = tables.build("perception", loaded, settings, Selection())
    frame = table.frame.set_index("area_name")
    assert frame["corner"].to_dict() == {
        "Alton": "cannot tell",
        "Leek West": "worried and low",
        "Dane": "not worried and high",
        "Leek East": "in between",
    }
    assert frame["share_all"].iloc[0] == pytest.approx(162 / 458)
    # Eight answered in Alton: no per cent, though seven of them said so.
    assert frame.loc["Alton", ["share", "numerator"]].isna().all()
    assert "too few to give a share" in frame.loc["Alton", "words"]
    assert frame.loc["Dane", "rate_per_1000"] == pytest.approx(60)
    assert "Leek West: worried and low" in table.sentence


def test_four_areas_are_too_few_to_say_whether_worry_follows(
    loaded: Snapshot, settings: Settings
) -> None:
    (row,) = tables.build("perception-agreement", loaded, settings, Selection()).frame.to_dict(
        "records"
    )
    assert (row["areas"], row["verdict"]) == (3, "cannot tell")
    assert "too few to say whether worry follows them" in row["words"]


def test_the_public_has_the_same_but_of_what_is_withheld(
    loaded: Snapshot, settings: Settings
) -> None:
    public = loaded.guarded(())
    mine = tables.build("perception", loaded, settings, Selection()).frame
    theirs = tables.build("perception", public, settings, Selection()).frame
    pd.testing.assert_frame_equal(mine, theirs)
    kept = loaded.guarded(("anti_social_behaviour",))
    assert tables.build("perception", kept, settings, Selection()).frame.empty


def test_without_a_survey_by_area_it_says_so(publish: Publish, settings: Settings) -> None:
    table = tables.build("perception", publish(), settings, Selection())
    assert table.frame.empty
    assert table.sentence.startswith("No survey of several wards or towns is loaded")
