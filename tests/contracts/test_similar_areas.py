"""Lists of similar areas: a broken twin of a good row for each rule."""

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import similar_areas
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

COLUMNS = tuple(similar_areas.COLUMNS)
GOOD = dict(zip(COLUMNS, ("E07000198", "E07000037", "High Peak", "1", "ONS"), strict=True))


def read(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Judged:
    lines = [",".join(f'"{row[c]}"' for c in columns) for row in rows]
    path = folder / "similar.csv"
    path.write_text("\n".join([",".join(columns), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return similar_areas.read(source, folder / "part.parquet", load_settings())


def test_a_row_is_read_with_its_types(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD)
    assert (judged.kind, judged.quarantine) == ("similar_areas", [])
    assert pd.read_parquet(judged.part).to_dict("records") == [GOOD | {"rank": 1}]


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("area_code", "Leek", "ONS code"),
        ("similar_code", "", "ONS code"),
        ("similar_code", "E07000198", "no neighbour of its own"),
        ("similar_name", " ", "blank"),
        ("rank", "0", "place from 1 on"),
        ("rank", "first", "place from 1 on"),
        ("source", "", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined(tmp_path: Path, column: str, value: str, words: str) -> None:
    other = GOOD | {"similar_code": "E07000035", column: value}
    (bad,) = read(tmp_path, GOOD, other).quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_a_neighbour_given_twice_is_quarantined(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, GOOD, GOOD | {"rank": "2"}).quarantine
    assert "already given above" in bad.reason


def test_a_file_without_a_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        read(tmp_path, GOOD, columns=COLUMNS[:-1])
