"""Every module of measures, tables and extracts has its test module, under the same name."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]
PACKAGE, UNIT, CONTRACTS = (
    ROOT / "moorlands_dash",
    ROOT / "tests" / "unit",
    ROOT / "tests/contracts",
)
LAYERS = ("extracts", "measures", "tables")
DECLARATIONS = "specs"
"""What a subject's tables are declared in; the declarations hold themselves when imported."""


def has_code(path: Path) -> bool:
    """Tell whether a module works something out."""
    tree = parsed.tree(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def modules(layer: str) -> set[str]:
    """Return the modules with code, as "measures/wards/ranks"."""
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix()
        for path in (PACKAGE / layer).rglob("*.py")
        if path.stem not in ("__init__", DECLARATIONS) and has_code(path)
    }


def having_tests(layer: str) -> set[str]:
    """Return the modules that test modules are named after.

    A layout is tested as a whole, file in and rows out, among the contracts.
    """
    found = {path.relative_to(UNIT) for path in (UNIT / layer).rglob("test_*.py")}
    if layer == "extracts":
        found |= {Path(layer) / path.name for path in CONTRACTS.rglob("test_*.py")}
    return {(path.parent / path.stem.removeprefix("test_")).as_posix() for path in found}


def test_every_module_with_code_has_its_test_module() -> None:
    missing = {name for layer in LAYERS for name in modules(layer) - having_tests(layer)}
    assert missing == set()
