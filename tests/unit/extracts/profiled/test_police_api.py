"""The police's API: an answer for one area, and never a force's month."""

import json
from pathlib import Path

import pytest

from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.profiled.police_api import looks_like, read
from moorlands_dash.partnership import load_settings
from tests import public_tables


def test_it_is_told_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    public_tables.police(path)
    assert looks_like(path)
    public_tables.open311(path)
    assert not looks_like(path)


def test_an_answer_of_several_months_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    public_tables.police(path)
    rows = json.loads(path.read_text())
    rows[1]["month"] = "2025-08"
    path.write_text(json.dumps(rows))
    with pytest.raises(Refusal, match="several months"):
        read(SourceFile(path, "a.json", "0" * 64, 1), tmp_path / "p.parquet", load_settings())
