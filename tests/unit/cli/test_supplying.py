"""The commands that say who owes what, and that a month is whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.cli import main
from tests.contracts import test_partner_layouts as partners
from tests.contracts import test_street
from tests.contracts.given import written


@pytest.fixture
def home(tmp_path: Path) -> list[str]:
    """Return the options that name a home with one month, June 2025, of litter."""
    rows = [
        partners.PROBLEM | {"reference": f"L{n}", "reported": f"2025-06-{n:02}", "kind": "litter"}
        for n in range(1, 31)
    ]
    home = ["--home", str(tmp_path / "home")]
    assert main([*home, "load", str(written(tmp_path / "litter-2025-06.csv", *rows))]) == 0
    return home


@pytest.mark.slow
def test_a_month_that_is_none_is_asked_for_again(home: list[str], capsys) -> None:
    capsys.readouterr()
    assert main([*home, "confirm", "litter", "2025-13", "--reason", "They say so"]) == 2
    said = capsys.readouterr().err
    assert "'2025-13' is not a month: write year and month, such as 2025-01" in said
    assert "should not have happened" not in said


@pytest.mark.slow
def test_a_month_confirmed_and_taken_back_differs(tmp_path: Path, capsys) -> None:
    home = ["--home", str(tmp_path / "home")]
    path = tmp_path / "2025-10-staffordshire-street.csv"
    written(
        path, *(test_street.GOOD | {"Crime ID": f"{n:064}", "Month": "2025-10"} for n in (1, 2))
    )
    path.write_text(path.read_text()[:-60])
    assert main([*home, "load", str(path)]) == 0
    assert main([*home, "confirm", "street", "2025-10", "--reason", "They say so"]) == 0
    capsys.readouterr()
    assert main([*home, "diff"]) == 0
    assert "month: Staffordshire Police, October 2025: Whole, was part." in capsys.readouterr().out
    assert main([*home, "confirm", "--back", "C0001", "--reason", "They do not"]) == 0
    capsys.readouterr()
    assert main([*home, "diff"]) == 0
    said = capsys.readouterr().out
    assert "1 month whole or not otherwise" in said
    assert "month: Staffordshire Police, October 2025: Part, was whole." in said
