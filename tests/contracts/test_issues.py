"""Issues raised: a broken twin of a good row for each rule; nothing of a person is taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts import issues
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts.twins import Layout

GOOD = {
    "theme": "Speeding",
    "area_code": "E05007055",
    "source": "Public meeting",
    "date": "2026-06-18",
    "raised": "12",
    "issue": "Speed past the school",
}
LAYOUT = Layout(issues, GOOD, "issue")


def test_a_good_row_is_typed(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(
        tmp_path, GOOD, GOOD | {"theme": "dog mess", "area_code": "", "date": "2026-06"}
    )
    assert judged.quarantine == []
    assert rows.iloc[0].to_dict() == {
        "theme": "roads",
        "area_code": "E05007055",
        "source": "Public meeting",
        "date": date(2026, 6, 18),
        "raised": 12,
        "issue": "Speed past the school",
    }
    assert rows.iloc[1][["theme", "area_code", "date"]].tolist() == [
        *("environment", load_settings().district.code, date(2026, 6, 1))
    ]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("theme", "", "no theme"),
        ("theme", "Chess", "no theme"),
        ("area_code", "Atlantis", "ONS code"),
        ("date", "11/02/2026", "two different days"),
        ("date", "2026-02-30", "calendar"),
        ("raised", "0", "1 or more"),
        ("raised", "some", "1 or more"),
        ("raised", "", "1 or more"),
        ("source", "", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    assert words in LAYOUT.broken(tmp_path, column, value)


@pytest.mark.parametrize(
    ("column", "told"),
    [
        ("issue", "Mrs Brown of the green is shouted at"),
        ("issue", "Ring 01538 123456 after six"),
        ("issue", "Noise from 12 Mill Street"),
        ("issue", "The house in ST13 6JU"),
        ("issue", "Gary Entwhistle deals there"),
        ("issue", "write to somebody@example.org"),
        ("source", "Cllr Smith"),
    ],
)
def test_what_tells_of_a_person_is_refused_and_not_repeated(
    tmp_path: Path, column: str, told: str
) -> None:
    judged, rows = LAYOUT.read(tmp_path, GOOD, GOOD | {column: told})
    assert (judged.rows_in, len(rows)) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, column, "(not repeated)")
    assert "person" in bad.reason
    assert told not in repr(judged)


def test_the_same_issue_twice_is_one(tmp_path: Path) -> None:
    judged, rows = LAYOUT.read(tmp_path, GOOD, GOOD | {"raised": "3"})
    assert len(rows) == 1
    assert "already given above" in judged.quarantine[0].reason


def test_wards_and_towns_may_be_named(tmp_path: Path) -> None:
    path = tmp_path / "issues.csv"
    areas = {"leek north": "E05007061", "leek west": "E05007063", "alton": "E05007039"}
    named = ("Leek", "Leek North and Alton", "E05007039+E05007061", "Alton")
    lines = [f"Speeding,{area},Meeting,2026-06-1{n},4,Words" for n, area in enumerate(named)]
    path.write_text("\n".join([",".join(GOOD), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size, areas=areas)
    out = tmp_path / "part.parquet"
    assert issues.read(source, out, load_settings()).quarantine == []
    import pandas as pd

    assert pd.read_parquet(out)["area_code"].tolist() == [
        *("E05007061+E05007063", "E05007039+E05007061", "E05007039+E05007061", "E05007039")
    ]
