"""What users install is all that the program imports, wherever in it the import stands."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]


def named(line: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=~;\[ ]", line)[0]).lower()


def installed_by_users() -> set[str]:
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    return {named(line) for line in lines if line and not line.startswith(("#", "-"))}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed.tree(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.slow
def test_users_install_whatever_the_program_imports() -> None:
    program = [
        ROOT / "app.py",
        *(ROOT / "pages").glob("*.py"),
        *(ROOT / "moorlands_dash").rglob("*.py"),
    ]
    found = {name.split(".")[0] for path in program for name in imported(path)}
    outside = found - sys.stdlib_module_names - {"moorlands_dash"}
    assert {"streamlit", "statsmodels"} <= outside
    brought_by = packages_distributions()
    declared = installed_by_users()
    missing = {
        name for name in outside if not {named(dist) for dist in brought_by[name]} & declared
    }
    assert missing == set()
