"""Denominators: a broken twin of a good row for each rule."""

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import denominators
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

COLUMNS = tuple(denominators.COLUMNS)
GOOD = dict(zip(COLUMNS, ("E05007039", "households", "1,234", "2021", "Census"), strict=True))


def read(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Judged:
    lines = [",".join(f'"{row[c]}"' for c in columns) for row in rows]
    path = folder / "denominators.csv"
    path.write_text("\n".join([",".join(columns), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return denominators.read(source, folder / "part.parquet", load_settings())


def test_a_row_is_read_with_its_types_and_the_usual_spellings(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"denominator": "Road km", "value": "12.5"})
    assert (judged.kind, judged.quarantine) == ("denominators", [])
    rows = pd.read_parquet(judged.part)
    assert rows["denominator"].tolist() == ["households", "road_km"]
    assert rows["value"].tolist() == [1234.0, 12.5]
    assert rows["year"].tolist() == [2021, 2021]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("area_code", "Leek", "ONS code"),
        ("denominator", "shops", "households"),
        ("denominator", "", "households"),
        ("value", "-1", "number of 0 or more"),
        ("value", "many", "number of 0 or more"),
        ("year", "2021/22", "1981 to 2100"),
        ("source", "", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    (bad,) = read(tmp_path, GOOD, GOOD | {"year": "2011", column: value}).quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_the_second_row_for_an_area_and_year_is_quarantined(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, GOOD, GOOD | {"value": "5"}).quarantine
    assert "already given above" in bad.reason


def test_a_file_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        read(tmp_path, GOOD, columns=COLUMNS[:-1])
