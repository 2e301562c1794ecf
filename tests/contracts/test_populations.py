"""Populations: a broken twin of a good row for each rule."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import populations
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

COLUMNS = ("area_code", "area_name", "year", "population", "source")
GOOD = dict(zip(COLUMNS, ("E07000198", "Moorlands", "2021", "95845", "Census"), strict=True))


def read(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> Judged:
    lines = [",".join(f'"{row[c]}"' for c in columns) for row in rows]
    path = folder / "populations.csv"
    path.write_text("\n".join([",".join(columns), *lines]), encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    return populations.read(source, folder / "part.parquet", load_settings())


def test_the_good_row_is_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).quarantine == []


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("area_code", "Leek", "ONS code"),
        ("area_code", "E0700019", "ONS code"),
        ("area_code", "E070001989", "ONS code"),
        ("area_code", "", "ONS code"),
        ("area_name", "  ", "blank"),
        ("year", "1980", "1981 to 2100"),
        ("year", "2101", "1981 to 2100"),
        ("year", "2021/22", "1981 to 2100"),
        ("year", "", "1981 to 2100"),
        ("population", "-1", "whole number"),
        ("population", "12.5", "whole number"),
        ("population", "1,23", "whole number"),
        ("population", "about 5", "whole number"),
        ("population", "", "whole number"),
        ("population", "\u0661\u0662", "whole number"),
        ("source", "", "blank"),
    ],
)
def test_a_broken_twin_is_quarantined_with_its_line(
    tmp_path: Path, column: str, value: str, words: str
) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"year": "2020", column: value})
    (bad,) = judged.quarantine
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    assert (bad.line, bad.column, bad.value) == (3, column, value.strip())
    assert words in bad.reason
    assert bad.reason.count(". ") >= 1, "what is wrong, then how to mend it"


def test_the_second_row_for_an_area_and_year_is_quarantined(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, GOOD | {"population": "1"}, GOOD | {"year": "2020"})
    assert [q.line for q in judged.quarantine] == [3]
    assert "already given above" in judged.quarantine[0].reason


def test_a_broken_first_row_does_not_shut_out_the_second(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD | {"population": "?"}, GOOD)
    assert [q.line for q in judged.quarantine] == [2]
    assert judged.rows_accepted == 1


def test_a_row_that_breaks_several_rules_is_quarantined_once(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD | {"area_code": "x", "year": "x", "source": ""})
    assert [(q.line, q.column) for q in judged.quarantine] == [(2, "area_code")]


def test_a_long_value_is_cut(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD | {"population": "9" * 5000})
    assert judged.quarantine[0].value == "9" * 200


@pytest.mark.parametrize("missing", COLUMNS)
def test_a_file_without_a_column_is_refused(tmp_path: Path, missing: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path, GOOD, columns=tuple(c for c in COLUMNS if c != missing))
    assert refused.value.column == missing
