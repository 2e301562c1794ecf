"""Indicators: a broken twin of a good row for each rule."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import indicators
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

GOOD = {
    "indicator": "feel_safe",
    "title": "Feel safe at night",
    "area_code": "E07000198",
    "period_start": "2024-04-01",
    "period_end": "2024-06-30",
    "numerator": "312",
    "denominator": "1024",
    "unit": "share",
    "wording": "How safe do you feel?",
    "source": "Residents' survey",
}


def read(folder: Path, *rows: dict[str, str]) -> Judged:
    lines = [",".join(f'"{cell}"' for cell in row.values()) for row in rows]
    path = folder / "indicators.csv"
    path.write_text("\n".join([",".join(rows[0]), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return indicators.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"indicator": "Feel safe"}, "indicator", "indicator key"),
        ({"indicator": ""}, "indicator", "indicator key"),
        ({"area_code": "Leek"}, "area_code", "ONS code"),
        ({"period_start": "01/04/2024"}, "period_start", "two different days"),
        ({"period_end": "30.6.24"}, "period_end", "two different days"),
        ({"period_start": "2024-02-30"}, "period_start", "calendar"),
        ({"period_start": "2024-04"}, "period_start", "calendar"),
        ({"period_end": ""}, "period_end", "calendar"),
        ({"period_end": "2024-03-31"}, "period_end", "ends before it starts"),
        ({"numerator": "-1"}, "numerator", "number of 0 or more"),
        ({"numerator": "*"}, "numerator", "leave the row out"),
        ({"denominator": "1e3"}, "denominator", "number of 0 or more"),
        ({"denominator": "0", "numerator": "0"}, "denominator", "above 0"),
        ({"numerator": "1025"}, "numerator", "larger than the denominator"),
        ({"unit": "percent"}, "unit", "per_1000"),
        ({"source": ""}, "source", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, changes: dict[str, str], column: str, words: str
) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"indicator": "other"} | changes)
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert bad.value == changes.get(column, GOOD[column])
    assert words in bad.reason


def test_a_rate_may_count_more_than_its_denominator(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD | {"unit": "per_1000", "numerator": "2000"}).quarantine == []


def test_the_second_answer_for_an_area_and_period_is_quarantined(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"numerator": "1"}, GOOD | {"area_code": "E05007039"})
    assert [(q.line, q.column) for q in judged.quarantine] == [(3, "indicator")]


@pytest.mark.parametrize("missing", sorted(set(GOOD) - set(indicators.OPTIONAL)))
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, {k: v for k, v in GOOD.items() if k != missing})
    assert refused.value.column == missing


def test_rows_for_which_nobody_was_asked_are_pointed_out(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).notices == []
    assert read(tmp_path, GOOD | {"sample": "records", "wording": ""}).notices == []
    (blank,) = read(tmp_path, GOOD | {"wording": ""}).notices
    assert blank.startswith("Rows of residents without the wording of a question: 1.")
    (rate,) = read(tmp_path, GOOD | {"unit": "per_1000"}).notices
    assert rate.startswith("Rows that are a rate per 1,000, which no residents were asked for: 1.")
