"""What was raised at a public meeting: recorded, answered, taken back; never a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.store.journal import ConflictError
from moorlands_dash.store.raised import (
    JOURNAL,
    Raised,
    RaisedError,
    answer,
    raised,
    record,
    take_back,
)
from moorlands_dash.store.record_export import export_records

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 10, 2, 9, 0, 0, tzinfo=UTC)
LORRIES = Raised(
    "public-2026-10-01",
    date(2026, 10, 1),
    "roads",
    "E05007051",
    "Lorries through the town at night",
    24,
    "20261002-1",
)
NAMES = ("Cheadle West", "Leek North", "Highways")


def test_what_was_raised_stands_with_its_newest_answer(tmp_path: Path) -> None:
    made = record(LORRIES, tmp_path, names=NAMES, now=NOW)
    assert made == replace(LORRIES, raised_id="I0001", recorded_at=NOW)
    assert raised(tmp_path)["entry"].tolist() == ["raised"]
    answer("I0001", "A weight limit is being looked at", "s", tmp_path, now=NOW)
    answer("I0001", "A weight limit begins in March 2027", "s", tmp_path, now=NOW)
    row = raised(tmp_path).iloc[0]
    assert (row["entry"], row["answer"]) == ("answered", "A weight limit begins in March 2027")
    assert row["raised"] == 24
    assert len(JOURNAL.pages(tmp_path).entries) == 3


def test_taken_back_it_is_told_of_no_more_and_stays_in_the_record(tmp_path: Path) -> None:
    record(LORRIES, tmp_path, now=NOW)
    take_back("I0001", "s", tmp_path, now=NOW)
    assert raised(tmp_path).empty
    assert [entry.entry for entry in JOURNAL.pages(tmp_path).entries] == ["raised", "taken back"]
    with pytest.raises(RaisedError, match="No issue 'I0001'"):
        answer("I0001", "Too late for that", "s", tmp_path)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"issue": "Mr Brown parks on the green"}, "name of a person"),
        ({"issue": "Gary Entwhistle parks on the green"}, "a person's name"),
        ({"issue": "Noise from 12 Mill Street"}, "an address"),
        ({"issue": "no"}, "too little"),
        ({"theme": "chess"}, "no theme"),
        ({"raised": 0}, "how many people raised it"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_words(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(RaisedError, match=said):
        record(replace(LORRIES, **change), tmp_path, names=NAMES)  # type: ignore[arg-type]
    assert JOURNAL.pages(tmp_path).entries == ()


def test_an_answer_names_nobody_either(tmp_path: Path) -> None:
    record(LORRIES, tmp_path, now=NOW)
    with pytest.raises(RaisedError, match="The answer seems to"):
        answer("I0001", "Ask Cllr Smith about it", "s", tmp_path)


def test_the_same_twice_and_an_answer_unseen_are_told(tmp_path: Path) -> None:
    record(LORRIES, tmp_path, now=NOW)
    with pytest.raises(RaisedError, match="recorded already, as I0001"):
        record(replace(LORRIES, raised=3), tmp_path)
    answer("I0001", "We are looking at it", "s", tmp_path, seen=1)
    with pytest.raises(ConflictError, match="I0001 was recorded as answered meanwhile"):
        answer("I0001", "We will not look at it", "s", tmp_path, seen=1)


def test_it_is_exported_as_csv(tmp_path: Path) -> None:
    record(LORRIES, tmp_path, now=NOW)
    (written,) = export_records(tmp_path, tmp_path / "out")
    assert written.name == "issues-raised.csv"
    assert "Lorries through the town at night" in written.read_text(encoding="utf-8")
