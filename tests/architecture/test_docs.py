"""The pages for people name what is there: files, folders, names in modules, layers, subjects."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.tables.catalogue import SUBJECTS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "moorlands_dash"
DOCS = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "benchmarks/README.md")),
]
ADDING = ROOT / "docs" / "adding.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
OF_SUBJECTS = ("measures", "tables", "words", "charts", "ui")


def quoted(text: str) -> list[str]:
    """Return what stands between back-ticks, but in blocks of code."""
    bare = re.sub(r"^ *```.*?^ *```", "", text, flags=re.MULTILINE | re.DOTALL)
    return list(dict.fromkeys(re.findall(r"`([^`\n]+)`", bare)))


def paths(text: str) -> Iterator[str]:
    """Yield what is written as a file or folder; capitals stand for any name: `ui/SUBJECT/`.

    What lies in a home, `HOME/lock`, is no part of the project.
    """
    for words in quoted(text):
        whole = re.fullmatch(r"\w[\w.-]*(/[\w.-]+)*/?", words) and not words.startswith("HOME/")
        if whole and re.search(r"/|\.(py|md|toml|css|typ|html|lock)$", words):
            yield words


def names(text: str) -> Iterator[str]:
    """Yield what is written as a name in a module of the package: `tables.build`."""
    layers = "|".join(path.parent.name for path in PACKAGE.glob("*/__init__.py"))
    for words in quoted(text):
        found = re.match(rf"((?:{layers}|demonstration)(?:\.\w+)+)", words)
        if found and not words.endswith(".py"):
            yield found[1]


def lies(path: str, beside: Path) -> bool:
    """Tell whether a path lies in the project, the package, or the folder of the page."""
    pattern = re.sub(r"(?<![A-Za-z])[A-Z]{3,}(?![\w])(?!\.md)", "*", path.rstrip("/"))
    return any(any(base.glob(pattern)) for base in (ROOT, PACKAGE, beside))


def stands(name: str) -> bool:
    """Tell whether a dotted name leads to a module, or to a word of one."""
    place, *parts = name.split(".")
    found = PACKAGE / place if (PACKAGE / place).is_dir() else ROOT / place
    while parts and (found / parts[0]).is_dir():
        found /= parts.pop(0)
    if parts and (found / f"{parts[0]}.py").is_file():
        found /= f"{parts.pop(0)}.py"
    text = (found if found.is_file() else found / "__init__.py").read_text(encoding="utf-8")
    return all(re.search(rf"\b{part}\b", text) for part in parts)


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_path_lies_where_a_page_says(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [path for path in paths(text) if not lies(path, page.parent)] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_name_in_a_module_is_there(page: Path) -> None:
    assert [n for n in names(page.read_text(encoding="utf-8")) if not stands(n)] == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    linked = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [
        target for target in linked if "://" not in target and not target.startswith("mailto:")
    ]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_what_is_no_longer_there_is_found() -> None:
    text = "See `store/gone.py`, `store/load.py`, `ui/SUBJECT/` and `pages/SUBJECT/x.py`."
    assert [path for path in paths(text) if not lies(path, ROOT)] == [
        "store/gone.py",
        "pages/SUBJECT/x.py",
    ]
    assert [n for n in names("`tables.build`, `tables.built`") if not stands(n)] == ["tables.built"]


def test_the_page_on_the_architecture_is_short() -> None:
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= 150


def test_the_page_on_adding_is_short() -> None:
    assert len(ADDING.read_text(encoding="utf-8").splitlines()) <= 150


def test_the_architecture_names_every_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c for c in contracts["contracts"] if c["type"] == "layers")["layers"]
    modules = [part.strip().split(".")[1] for layer in layers for part in layer.split("|")]
    text = section("The layers")
    assert [
        m for m in modules if not re.search(rf"`(?:moorlands_dash/)?{m}(?:/|\.py)`", text)
    ] == []


def test_the_architecture_names_the_subjects_and_no_other() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", section("The subjects"), re.MULTILINE)
    assert len(rows) == len(set(rows))
    assert set(rows) == set(SUBJECTS)


@pytest.mark.parametrize("layer", OF_SUBJECTS)
def test_a_layer_has_no_folder_that_is_no_subject(layer: str) -> None:
    folders = {path.parent.name for path in (PACKAGE / layer).glob("*/__init__.py")}
    assert len(folders) >= 5
    assert folders <= set(SUBJECTS)
    assert layer != "tables" or folders == set(SUBJECTS)


def section(head: str) -> str:
    """Return what stands under a heading of the page on the architecture."""
    return ARCHITECTURE.read_text(encoding="utf-8").split(f"## {head}\n")[1].split("\n## ")[0]
