"""Counts of people: a broken twin for each rule, 216 disguised people, and honest files."""

from __future__ import annotations

import csv
import io
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import about_persons as told
from moorlands_dash.extracts import people_counts, recognise
from moorlands_dash.extracts.areas import areas_of
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings

DISTRICT, WARD = "E07000198", "E05007061"
GOOD = {
    "period": "2026-04",
    "measure": "victims_supported",
    "area_code": DISTRICT,
    "group": "",
    "count": "58",
    "of": "102",
}
OTHER = GOOD | {"period": "2026-05"}
SETTINGS = load_settings()
AREAS = areas_of(SETTINGS, [("Leek North", WARD)])
RESIDENTS = {(DISTRICT, 2024): 96_000, (WARD, 2024): 4_000}


def source(path: Path) -> SourceFile:
    return SourceFile(path, path.name, "", path.stat().st_size, areas=AREAS, people=RESIDENTS)


def text(*rows: dict[str, str]) -> str:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue()


def read(folder: Path, *rows: dict[str, str], name: str = "people.csv") -> Judged:
    path = folder / name
    path.write_text(text(*rows), encoding="utf-8")
    return people_counts.read(source(path), folder / "part.parquet", SETTINGS)


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"period": ""}, "period", "not a month or a quarter"),
        ({"period": "2026"}, "period", "not a month or a quarter"),
        ({"period": "2026-Q1"}, "period", "calendar or of the financial year"),
        ({"period": "2026-05 to 2026-07"}, "period", "no quarter of the financial year"),
        ({"period": "2026-04 to 2027-03"}, "period", "no quarter of the financial year"),
        ({"period": "1999-12"}, "period", "before 2000"),
        ({"measure": "victims"}, "measure", "not a measure of people"),
        ({"measure": ""}, "measure", "not a measure of people"),
        ({"area_code": "E01029765"}, "area_code", "smaller areas"),
        ({"area_code": ""}, "area_code", "district or of one of its wards"),
        ({"group": "higher"}, "group", "not a group"),
        ({"count": ""}, "count", "not a count"),
        ({"count": "-1"}, "count", "not a count"),
        ({"count": "2.5"}, "count", "not a count"),
        ({"count": "007"}, "count", "not a count"),
        ({"count": "<5"}, "count", "has hidden"),
        ({"count": "*"}, "count", "has hidden"),
        ({"count": "103"}, "count", "More are counted"),
        ({"of": ""}, "of", "is a share"),
        ({"count": "1", "of": "1"}, "of", "one person"),
        ({"measure": "abuse_referrals"}, "of", "plain count"),
        ({"measure": "abuse_referrals", "of": "", "count": "48213"}, "count", "reference number"),
        ({"area_code": WARD, "of": "401"}, "of", "reference number"),
        ({"area_name": "Leek North"}, "area_name", "not this area's"),
    ],
)
def test_a_broken_twin_is_quarantined(
    tmp_path: Path, changes: dict[str, str], column: str, words: str
) -> None:
    judged = read(tmp_path, GOOD, OTHER | changes)
    assert (judged.rows_in, judged.rows_accepted) == (2, 1)
    (bad,) = judged.quarantine
    assert (bad.line, bad.column) == (3, column)
    assert words in bad.reason


def test_a_row_given_twice_is_kept_once(tmp_path: Path) -> None:
    (bad,) = read(tmp_path, GOOD, GOOD).quarantine
    assert "already given above" in bad.reason


def test_groups_may_not_count_more_than_all_of_them(tmp_path: Path) -> None:
    whole = GOOD | {"measure": "offenders_managed", "of": "", "count": "80"}
    higher, lower = whole | {"group": "higher"}, whole | {"group": "lower risk", "count": "1"}
    (bad,) = read(tmp_path, whole, higher, lower).quarantine
    assert (bad.line, bad.column) == (2, "count")
    assert "groups together" in bad.reason
    assert read(tmp_path, whole, higher, lower | {"count": "0"}).quarantine == []


DISGUISED = {
    told.NHS: [
        "943 476 5919",
        "9434765919",
        "943-476-5919",
        "\uff19\uff14\uff13\uff14\uff17\uff16\uff15\uff19\uff11\uff19",
    ],
    told.INSURANCE: ["JK 12 34 56 A", "jk123456a", "AB123456C"],
    told.POLICE_ID: ["12/345678F", "53 AB/1234/24", "PNC 99/12Z", "custody 00123456"],
    told.BIRTH: ["12/03/1985", "1985-03-12", "12 March 1985", "12.3.85", "19850312", "b. 3 Jan 90"],
    told.EMAIL: ["j.smith@example.org", "j.smith (at) example dot org", "jsmith\uff20example.org"],
    told.PHONE: ["01538 000123", "+44 7700 900123"],
    told.POSTCODE: ["ST13 6AB", "st136ab"],
    told.ADDRESS: ["12 High Street", "Flat 3, Mill Court"],
    told.NAME: [
        *("John Smith", "SMITH, John", "Smith J", "J. Smith", "Mr Smith", "john smith"),
        *("O\u2019Brien, Kate", "J\u043ehn Smith", "Jo\u200bhn Smith"),
    ],
    told.INITIALS: ["J.S.", "JS", "J S"],
    told.REFERENCE: ["URN 4478", "case 1021", "LK-2024-0012", "a1b2c3d4e5f6"],
    told.TEXT: ["known to the youth team since he was small", "lives with her gran in the flats"],
}
"""What it is -> people in as many disguises."""
PLACES = ("period", "measure", "area_code", "group", "count", "note")
"""Columns in which each stands: the last is none of the layout's."""
_CASES = [
    (kind, value, column)
    for (kind, values), column in product(DISGUISED.items(), PLACES)
    for value in values
]


def test_there_are_two_hundred_of_them() -> None:
    assert len(_CASES) >= 200


@pytest.mark.parametrize("column", PLACES)
@pytest.mark.parametrize("kind", DISGUISED)
def test_no_row_about_a_person_is_loaded_and_the_reason_is_the_right_one(
    tmp_path: Path, kind: str, column: str
) -> None:
    for value in DISGUISED[kind]:
        with pytest.raises(Refusal) as refused:
            read(tmp_path, GOOD, OTHER | {column: value})
        assert f"holds {kind}." in refused.value.reason, value
        assert "Line 3" in refused.value.reason
        assert value not in str(refused.value)
    assert not (tmp_path / "part.parquet").exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([GOOD | {"count": "1"}, GOOD | {"count": "1"}], "a row each"),
        ([GOOD | {"count": "1", "of": "1"}, GOOD | {"count": "1", "of": "1"}], "a row each"),
        ([GOOD | {"seen by": "4"}], "something beside the counts"),
        ([GOOD | {"area_code": f"John Smith {DISTRICT}"}], told.NAME),
        ([GOOD | {"area_name": "John Smith"}], told.NAME),
        ([GOOD | {"John Smith": "1"}], "something beside the counts"),
    ],
)
def test_lists_of_people_and_further_columns_are_refused(
    tmp_path: Path, rows: list[dict[str, str]], words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        read(tmp_path, *rows)


def test_a_value_beyond_the_columns_sets_the_row_aside_and_none_of_it_is_kept(
    tmp_path: Path,
) -> None:
    (bad,) = read(tmp_path, GOOD | {"": "Kate"}).quarantine
    assert (bad.column, bad.value) == ("(whole row)", "")
    assert "Kate" not in bad.reason


@pytest.mark.parametrize("name", ["9434765919.csv", "JK123456A people.csv", "j.s@x.org.csv"])
def test_a_file_named_after_a_person_is_refused_and_the_name_is_not_repeated(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(Refusal, match="The file's name holds") as refused:
        read(tmp_path, GOOD, name=name)
    assert name not in str(refused.value)


@pytest.mark.parametrize("column", ["Name", "DOB", "Postcode", "NHS number", "Initials", "E-mail"])
def test_a_column_of_personal_data_is_refused_by_its_name(tmp_path: Path, column: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(text(GOOD | {column: ""}), encoding="utf-8")
    with pytest.raises(Refusal, match="personal data"):
        recognise.read(source(path), tmp_path / "part.parquet", SETTINGS)


def test_what_is_set_aside_shows_no_cell_but_small_numbers(tmp_path: Path) -> None:
    judged = read(tmp_path, GOOD, OTHER | {"measure": "Kate", "group": "tall", "count": "999"})
    (bad,) = judged.quarantine
    assert "Kate" not in bad.reason + bad.value
    assert "tall" not in bad.reason


_PERIODS = ("2026-04", "2026/04", "April 2026", "Apr-26", "2026-04-01", "01/04/2026", "apr 2026")
_QUARTERS = ("Q1 2026/27", "2026/27 Q1", "Q1 2026-27", "2026-04 to 2026-06", "2026-27 Quarter 1")
_AREAS = (DISTRICT, WARD, "Leek North", "LEEK NORTH WARD", "whole district", f"Leek North ({WARD})")
_HONEST = [
    *({"period": period} for period in (*_PERIODS, *_QUARTERS)),
    *({"area_code": area} for area in _AREAS),
    *({"measure": measure, "of": "102"} for measure in (
        "Victims who took up support", "VICTIMS_SUPPORTED", "people:victims_supported",
        "crime_repeat_victims", "Repeat victims of anti-social behaviour", "need_debt_met",
        "Needs met: a place to live", "young_reoffended", "abuse_repeat_referrals",
        "Vulnerable people whose risk fell", "abuse_victims_supported",
    )),
    *({"measure": measure, "of": ""} for measure in (
        "abuse_referrals", "Referrals of domestic abuse", "home_safety_visits",
        "asb_repeat_people", "Vulnerable people helped", "young_first_time",
    )),
    *({"measure": "offenders_reoffended", "group": g} for g in ("higher", "Lower risk", "")),
    {"count": "0"}, {"count": "1"}, {"count": "4"}, {"count": "102"}, {"count": "58.0"},
    {"count": "1,002", "of": "1,102"}, {"count": "\uff15\uff18"}, {"of": "102.00"},
    {"area_name": "Staffordshire Moorlands"}, {"area_code": WARD, "area_name": "Leek North"},
    {"note": ""}, {"group": "-"},
]  # fmt: skip


def test_honest_rows_are_all_taken(tmp_path: Path) -> None:
    assert len(_HONEST) >= 50
    for changes in _HONEST:
        judged = read(tmp_path, GOOD | changes)
        assert judged.rows_accepted == 1, (changes, [row.reason for row in judged.quarantine])


@pytest.mark.parametrize(
    "written",
    [
        text(GOOD, OTHER).replace(",", ";"),
        text(GOOD, OTHER).replace(",", "\t"),
        "\ufeff" + text(GOOD, OTHER),
        "Counts of people, April 2026\n\n" + text(GOOD, OTHER),
        text(GOOD, OTHER).replace("area_code", "Area").replace("period", "Month"),
        text(GOOD, OTHER).replace("\r\n", ",,\r\n"),
        text({"": "0"} | GOOD, {"": "1"} | OTHER),
    ],
)
def test_honest_files_in_other_clothes_are_recognised_and_taken(
    tmp_path: Path, written: str
) -> None:
    path = tmp_path / "people-2026-04_2026-05.csv"
    path.write_text(written, encoding="utf-8")
    judged = recognise.read(source(path), tmp_path / "part.parquet", SETTINGS)
    assert (judged.kind, judged.rows_accepted) == ("people", 2)


def test_the_part_has_first_days_of_months_and_no_of_for_plain_counts(tmp_path: Path) -> None:
    row = {"measure": "home_safety_visits", "of": "", "period": "Q4 2025/26"}
    read(tmp_path, GOOD | row, GOOD | {"group": ""})
    part = pd.read_parquet(tmp_path / "part.parquet")
    assert part["period_start"].astype(str).tolist() == ["2026-01-01", "2026-04-01"]
    assert part["period_end"].astype(str).tolist() == ["2026-03-01", "2026-04-01"]
    assert part["of"].isna().tolist() == [True, False]
