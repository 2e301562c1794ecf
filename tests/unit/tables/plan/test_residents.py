"""What residents say: shares by hand, few answers hidden, other people's answers left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.words.plan.did import raised_sentence
from tests.opened import built
from tests.unit.tables.conftest import LEEK, OURS

Publish = Callable[..., Snapshot]


def wave(
    year: int,
    said: float,
    asked: float,
    *,
    area: str = OURS,
    unit: str = "share",
    wording: str = "Safe?",
) -> tuple[object, ...]:
    ends = (date(year, 4, 1), date(year, 9, 30))
    return ("safe", "People who feel safe", area, *ends, said, asked, unit, wording, "A survey")


@pytest.fixture
def asked(publish: Publish) -> Snapshot:
    return publish(
        indicators=[
            wave(2023, 100, 400),
            wave(2024, 200, 400, wording="How safe?"),
            wave(2025, 10, 20, wording="How safe?"),
            wave(2025, 50, 90, area=LEEK),
            wave(2025, 7, 90, unit="rate per 1,000"),
        ]
    )


def test_each_wave_by_hand(asked: Snapshot, settings: Settings) -> None:
    table = tables.build("residents", asked, settings, Selection())
    assert table.frame["share"].tolist()[:2] == [0.25, 0.5]
    # Twenty were asked: under 30 a share is not shown.
    assert pd.isna(table.frame["share"].iloc[2])
    # Wilson's interval of 200 in 400.
    row = table.frame.iloc[1]
    assert row["lower_95"] == pytest.approx(0.4513, abs=1e-4)
    assert row["upper_95"] == pytest.approx(0.5487, abs=1e-4)


def test_a_question_put_in_other_words_is_said(asked: Snapshot, settings: Settings) -> None:
    notes = " ".join(tables.build("residents", asked, settings, Selection()).notes)
    assert "April 2024" in notes
    assert "April 2025" not in notes


def test_later_waves_are_not_known_yet(asked: Snapshot, settings: Settings) -> None:
    frame = tables.build("residents", asked, settings, Selection(until="2024-09")).frame
    assert frame["period_end"].dt.year.tolist() == [2023, 2024]
    frame = tables.build("residents", asked, settings, Selection(until="2024-08")).frame
    assert frame["period_end"].dt.year.tolist() == [2023]


def test_whoever_chose_to_answer_stands_apart(demo_home: Path) -> None:
    chosen, sampled = built(demo_home, "responses"), built(demo_home, "residents")
    assert chosen.frame["share"].tolist() == pytest.approx(
        (chosen.frame["numerator"] / chosen.frame["denominator"]).tolist()
    )
    assert not set(chosen.frame["indicator"]) & set(sampled.frame["indicator"])
    assert "not residents" in chosen.sentence


def test_under_ten_answers_are_told_one_by_one(publish: Publish, settings: Settings) -> None:
    rows = [(*wave(2024, 5, 9), "responses"), (*wave(2025, 6, 10), "responses")]
    table = tables.build("responses", publish(indicators=rows), settings, Selection())
    assert table.frame["share"].isna().tolist() == [True, False]
    assert table.frame["numerator"].tolist() == [5, 6]
    assert table.notes[0] == "Under 10 answers no share is given, only how many said so."
    few, enough = map(raised_sentence, table.frame.to_dict("records"))
    assert few.startswith("People who feel safe: 5 of 9 who answered our open consultation")
    assert enough.startswith("People who feel safe: 60% of 10 who answered")


def test_without_a_survey_there_is_nothing(publish: Publish, settings: Settings) -> None:
    for name in ("residents", "responses"):
        table = tables.build(name, publish(), settings, Selection())
        assert table.frame.empty
        assert table.period is None
        assert table.sentence.strip()
