"""Rebases: only with a reason, only growing, and loadable as dated events."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from moorlands_dash.extracts import events
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.rebases import RebaseError, rebase, recorded, take_back
from moorlands_dash.store.record_export import export_records

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
WHY = "The police record this in another way from July"


def kept(home: Path, month: date = date(2024, 7, 1), **more: str) -> str:
    made = rebase(month, WHY, home, category="burglary", area_code="E05007055", now=NOW, **more)
    return made.annotation_id


def exported(home: Path) -> Path:
    export_records(home, home / "export")
    return home / "export" / "annotations.csv"


def test_a_rebase_is_a_dated_event_with_its_reason(tmp_path: Path) -> None:
    assert kept(tmp_path) == "rebase-0001"
    assert exported(tmp_path).read_text() == (
        "annotation_id,date,kind,title,category,area_code,note,source,recorded_at,snapshot,by,"
        "partnership\n"
        f"rebase-0001,2024-07-01,rebase,{WHY},burglary,E05007055,,"
        "Recorded in the dashboard at 18:30 UTC on 24/11/2026,2026-11-24T18:30:00Z,,,\n"
    )
    row = recorded(tmp_path).iloc[0]
    assert (row["date"].date(), row["title"]) == (date(2024, 7, 1), WHY)


def test_the_file_is_an_extract_that_can_be_loaded(tmp_path: Path) -> None:
    kept(tmp_path)
    rebase(date(2025, 1, 1), "=1+1 is not a reason but text", tmp_path, now=NOW)
    path = exported(tmp_path)
    source = SourceFile(path, path.name, "0" * 64, path.stat().st_size)
    judged = events.read(source, tmp_path / "part.parquet", load_settings())
    assert judged.quarantine == []
    assert judged.rows_in == 2


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Write the reason"),
        (" \n new  ", "Write the reason"),
        ("x" * 501, "501 characters"),
        ("PC Brown told us to begin anew", "the name of a person"),
    ],
)
def test_without_a_reason_nothing_begins_anew(tmp_path: Path, reason: str, said: str) -> None:
    with pytest.raises(RebaseError, match=said):
        rebase(date(2024, 7, 1), reason, tmp_path)
    assert recorded(tmp_path).empty


def test_the_same_chart_begins_anew_once_a_month(tmp_path: Path) -> None:
    kept(tmp_path)
    with pytest.raises(RebaseError, match="July 2024 already"):
        kept(tmp_path)
    rebase(date(2024, 7, 1), WHY, tmp_path, category="drugs", now=NOW)
    assert len(recorded(tmp_path)) == 2


def test_what_is_taken_back_no_longer_holds_and_its_line_stays(tmp_path: Path) -> None:
    known = kept(tmp_path)
    before = exported(tmp_path).read_bytes()
    take_back(known, "It turned out to be a mistake", tmp_path, now=NOW)
    assert exported(tmp_path).read_bytes().startswith(before)
    assert recorded(tmp_path).empty
    with pytest.raises(RebaseError, match="no rebase"):
        take_back(known, "It turned out to be a mistake", tmp_path, now=NOW)
    assert kept(tmp_path) == "rebase-0002"
