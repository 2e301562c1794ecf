"""Meetings: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts import meetings
from tests.contracts.twins import Layout

GOOD = {
    "meeting_id": "strategy-2026-02",
    "date": "2026-02-11",
    "group": "Strategy",
    "title": "Strategy Group",
    "note": "",
    "status": "planned",
}
LAYOUT = Layout(meetings, GOOD, "meeting_id")


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(tmp_path, GOOD)
    assert judged.quarantine == []
    assert rows.loc[0, ["date", "group"]].tolist() == [date(2026, 2, 11), "strategy"]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("meeting_id", "11 February", "letters, digits"),
        ("date", "11/02/2026", "two different days"),
        ("date", "2026-02-30", "calendar"),
        ("group", "chess", "strategy, fortnightly or public"),
        ("status", "moved", "planned, held or cancelled"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in LAYOUT.broken(tmp_path, column, value)


@pytest.mark.parametrize(
    ("written", "status"),
    [("Cancelled", "cancelled"), ("canceled", "cancelled"), ("held", "held"), ("", "")],
)
def test_a_meeting_may_say_what_became_of_it(tmp_path: Path, written: str, status: str) -> None:
    _, rows = LAYOUT.read(tmp_path, GOOD | {"status": written})
    assert rows["status"].tolist() == [status]


def test_a_meeting_id_is_used_once(tmp_path: Path) -> None:
    judged, _ = LAYOUT.read(tmp_path, GOOD, GOOD)
    assert [(q.line, q.column) for q in judged.quarantine] == [(3, "meeting_id")]


@pytest.mark.parametrize("title", ["Public meeting CANCELLED", "Postponed: Strategy Group"])
def test_words_that_say_it_was_not_held_are_pointed_out(tmp_path: Path, title: str) -> None:
    told, _ = LAYOUT.read(tmp_path, GOOD | {"title": title, "status": ""})
    assert "strategy-2026-02 says that the meeting was not held" in told.notices[0]
    for other in ({"title": title, "status": "cancelled"}, {"status": ""}):
        judged, _ = LAYOUT.read(tmp_path, GOOD | other)
        assert judged.notices == []


@pytest.mark.parametrize(
    "note", ["did not take place", "Didn’t go ahead", "inquorate", "stood down at short notice"]
)
def test_a_meeting_that_was_not_held_by_its_note_is_told(tmp_path: Path, note: str) -> None:
    judged, _ = LAYOUT.read(tmp_path, GOOD | {"note": note, "status": ""})
    assert any("was not held" in said for said in judged.notices)
    kept, _ = LAYOUT.read(tmp_path, GOOD | {"note": "took place as planned", "status": ""})
    assert not any("was not held" in said for said in kept.notices)
