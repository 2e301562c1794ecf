"""No two modules of the package import each other, not even inside a function or for types."""

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]


def name_of(path: Path, root: Path) -> str:
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")


def imported(source: str) -> Iterator[list[str]]:
    """Yield for each import what it may name: a module, or something in one."""
    for node in ast.walk(parsed.tree(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ([f"{node.module}.{part.name}", node.module] for part in node.names)
        elif isinstance(node, ast.Import):
            yield from ([part.name] for part in node.names)


def imports(folder: Path, root: Path) -> dict[str, set[str]]:
    """Return each module below a folder with those of them that it imports, anywhere in it."""
    modules = {name_of(path, root): path for path in folder.rglob("*.py")}
    found = {}
    for module, path in modules.items():
        asked = imported(path.read_text(encoding="utf-8"))
        known = (next((name for name in names if name in modules), module) for names in asked)
        found[module] = set(known) - {module}
    return found


def test_the_package_has_no_circle() -> None:
    package = imports(ROOT / "moorlands_dash", ROOT)
    assert len(package) > 300
    TopologicalSorter(package).prepare()


def test_a_circle_inside_a_function_is_found(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("import two\n")
    (tmp_path / "two.py").write_text("def late():\n    from one import x\n    return x\n")
    assert imports(tmp_path, tmp_path) == {"one": {"two"}, "two": {"one"}}
    with pytest.raises(CycleError):
        TopologicalSorter(imports(tmp_path, tmp_path)).prepare()
