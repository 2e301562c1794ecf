"""Actions: a broken twin of a good row for each rule."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import actions, recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

GOOD = {
    "action_id": "leek-cctv",
    "title": "Cameras in Leek",
    "theme": "Damage",
    "target_id": "damage-2025",
    "area_code": "E05007055",
    "owner": "Staffordshire Police",
    "start": "2025-05-01",
    "due": "2025-11-30",
    "status": "Under way",
    "progress": "30%",
    "cost": "£26,000",
    "funder": "Staffordshire County Council",
    "note": "",
    "updated": "2025-06-10",
}


def read(folder: Path, *rows: dict[str, str]) -> tuple[Judged, pd.DataFrame]:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path, out = folder / "actions.csv", folder / "part.parquet"
    path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return actions.read(source, out, load_settings()), pd.read_parquet(out)


def broken(folder: Path, column: str, value: str, **more: str) -> str:
    judged, rows = read(folder, GOOD, GOOD | {"action_id": "twin", column: value} | more)
    assert (judged.rows_in, judged.rows_accepted, len(rows)) == (2, 1, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, value)
    return bad.reason


@pytest.mark.parametrize("missing", sorted(set(GOOD) - set(actions.OPTIONAL)))
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, {k: v for k, v in GOOD.items() if k != missing})
    assert refused.value.column == missing


def test_optional_columns_may_be_absent(tmp_path: Path) -> None:
    judged, _ = read(tmp_path, {k: v for k, v in GOOD.items() if k not in actions.OPTIONAL})
    assert (judged.kind, judged.rows_accepted) == ("actions", 1)


def test_a_column_of_personal_data_is_refused_on_recognition(tmp_path: Path) -> None:
    path = tmp_path / "any.csv"
    path.write_text(",".join([*GOOD, "Email"]) + "\n", encoding="utf-8")
    with pytest.raises(Refusal, match="personal data"):
        recognise.read(SourceFile(path, path.name, "", 1), tmp_path / "part", load_settings())


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = read(tmp_path, GOOD)
    assert judged.quarantine == []
    row = rows.iloc[0]
    assert (row["status"], row["progress"], row["cost"]) == ("under way", 30.0, 26_000.0)
    assert (row["start"], row["due"], row["updated"]) == (
        date(2025, 5, 1),
        date(2025, 11, 30),
        date(2025, 6, 10),
    )


def test_what_is_blank_is_not_nought(tmp_path: Path) -> None:
    blank = {"progress": "", "cost": "", "target_id": "", "area_code": ""}
    judged, rows = read(
        tmp_path,
        GOOD | blank,
        GOOD | blank | {"action_id": "b", "status": "done"},
        GOOD | blank | {"action_id": "c", "status": "planned"},
    )
    assert judged.quarantine == []
    assert rows["cost"].isna().all()
    assert rows["target_id"].isna().all()
    assert set(rows["area_code"]) == {"E07000198"}
    assert pd.isna(rows.loc[0, "progress"])
    assert rows["progress"].tolist()[1:] == [100.0, 0.0]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("action_id", "leek cctv!", "letters, digits"),
        ("title", "", "blank"),
        ("target_id", "damage 2025", "letters, digits"),
        ("area_code", "Leek", "ONS code"),
        ("owner", "", "blank"),
        ("start", "01/05/2025", "two different days"),
        ("due", "2025-11-31", "calendar"),
        ("due", "2025-04-30", "before it starts"),
        ("updated", "", "calendar"),
        ("status", "finished", "planned, under way, done or stopped"),
        ("progress", "101", "0 to 100"),
        ("progress", "-1", "0 to 100"),
        ("progress", "half", "0 to 100"),
        ("cost", "-5", "pounds"),
        ("cost", "a lot", "pounds"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in broken(tmp_path, column, value)


def test_progress_fits_the_status(tmp_path: Path) -> None:
    assert "under 100" in broken(tmp_path, "progress", "60", status="done")
    assert "only planned" in broken(tmp_path, "progress", "60", status="planned")


def test_an_action_is_updated_once_a_day(tmp_path: Path) -> None:
    judged, rows = read(tmp_path, GOOD, GOOD | {"updated": "2025-09-16"}, GOOD)
    assert [(q.line, q.column) for q in judged.quarantine] == [(4, "action_id")]
    assert len(rows) == 2
