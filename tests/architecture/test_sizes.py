"""Files and functions stay short; a register of data alone may be long."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [
    ROOT / "app.py",
    *(ROOT / "pages").glob("*.py"),
    *(ROOT / "moorlands_dash").rglob("*.py"),
    *(ROOT / "demonstration").rglob("*.py"),
]
LINES = 300
REGISTER = 2 / 3
"""A register of data has at least this share of its lines in what is assigned in the module."""
FUNCTION = 40


def lines_of(nodes: list[ast.stmt]) -> int:
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes)


def is_register(module: ast.Module, lines: int) -> bool:
    assigned = [node for node in module.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    return lines_of(assigned) >= REGISTER * lines


def too_long(text: str) -> list[str]:
    """Return what is too long: the file, unless it is a register of data, and its functions."""
    module, lines = parsed.tree(text), len(text.splitlines())
    found = [f"{lines} lines"] if lines > LINES and not is_register(module, lines) else []
    functions = (
        n for n in ast.walk(module) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return found + [f"{node.name}()" for node in functions if lines_of([node]) > FUNCTION]


def test_no_file_and_no_function_of_the_program_is_long() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): parts
        for path in PROGRAM
        if (parts := too_long(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A = (\n" + "    1,\n" * 400 + ")\n", []),
        ("A = (\n" + "    1,\n" * 190 + ")\n" + "def a(): ...\n" * 111, ["303 lines"]),
        ("def a():\n" + "    x = 1\n" * 39, []),
        ("def a():\n" + "    x = 1\n" * 40, ["a()"]),
        ("class A:\n    def a(self):\n" + "        x = 1\n" * 40, ["a()"]),
        ("x = 1\n" * 300, []),
    ],
)
def test_data_may_be_long_and_code_may_not(text: str, parts: list[str]) -> None:
    assert too_long(text) == parts
