import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.periods import Period
from moorlands_dash.reports.export import file_name, to_csv, to_json
from moorlands_dash.tables.model import Table

FRAME = pd.DataFrame(
    {
        "ward_name": ["Leek West", None],
        "month": [pd.Timestamp("2025-01-01")] * 2,
        "count": pd.array([1234, None], dtype="Int64"),
        "rate_per_1000": [59.076923076923076, float("nan")],
        "difference": pd.array([-3, 0], dtype="Int64"),
        "complete": [True, False],
        "period_end": [pd.Timestamp("2025-09-30"), pd.NaT],
    }
)
TABLE = Table(
    name="ward-rates",
    title="Rates",
    frame=FRAME,
    unit="incidents per 1,000 residents",
    period=Period(date(2025, 1, 1), date(2025, 9, 1)),
    source="data.police.uk",
    method="Byar's",
    notes=("One note.",),
    snapshot="20260101-abc",
    demonstration=True,
    missing=(date(2025, 3, 1),),
    sentence="A sentence.",
)


def rows(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(table).decode("utf-8"), newline="")))


def texts(*values: str) -> Table:
    return replace(TABLE, frame=pd.DataFrame({"value": pd.Series(values, dtype="str")}))


def test_numbers_stay_numbers_and_missing_stays_empty() -> None:
    first, second = rows(TABLE)
    assert (first["count"], first["difference"], first["rate_per_1000"]) == (
        "1234",
        "-3",
        "59.0769230769",
    )
    assert (first["month"], first["period_end"], first["complete"]) == (
        "2025-01",
        "2025-09-30",
        "true",
    )
    empty = ("ward_name", "count", "rate_per_1000", "period_end")
    assert [second[name] for name in empty] == [""] * 4


def test_every_row_says_what_it_is() -> None:
    for row in rows(TABLE):
        assert row["about_data"] == "demonstration data (invented)"
        assert row["about_period"] == "January to September 2025"
        assert row["about_unit"] == TABLE.unit
        assert row["about_source"] == TABLE.source
        assert row["about_snapshot"] == TABLE.snapshot
    real = rows(replace(TABLE, demonstration=False))
    assert {row["about_data"] for row in real} == {"data as partners sent it"}


def test_a_row_with_a_period_of_its_own_tells_that_one() -> None:
    ends = {"from": pd.Timestamp("2024-07-01"), "to": pd.Timestamp("2025-06-01")}
    table = replace(TABLE, frame=pd.DataFrame({"count": [1]}).assign(**ends))
    assert rows(table)[0]["about_period"] == "July 2024 to June 2025"
    assert rows(table)[0]["from"] == "2024-07"


def test_pandas_reads_the_same_numbers_back() -> None:
    for mark in (False, True):
        back = pd.read_csv(io.BytesIO(to_csv(TABLE, byte_order_mark=mark)), encoding="utf-8-sig")
        assert back["count"].iloc[0] == 1234
        assert back["rate_per_1000"].iloc[0] == pytest.approx(FRAME["rate_per_1000"].iloc[0])
        assert back["count"].isna().tolist() == [False, True]
        assert list(back.columns[: len(FRAME.columns)]) == list(FRAME.columns)


def test_the_byte_order_mark_is_for_spreadsheets_only() -> None:
    assert to_csv(TABLE, byte_order_mark=True) == b"\xef\xbb\xbf" + to_csv(TABLE)
    assert b"\r" not in to_csv(TABLE)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "\u3000@x",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "\tplain",
        '=HYPERLINK("http://x")',
    ],
)
def test_text_that_a_spreadsheet_would_run_is_neutralised(text: str) -> None:
    assert rows(texts(text))[0]["value"] == f"'{text}"


@pytest.mark.parametrize(
    "text", ["On or near High Street", "a=b", "E05007039", "", "–", "a,b", 'a"']
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert rows(texts(text))[0]["value"] == text


def test_a_column_s_name_is_text_too() -> None:
    table = replace(TABLE, frame=pd.DataFrame({"=cmd": [1]}))
    assert to_csv(table).startswith(b"'=cmd,")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_no_text_cell_begins_as_a_formula_and_none_is_lost(text: str) -> None:
    found = rows(texts(text))[0]["value"]
    assert found in (text, f"'{text}")
    assert found.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert found[:1] not in ("\t", "\r", "\n")


def test_json_has_everything_once() -> None:
    whole = json.loads(to_json(TABLE))
    assert whole["rows"][0] == {
        "ward_name": "Leek West",
        "month": "2025-01",
        "count": 1234,
        "rate_per_1000": 59.0769230769,
        "difference": -3,
        "complete": True,
        "period_end": "2025-09-30",
    }
    assert whole["rows"][1]["count"] is None
    assert whole["rows"][1]["rate_per_1000"] is None
    assert (whole["from"], whole["to"], whole["missing_months"]) == (
        "2025-01",
        "2025-09",
        ["2025-03"],
    )
    assert whole["demonstration"] is True
    assert whole["complete"] is False
    assert (whole["sentence"], whole["notes"]) == ("A sentence.", ["One note."])


def test_infinity_is_missing_and_times_are_iso() -> None:
    frame = pd.DataFrame(
        {
            "value": [float("inf")],
            "loaded_at": [pd.Timestamp("2026-01-02 03:04:05")],
            "seen": [datetime(2026, 1, 2, 3, 4, tzinfo=UTC)],
        }
    )
    row = json.loads(to_json(replace(TABLE, frame=frame)))["rows"][0]
    assert row["value"] is None
    assert row["loaded_at"] == "2026-01-02T03:04:05"
    assert row["seen"] == "2026-01-02T03:04:00+00:00"


def test_an_empty_table_keeps_its_header() -> None:
    assert to_csv(replace(TABLE, frame=FRAME.iloc[:0])).decode().splitlines() == [
        "ward_name,month,count,rate_per_1000,difference,complete,period_end,"
        "about_data,about_period,about_unit,about_source,about_snapshot"
    ]


def test_file_names_tell_period_and_demonstration() -> None:
    assert file_name(TABLE, "csv") == "ward-rates_2025-01_to_2025-09_demonstration.csv"
    assert file_name(replace(TABLE, demonstration=False, period=None), "json") == "ward-rates.json"


def test_file_names_tell_the_one_category() -> None:
    bare = replace(TABLE, demonstration=False, period=None)
    for told, rows in (
        ("ward-rates_burglary.csv", ["burglary", "burglary"]),
        ("ward-rates_theme-theft.csv", ["theme:theft"]),
        ("ward-rates.csv", ["all"]),
        ("ward-rates.csv", ["burglary", "drugs"]),
        ("ward-rates.csv", ["../../etc/passwd"]),
    ):
        assert file_name(replace(bare, frame=pd.DataFrame({"category": rows})), "csv") == told
    empty = replace(bare, frame=pd.DataFrame())
    assert file_name(empty, "pdf", choice="robbery") == "ward-rates_robbery.pdf"


def test_the_same_table_gives_the_same_bytes() -> None:
    assert to_csv(TABLE) == to_csv(replace(TABLE, frame=FRAME.copy()))
    assert to_json(TABLE) == to_json(replace(TABLE, frame=FRAME.copy()))
