"""The house: the layers are whole, and the project speaks of itself alone."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = {".py", ".md", ".toml", ".txt", ".css", ".html", ".json", ".yml", ".lock", ""}


def tracked() -> list[Path]:
    found = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    return [ROOT / name for name in found if (ROOT / name).is_file()]


def test_every_package_has_its_layer() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = next(c for c in contracts["contracts"] if c["type"] == "layers")["layers"]
    named = {part.strip().split(".")[1] for layer in layers for part in layer.split("|")}
    package = ROOT / "moorlands_dash"
    modules = {p.stem for p in package.glob("*.py")} | {
        p.parent.name for p in package.glob("*/__init__.py")
    }
    assert modules - {"__init__", "__main__"} <= named


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    machine = re.compile(r"(?<![\w.:/-])/(?:home|root|work|Users)/\w+")
    for path in tracked():
        if path.suffix in TEXT and path != Path(__file__):
            found = machine.search(path.read_text(encoding="utf-8", errors="replace"))
            assert not found, f"{path.relative_to(ROOT)}: {found[0] if found else ''}"


@pytest.mark.slow
def test_the_store_the_readers_and_the_measures_load_without_streamlit() -> None:
    code = (
        "import sys, moorlands_dash.store.queries, moorlands_dash.tables,"
        " moorlands_dash.charts.theme; sys.exit('streamlit' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.slow
def test_pages_and_their_tables_do_not_wait_for_geopandas_or_pandera() -> None:
    code = (
        "import sys, moorlands_dash.store.queries, moorlands_dash.tables;"
        "sys.exit(bool({'geopandas', 'pandera'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_only_the_tables_that_protect_counts_read_what_is_withheld() -> None:
    package = ROOT / "moorlands_dash"
    reading = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if ".unprotected()" in path.read_text(encoding="utf-8")
    }
    assert reading == {"tables/data/disclosure.py", "tables/people/protected.py"}


def test_the_make_file_has_every_target_that_it_promises_once() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    promised = re.search(r"^\.PHONY: (.+)$", text, re.MULTILINE)
    assert promised
    targets = re.findall(r"^([a-z-]+):", text, re.MULTILINE)
    assert sorted(targets) == sorted(promised[1].split())
