"""Contracts of small tables: a row that breaks a rule is set aside once, by line and column."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.flaws import broken_rules
from moorlands_dash.extracts.model import Quarantined, SourceFile
from moorlands_dash.extracts.records import Record

SHORT = contracts.matches(".{0,3}", "too long")


def source() -> SourceFile:
    return SourceFile(Path("rows.csv"), "rows.csv", "", 0)


def frame(**columns: list[str]) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=range(2, 2 + rows), dtype="str")


def test_a_row_set_aside_is_counted_shown_as_found_and_gone(tmp_path: Path) -> None:
    sifting = contracts.Sifting(source(), found=frame(a=["AB", "x" * 300, "c"]), rows_in=3)
    sifting.set_aside(Record(9, None, flaw="The row has 3 values and the header has 1."))
    kept = sifting.sift_last(frame(a=["ab", "x" * 300, "c"]), contracts.text_columns(a=[SHORT]))
    assert kept.index.tolist() == [2, 4]
    sifting.note_unread(["shoe size", "hat"])
    schema = pa.schema({"a": pa.string()})
    judged = sifting.judged("fires", kept, schema, tmp_path / "part.parquet")
    assert (judged.rows_in, judged.rows_accepted) == (4, 2)
    assert judged.quarantine == [
        Quarantined(3, "a", "x" * 200, "too long"),
        Quarantined(9, "(whole row)", "", "The row has 3 values and the header has 1."),
    ]
    assert "shoe size, hat" in judged.notices[0]
    assert pq.read_table(tmp_path / "part.parquet")["a"].to_pylist() == ["ab", "c"]


@pytest.mark.parametrize(
    ("check", "fine", "broken"),
    [
        (contracts.area_code(), "E07000198", ""),
        (contracts.area_code(or_blank=True), "", "E0700019"),
        (contracts.identifier("leek-cctv"), "leek-cctv_2", "-leek"),
        (contracts.one_of("status", ("planned", "done")), "done", "done "),
        (contracts.matches(contracts.NUMBER, "no"), "1,234.50", "12,34"),
        (contracts.matches(contracts.WHOLE_NUMBER, "no"), "1,234.0", "1234.5"),
    ],
)
def test_texts_that_fit_and_texts_that_do_not(check: object, fine: str, broken: str) -> None:
    contract = contracts.text_columns(a=[check])
    assert list(broken_rules(frame(a=[fine, broken]), contract)) == [3]


def test_numbers_are_read_with_their_commas() -> None:
    assert contracts.whole_numbers(pd.Series(["1,234", "7.0"])).tolist() == [1234, 7]
    assert contracts.numbers(pd.Series(["1,234.5", "7"])).tolist() == [1234.5, 7.0]


def test_days_and_months_of_the_calendar() -> None:
    texts = pd.Series(["2024-02-29", "2023-02-29", "2024-02", "29/02/2024"])
    assert contracts.days(texts).notna().tolist() == [True, False, False, False]
    first = contracts.days_or_months(texts, month_end=False)
    last = contracts.days_or_months(texts, month_end=True)
    assert [str(day)[:10] for day in first] == ["2024-02-29", "NaT", "2024-02-01", "NaT"]
    assert str(last[2])[:10] == "2024-02-29"


def test_a_day_that_could_be_two_is_told_as_that() -> None:
    contract = contracts.text_columns(a=contracts.day("a"))
    found = broken_rules(frame(a=["2024-04-01", "01/04/2024", "April"]), contract)
    assert "two different days" in found[3][0].reason
    assert "not a day of the calendar" in found[4][0].reason
