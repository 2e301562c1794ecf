"""Files read by profiles: public tables as they were downloaded, senders' by the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts.areas import areas_of
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.profiled.reading import profile_of
from moorlands_dash.extracts.recognise import read
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.profiles import Profile
from tests import public_tables
from tests.partner_files import csv_file, excel


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, "0" * 64, path.stat().st_size)


def judged(path: Path, settings: Settings | None = None) -> tuple[Judged, pd.DataFrame]:
    found = read(source(path), path.parent / "part.parquet", settings or load_settings())
    return found, pd.read_parquet(found.part)


def with_profile(**profile: object) -> Settings:
    return load_settings().model_copy(update={"profiles": {"ours": Profile(**profile)}})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "write", "profile", "kind", "accepted", "uncounted"),
    [
        ("ft.csv", public_tables.fingertips, "fingertips", "indicators", 1, 2),
        ("nomis.csv", public_tables.nomis, "nomis-estimates", "populations", 2, 2),
        ("mye22.xlsx", public_tables.districts, "ons-districts", "populations", 1, 0),
        ("sape.xlsx", public_tables.wards, "ons-wards", "populations", 1, 0),
        ("requests.json", public_tables.open311, "open311", "environment", 2, 1),
    ],
)
def test_a_public_table_is_read_as_it_was_downloaded(
    name: str,
    write: Callable[[Path], None],
    profile: str,
    kind: str,
    accepted: int,
    uncounted: int,
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    write(path)
    assert profile_of(source(path), load_settings()) == profile
    found, rows = judged(path)
    assert (found.kind, found.rows_accepted, found.uncounted) == (kind, accepted, uncounted)
    assert found.quarantine == []
    assert found.rows_in == accepted + uncounted
    assert len(rows) == accepted


def test_what_the_public_tables_say_is_what_is_taken_in(tmp_path: Path) -> None:
    public_tables.fingertips(tmp_path / "ft.csv")
    row = judged(tmp_path / "ft.csv")[1].iloc[0]
    assert (row["indicator"], row["numerator"], row["denominator"]) == (
        "hospital_admissions",
        1200,
        9600,
    )
    assert row["unit"] == "share", "1,200 of 9,600 are the 12.5 per cent that stand as its value"
    assert (str(row["period_start"]), str(row["period_end"])) == ("2022-04-01", "2023-03-31")
    public_tables.districts(tmp_path / "mye.xlsx")
    row = judged(tmp_path / "mye.xlsx")[1].iloc[0]
    assert (row["area_code"], row["year"], row["population"]) == ("E07000198", 2022, 95_900)
    public_tables.wards(tmp_path / "wards.xlsx")
    row = judged(tmp_path / "wards.xlsx")[1].iloc[0]
    assert (row["area_code"], row["year"], row["population"]) == ("E05007061", 2022, 2_100)
    public_tables.open311(tmp_path / "r.json")
    row = judged(tmp_path / "r.json")[1].iloc[0]
    assert (row["reference"], row["category"]) == ("1", "fly_tipping")
    assert str(row["occurred_from"]) == "2025-07-04 09:15:00", "an hour ahead of UTC, as in July"


def test_fly_tipping_is_for_each_thousand_of_the_residents_that_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "flytipping.xlsx"
    public_tables.fly_tipping(path)
    settings = load_settings()
    areas = areas_of(settings)
    given = replace(source(path), areas=areas, people={("E07000198", 2019): 98_435})
    found = read(given, tmp_path / "part.parquet", settings)
    rows = pd.read_parquet(tmp_path / "part.parquet")
    assert list(rows["numerator"]) == [412, 497]
    assert list(rows["denominator"]) == [98_435, 98_435], "of 2020 the year before holds"
    assert list(rows["period_start"].astype(str)) == ["2019-04-01", "2020-04-01"]
    assert (found.rows_in, found.uncounted, found.quarantine) == (4, 2, [])


def test_the_polices_answer_is_a_part_of_a_month(tmp_path: Path) -> None:
    public_tables.police(tmp_path / "answer.json")
    found, rows = judged(tmp_path / "answer.json")
    assert (found.kind, found.rows_accepted, found.quarantine) == ("street", 2, [])
    assert sorted(rows["category"]) == ["anti_social_behaviour", "violence"]
    assert found.cut, "no verdict is drawn from an area's answer as though it were a force's month"


CASES = [
    ["Case", "Logged", "What", "X", "Y", "Notes"],
    ["A1", "03/04/2025", "Rubbish heap", "398400", "356500", ""],
    ["A2", "04/04/2025", "Rubbish heap", "", "", ""],
    ["", "", "Only a heading", "", "", ""],
    ["A3", "05/04/2025", "Lamp out", "", "", ""],
    ["A4", "06/04/2025", "Unheard of", "", "", ""],
]
RULES = {
    "sender": "Street team",
    "kind": "environment",
    "header": ["Case", "Logged", "What", "X", "Y"],
    "dates": "day first",
    "columns": {
        "reference": "Case",
        "reported": "Logged",
        "kind": "What",
        "easting": "X",
        "northing": "Y",
    },
    "words": {"kind": {"Rubbish heap": "fly tipping", "Lamp out": "not counted"}},
}


def test_rows_in_are_loaded_not_counted_or_set_aside_and_lines_are_the_senders(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cases.csv"
    csv_file([["Street team", "", "", "", "", ""], *CASES])(path)
    found, rows = judged(path, with_profile(**RULES))
    assert (found.rows_in, found.rows_accepted, found.uncounted) == (4, 2, 1)
    assert list(rows["occurred"].astype(str)) == ["2025-04-03", "2025-04-04"]
    assert list(rows["line"]) == [3, 4], "the lines of the sender's own file"
    (bad,) = found.quarantine
    assert (bad.line, bad.column, bad.value) == (7, "kind", "Unheard of")
    assert any("Line 5" in said for said in found.notices)
    assert any("“Lamp out” 1" in said for said in found.notices)


def test_several_sheets_are_one_table_and_faults_name_sheet_and_row(tmp_path: Path) -> None:
    path = tmp_path / "cases.xlsx"
    excel({"April": CASES[:3], "About": [["Nothing"]], "May": [CASES[0], CASES[5]]})(path)
    found, _ = judged(path, with_profile(**RULES))
    assert (found.rows_in, found.rows_accepted) == (3, 2)
    (bad,) = found.quarantine
    assert (bad.line, bad.column) == (2, "sheet May: kind")


def test_a_profile_of_the_settings_comes_before_a_public_one(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    public_tables.open311(path)
    own = with_profile(
        sender="Our own",
        kind="environment",
        header=["service_request_id", "service_name"],
        columns={
            "reference": "service_request_id",
            "reported": "requested_datetime",
            "kind": "service_name",
        },
    )
    assert profile_of(source(path), own) == "ours"


def test_a_column_of_personal_data_is_refused_unless_the_profile_never_reads_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "cases.csv"
    csv_file([[*CASES[0], "Caller name"], *([*row, "withheld"] for row in CASES[1:3])])(path)
    with pytest.raises(Refusal, match="personal data"):
        judged(path, with_profile(**RULES))
    found, rows = judged(path, with_profile(**RULES, never_read=["Caller name"]))
    assert found.rows_accepted == 2
    assert not rows.astype(str).apply(lambda cells: cells.str.contains("withheld")).any().any()


def test_the_day_of_export_in_a_name_is_no_month_where_the_profile_says_so(tmp_path: Path) -> None:
    path = tmp_path / "export 2025-05.csv"
    csv_file(CASES[:3])(path)
    as_named, _ = judged(path, with_profile(**RULES))
    assert [row.column for row in as_named.quarantine] == ["reported", "reported"]
    by_rows, _ = judged(path, with_profile(**RULES, months="rows"))
    assert by_rows.quarantine == []
    assert {str(month) for _, month in by_rows.covers} == {"2025-04-01"}
