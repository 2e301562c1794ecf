"""Dated events: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts import events
from tests.contracts.twins import Layout

GOOD = {
    "annotation_id": "leek-cctv",
    "date": "2025-11-24",
    "kind": "Event",
    "title": "New cameras in Leek",
    "category": "Burglary",
    "area_code": "E05007055",
    "note": "",
    "source": "Moorlands Together",
    "status": "",
    "document": "",
}
LAYOUT = Layout(events, GOOD, "annotation_id")


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(
        tmp_path, GOOD, GOOD | {"annotation_id": "b", "kind": "recording_change"}
    )
    assert judged.quarantine == []
    assert rows["kind"].tolist() == ["event", "recording change"]
    assert rows.loc[0, ["date", "category"]].tolist() == [date(2025, 11, 24), "burglary"]


def test_a_month_is_its_first_day_and_blank_bears_on_all(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(
        tmp_path,
        GOOD | {"date": "2025-04", "category": "", "area_code": ""},
        GOOD | {"annotation_id": "b", "category": "all"},
    )
    assert judged.quarantine == []
    assert rows.loc[0, "date"] == date(2025, 4, 1)
    assert rows["category"].isna().all()
    assert rows["area_code"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("annotation_id", "", "letters, digits"),
        ("date", "04/11/2025", "two different days"),
        ("date", "2025-13", "calendar"),
        (
            "kind",
            "rumour",
            "event, recording change, data note, rebase, strategic assessment or plan",
        ),
        ("status", "lost", "planned, postponed, cancelled, adopted or"),
        ("title", "", "blank"),
        ("category", "wolves", "not a category"),
        ("category", "?", "not a category"),
        ("area_code", "Leek", "ONS code"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in LAYOUT.broken(tmp_path, column, value)


def test_an_annotation_id_is_used_once(tmp_path: Path) -> None:
    judged, _ = LAYOUT.read(tmp_path, GOOD, GOOD)
    assert [(q.line, q.column) for q in judged.quarantine] == [(3, "annotation_id")]


SUMMARY = GOOD | {
    "kind": "Plan summary", "title": "Summary for 2026/27", "category": "", "status": "Published",
    "document": "summary-2026-27.pdf",
}  # fmt: skip


def test_a_paper_that_was_drawn_up_has_its_status(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(
        tmp_path,
        SUMMARY,
        SUMMARY | {"annotation_id": "b", "kind": "strategic-assessment", "status": "canceled"},
    )
    assert judged.quarantine == []
    assert rows["kind"].tolist() == ["plan summary", "strategic assessment"]
    assert rows["status"].tolist() == ["published", "cancelled"]


@pytest.mark.parametrize(
    ("given", "column", "words"),
    [
        ({"status": ""}, "status", "needs its status"),
        ({"kind": "strategic assessment", "status": ""}, "status", "needs its status"),
        ({"document": ""}, "document", "needs its document"),
    ],
)
def test_a_paper_without_its_state_is_quarantined(
    tmp_path: Path, given: dict[str, str], column: str, words: str
) -> None:
    judged, _ = LAYOUT.read(tmp_path, SUMMARY | given)
    assert [(q.line, q.column) for q in judged.quarantine] == [(2, column)]
    assert words in judged.quarantine[0].reason
