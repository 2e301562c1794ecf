"""Templates: a district's codes and keys filled in, in a form that the program reads back."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from moorlands_dash.extracts.known import known
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.template import KINDS, Template, template, write_csv, write_excel

WARDS = [("Leek East", "E05007061"), ("=cmd|'x'", "E05007062")]
KEYS = {"targets": ["t1"], "indicators": ["feel_safe"]}


def made(kind: str) -> Template:
    return template(kind, load_settings(), WARDS, KEYS, date(2026, 11, 28))


@pytest.mark.parametrize("kind", KINDS)
def test_each_template_is_recognised_as_the_file_that_it_is_of(kind: str, tmp_path: Path) -> None:
    file, beside = write_csv(made(kind), tmp_path)
    names = next(csv.reader(file.open(encoding="utf-8-sig", newline="")))
    assert any(layout.title == kind and layout.recognises(names) for layout in known())
    assert "E05007061  Leek East" in beside.read_text(encoding="utf-8")


def test_a_targets_sheet_begins_with_the_district_and_the_years() -> None:
    (row,) = made("targets").rows
    assert row["area_code"] == "E07000198"
    assert (row["baseline_start"], row["baseline_end"]) == ("2026-04", "2027-03")
    assert (row["start"], row["end"]) == ("2027-04", "2028-03")


def test_the_workbook_offers_lists_to_choose_from(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_excel(made("targets"), tmp_path))
    sheet, lists = book["targets"], book["Lists"]
    columns = [cell.value for cell in sheet[1]]
    offered = {
        columns[openpyxl.utils.range_boundaries(str(each.sqref))[0] - 1]: each.formula1
        for each in sheet.data_validations.dataValidation
    }
    assert {"measure", "kind", "area_code", "profile", "theme", "owner"} <= set(offered)
    held = [cell.value for column in lists.iter_cols() for cell in column]
    assert {"incidents:burglary", "indicator:feel_safe", "no_worse", "E05007061"} <= set(held)
    assert not [value for value in held if isinstance(value, str) and value.startswith("==")]


def test_names_can_not_run_in_a_spreadsheet(tmp_path: Path) -> None:
    file, _ = write_csv(made("populations"), tmp_path)
    names = [row["area_name"] for row in csv.DictReader(file.open(encoding="utf-8-sig"))]
    assert names[-1] == "'=cmd|'x'"


def test_there_is_no_template_of_another_kind() -> None:
    with pytest.raises(KeyError):
        made("street")
