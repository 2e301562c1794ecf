"""Lists of objects as tables, whatever else a service may answer."""

import json
from pathlib import Path

import pytest

from moorlands_dash.extracts.profiled.json_rows import lines, looks_like
from tests import public_tables


def test_objects_are_rows_and_what_lies_within_has_a_name_too(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    public_tables.police(path)
    assert looks_like(path)
    (_, names), (place, cells), *_ = lines(path)
    row = dict(zip(names, cells, strict=True))
    assert place == 2
    assert row["location.street.name"] == "On or near Market Place"
    assert row["outcome_status.category"] == ""


@pytest.mark.parametrize(
    "text", ["{}", "[]", "[1, 2]", '{"requests": {}}', "not JSON", "[" * 100_000, '["a", null]']
)
def test_what_is_no_list_of_objects_has_no_lines(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")
    assert lines(path) == []


def test_another_services_answer_is_not_taken_for_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": 1}]), encoding="utf-8")
    assert not looks_like(path)
