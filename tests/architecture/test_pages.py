"""Pages are thin, and the navigation lists exactly the files in `pages/`."""

import ast
from pathlib import Path

import pytest

from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "pages").glob("*.py"))
BARRED_IMPORTS = {"duckdb", "geopandas", "numpy", "pandas", "scipy", "plotly", "pydeck"}
BARRED_CALLS = {"groupby", "merge", "read_csv", "read_parquet", "execute", "open"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_only_chooses_calls_and_lays_out(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 60
    for node in ast.walk(parsed.tree(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names]
            assert not {name.split(".")[0] for name in names} & BARRED_IMPORTS
        if isinstance(node, ast.Attribute):
            assert node.attr not in BARRED_CALLS


def test_the_navigation_lists_exactly_the_pages() -> None:
    tree = parsed.tree((ROOT / "app.py").read_text(encoding="utf-8"))
    listed = [
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PageFile"
        if isinstance(node.args[0], ast.Constant)
    ]
    assert sorted(listed) == [f"pages/{page.name}" for page in PAGES]
