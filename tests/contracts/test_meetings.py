"""Meetings: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import meetings, recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

GOOD = {
    "meeting_id": "strategy-2026-02",
    "date": "2026-02-11",
    "group": "Strategy",
    "title": "Strategy Group",
    "note": "",
}


def read(folder: Path, *rows: dict[str, str]) -> tuple[Judged, pd.DataFrame]:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path, out = folder / "meetings.csv", folder / "part.parquet"
    path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return meetings.read(source, out, load_settings()), pd.read_parquet(out)


def broken(folder: Path, column: str, value: str, **more: str) -> str:
    judged, rows = read(folder, GOOD, GOOD | {"meeting_id": "twin", column: value} | more)
    assert (judged.rows_in, judged.rows_accepted, len(rows)) == (2, 1, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, value)
    return bad.reason


@pytest.mark.parametrize("missing", sorted(set(GOOD) - set(meetings.OPTIONAL)))
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, {k: v for k, v in GOOD.items() if k != missing})
    assert refused.value.column == missing


def test_optional_columns_may_be_absent(tmp_path: Path) -> None:
    judged, _ = read(tmp_path, {k: v for k, v in GOOD.items() if k not in meetings.OPTIONAL})
    assert (judged.kind, judged.rows_accepted) == ("meetings", 1)


def test_a_column_of_personal_data_is_refused_on_recognition(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text(",".join([*GOOD, "Email"]) + "\n", encoding="utf-8")
    with pytest.raises(Refusal, match="personal data"):
        recognise.read(SourceFile(path, path.name, "", 1), tmp_path / "part", load_settings())


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = read(tmp_path, GOOD)
    assert judged.quarantine == []
    assert rows.loc[0, ["date", "group"]].tolist() == [date(2026, 2, 11), "strategy"]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("meeting_id", "11 February", "letters, digits"),
        ("date", "11/02/2026", "two different days"),
        ("date", "2026-02-30", "calendar"),
        ("group", "chess", "strategy, fortnightly or public"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in broken(tmp_path, column, value)


def test_a_meeting_id_is_used_once(tmp_path: Path) -> None:
    judged, _ = read(tmp_path, GOOD, GOOD)
    assert [(q.line, q.column) for q in judged.quarantine] == [(3, "meeting_id")]
