"""Police.uk's outcomes files: a broken twin of a good row for each rule, and other forces' rows."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import crime_outcomes
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings

COLUMNS = tuple(crime_outcomes.COLUMNS)
GOOD = dict.fromkeys(COLUMNS, "") | {
    "Crime ID": "a1" * 32,
    "Month": "2025-03",
    "Falls within": "Staffordshire Police",
    "Outcome type": "Suspect charged",
}


def read(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Judged:
    lines = [",".join(f'"{row[c]}"' for c in columns) for row in rows]
    path = folder / "2025-03-staffordshire-outcomes.csv"
    path.write_text("\n".join([",".join(columns), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return crime_outcomes.read(source, folder / "part.parquet", load_settings())


def test_a_row_keeps_the_crime_the_month_and_what_was_decided(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD)
    assert (judged.kind, judged.quarantine) == ("crime_outcomes", [])
    assert pd.read_parquet(judged.part).to_dict("records") == [
        {
            "crime_id": "a1" * 32,
            "month": date(2025, 3, 1),
            "force": "Staffordshire Police",
            "outcome": "Suspect charged",
        }
    ]


def test_rows_of_other_forces_are_counted_and_not_taken_in(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"Falls within": "Kent Police"})
    assert (judged.rows_in, judged.rows_accepted, judged.elsewhere) == (2, 1, 1)
    assert judged.quarantine == []


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("Crime ID", "", "ID"),
        ("Crime ID", "=1+1", "ID"),
        ("Month", "2025-13", "month"),
        ("Month", "March 2025", "month"),
        ("Month", "2010-11", "month"),
        ("Month", "2099-01", "month"),
        ("Falls within", "", "blank"),
        ("Outcome type", " ", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    other = GOOD | {"Crime ID": "b2" * 32, column: value}
    (bad,) = read(tmp_path, GOOD, other).quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_a_crime_may_be_decided_twice_but_not_said_twice(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"Outcome type": "Offender fined"}, GOOD)
    assert judged.rows_accepted == 2
    assert [row.line for row in judged.quarantine] == [4]
