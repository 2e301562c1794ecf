"""The command that takes back what was loaded says what it did, and what it can't do."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.cli import main
from tests.contracts import test_targets
from tests.contracts.given import written

pytestmark = pytest.mark.slow


def test_a_file_is_withdrawn_and_given_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(tmp_path / "home")]
    first = written(tmp_path / "a" / "plan.csv", test_targets.COUNT)
    second = written(tmp_path / "b" / "new.csv", test_targets.COUNT | {"target": "190"})
    for path in (first, second):
        assert main([*home, "load", str(path)]) == 0
    assert main([*home, "withdraw", "new.csv", "--reason", "a draft", "--by", "the office"]) == 0
    said = capsys.readouterr().out
    assert "is published without the file new.csv (a draft)" in said
    assert "plan.csv: 1 row loaded" in said
    assert main([*home, "load", str(second)]) == 0
    assert "new.csv: this file was withdrawn (a draft) and is not loaded" in capsys.readouterr().out
    assert main([*home, "check", str(second)]) == 0
    assert "this file was withdrawn (a draft)" in capsys.readouterr().out
    assert main([*home, "load", "--again", str(second)]) == 0
    assert main([*home, "withdraw", "new.csv", "--reason", "no", "--public"]) == 2
    assert main([*home, "withdraw", "newer.csv", "--reason", "no"]) == 1
    assert "Did you mean new.csv" in capsys.readouterr().err
