"""The command that says what one snapshot differs in from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.cli import main
from tests.contracts import test_street
from tests.contracts.given import written

pytestmark = pytest.mark.slow

JANUARY = test_street.GOOD | {"Month": "2025-01"}


def test_a_load_says_what_it_changed_and_the_command_says_it_of_any_two(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    first = written(tmp_path / "a" / "first.csv", JANUARY)
    second = written(tmp_path / "b" / "second.csv", JANUARY, JANUARY | {"Crime ID": "b" * 64})
    assert main([*home, "load", str(first)]) == 0
    assert "What differs" not in capsys.readouterr().out
    assert main([*home, "load", str(second)]) == 0
    said = capsys.readouterr().out
    assert "files: 1 added and 1 replaced" in said
    assert "file: first.csv: Replaced by second.csv; no rows count, before 1." in said
    assert "2 incidents, before 1; January 2025; +1 in months that both have." in said
    assert main([*home, "diff"]) == 0
    assert capsys.readouterr().out in said
    assert main([*home, "diff", "current", "previous", "--format", "csv"]) == 0
    assert "first.csv,in use again" in capsys.readouterr().out
    assert main([*home, "diff", "1999"]) == 1
    assert "There is no snapshot '1999'" in capsys.readouterr().err
    assert main([*home, "diff", "--public"]) == 2
