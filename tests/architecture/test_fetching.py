"""Nothing is fetched but by a command: no page, table or load knows of the internet."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.fetch import HOSTS, SOURCES
from tests.architecture import parsed

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "moorlands_dash"
SPEAKING = {"httpx2", "httpx", "requests", "urllib3", "aiohttp", "urllib.request", "http.client",
            "socket", "ftplib", "smtplib"}  # fmt: skip
FETCHING = {"moorlands_dash.fetch"}
COMMANDS = {"cli/starting.py", "cli/updating.py"}
"""What may ask for a round."""
BEYOND = {"web/serving.py": {"socket"}, "cli/health/serving.py": {"socket"}}
"""`serve` and `doctor` look for a free port of this machine."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed.tree(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (part.name for part in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{part.name}" for part in node.names)


def speaking(path: Path, known: set[str]) -> set[str]:
    return {
        name for found in imported(path) for name in known if f"{found}.".startswith(f"{name}.")
    }


@pytest.mark.slow
def test_only_fetch_speaks_to_other_machines() -> None:
    found = {}
    for path in (ROOT / "app.py", *(ROOT / "pages").glob("*.py"), *PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE if PACKAGE in path.parents else ROOT).as_posix()
        known = speaking(path, SPEAKING) - BEYOND.get(name, set())
        if known and not name.startswith("fetch/"):
            found[name] = known
    assert found == {}


@pytest.mark.slow
def test_only_commands_ask_for_a_round() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if PACKAGE / "fetch" not in path.parents and speaking(path, FETCHING)
    }
    assert asking <= COMMANDS
    for path in (ROOT / "app.py", *(ROOT / "pages").glob("*.py")):
        assert not speaking(path, FETCHING), path.name


@pytest.mark.slow
def test_the_dashboard_loads_without_it() -> None:
    code = (
        "import sys, importlib, pkgutil, moorlands_dash.ui as ui;"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(ui.__path__,"
        " 'moorlands_dash.ui.')];"
        "sys.exit(any(name.split('.')[0] == 'httpx2' or name.startswith('moorlands_dash.fetch')"
        " for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_every_source_says_all_of_itself() -> None:
    page = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")
    assert len({source.key for source in SOURCES}) == len(SOURCES) >= 15
    for source in SOURCES:
        assert source.address.startswith("https://")
        assert source.address.split("/")[2] in source.hosts, source.key
        assert source.licence and source.layout and source.by_hand and source.taken and source.days
        assert f"`{source.key}`" in page, source.key
        assert source.taken in page


def test_the_page_names_every_host_and_no_other() -> None:
    page = (ROOT / "docs" / "fetching.md").read_text(encoding="utf-8")
    (listed,) = [line for line in page.splitlines() if line.startswith("Hosts: ")]
    named = {name.strip(" `.") for name in listed.removeprefix("Hosts: ").split(",")}
    assert named == HOSTS
