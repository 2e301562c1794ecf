"""Quarters and financial years in a file's name: of several meanings the rows choose one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.spans_named import meanings, named
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period, parse_month
from tests.contracts.test_occurrences import FIRE, fires


def span(text: str) -> Period:
    first, _, last = text.partition(" ")
    return Period(parse_month(first), parse_month(last or first))


def months(*texts: str) -> list[date]:
    return [parse_month(text) for text in texts]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("fires 2023-24.csv", ["2023-04 2024-03"]),
        ("fires_2023_24.csv", ["2023-04 2024-03"]),
        ("fires 2023-2024.csv", ["2023-04 2024-03"]),
        ("fires FY2023-24 final.csv", ["2023-04 2024-03"]),
        ("asb_2024-Q3.csv", ["2024-07 2024-09", "2024-10 2024-12"]),
        ("asb 2024 quarter 3.csv", ["2024-07 2024-09", "2024-10 2024-12"]),
        ("Q3_2024.csv", ["2024-07 2024-09", "2024-10 2024-12"]),
        ("asb 2024 Q4.csv", ["2024-10 2024-12", "2025-01 2025-03"]),
        ("Q2 2025-26.csv", ["2025-07 2025-09"]),
        ("asb 2025-26 Q4.csv", ["2026-01 2026-03"]),
        ("asb 2025/26 Q1.csv", []),
        ("fires 2022-23 to 2023-24.csv", ["2022-04 2024-03"]),
        ("asb 2024-Q1 to 2024-Q2.csv", ["2024-01 2024-06", "2024-04 2024-09"]),
        ("fires 2023-25.csv", []),
        ("fires-100123.csv", []),
        ("fires 2024-Q5.csv", []),
        ("faq1 2024.csv", []),
        ("fires 2023-24 2025-26.csv", []),
        ("fires.csv", []),
    ],
)
def test_meanings_of_quarters_and_years(name: str, found: list[str]) -> None:
    assert meanings(name) == list(map(span, found))


def test_a_year_may_begin_in_another_month() -> None:
    assert meanings("fires 2023-24.csv", 1) == [span("2023-01 2023-12")]
    assert meanings("Q1 2023.csv", 1) == [span("2023-01 2023-03")]


@pytest.mark.parametrize(
    ("name", "rows", "found"),
    [
        ("asb_2024-Q3.csv", months("2024-08", "2024-09"), "2024-07 2024-09"),
        ("asb_2024-Q3.csv", months("2024-10"), "2024-10 2024-12"),
        # One row in ten is misdated.
        ("asb_2024-Q3.csv", months("2023-10", *["2024-10"] * 9), "2024-10 2024-12"),
        ("fires 2023-24.csv", months("2023-05"), "2023-04 2024-03"),
        ("fires 2023-24.csv", months(), "2023-04 2024-03"),
        ("fires 2011-12.csv", months("2011-12"), "2011-12"),
        ("fires 2011-12.csv", months("2011-12", "2012-01", "2011-05"), "2011-04 2012-03"),
        ("fires 2011-12.csv", months(), "2011-12"),
        ("fires-2026-09.csv", months("2024-10"), "2026-09"),
    ],
)
def test_the_rows_choose_the_meaning(name: str, rows: list[date], found: str) -> None:
    assert named(name, rows) == span(found)


@pytest.mark.parametrize("rows", [months(), months("2024-08", "2024-11"), months("2020-01")])
def test_what_the_rows_do_not_show_is_not_guessed(rows: list[date]) -> None:
    assert named("asb_2024-Q3.csv", rows) is None


def judged(folder: Path, name: str, *days: str) -> Judged:
    path = folder / name
    rows = [
        FIRE | {"incident_number": str(number), "called": day} for number, day in enumerate(days)
    ]
    lines = [",".join(FIRE), *(",".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    source = SourceFile(path, name, "", path.stat().st_size)
    return fires.read(source, folder / "part.parquet", load_settings())


def test_a_file_of_a_quarter_stands_for_its_three_months(tmp_path: Path) -> None:
    found = judged(tmp_path, "fires_2024-Q3.csv", "2024-11-05", "2024-10-05")
    assert sorted({month for _, month in found.covers}) == list(span("2024-10 2024-12"))
    assert any("stand for October to December 2024" in said for said in found.notices)


def test_a_row_beyond_the_year_in_the_name_is_quarantined(tmp_path: Path) -> None:
    found = judged(tmp_path, "fires 2023-24.csv", "2023-11-05", "2024-04-01")
    (bad,) = found.quarantine
    assert "stands for: April 2023 to March 2024" in bad.reason


def test_a_quarter_without_rows_must_say_which(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not clearly, for which months"):
        judged(tmp_path, "fires_2024-Q3.csv")
    assert len({month for _, month in judged(tmp_path, "fires 2023-24.csv").covers}) == 12


def test_months_to_come_are_none_that_a_file_stands_for(tmp_path: Path) -> None:
    year = date.today().year
    found = judged(tmp_path, f"fires {year}-{(year + 1) % 100:02d}.csv", f"{year}-01-02")
    assert all(month <= date.today() for _, month in found.covers)
    found = judged(tmp_path, f"fires-{year}-01_{year + 1}-12.csv", f"{year}-01-02")
    assert max(month for _, month in found.covers) == date.today().replace(day=1)
