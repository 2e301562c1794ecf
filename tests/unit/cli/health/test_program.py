"""What the doctor says of the program: Python, packages against the lock, pages."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from moorlands_dash.cli.health import program


@pytest.mark.parametrize(
    ("found", "state"), [((3, 10, 9), "fault"), ((3, 11, 0), "well"), ((3, 14, 1), "well")]
)
def test_an_old_python_is_a_fault(found: tuple[int, ...], state: str) -> None:
    assert program.of_python(found).state == state


@pytest.mark.parametrize(
    ("line", "state"),
    [
        (f"duckdb=={version('duckdb')} \\", "well"),
        ("duckdb==0.0.1 \\", "note"),
        ("no-such-package-of-ours==1.0 \\", "fault"),
        ('no-such-package-of-ours==1.0 ; python_full_version < "3" \\', "well"),
    ],
)
def test_packages_are_held_against_the_lock(tmp_path: Path, line: str, state: str) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"{line}\n    --hash=sha256:{'0' * 64}\n    # via streamlit\n")
    assert program.of_packages(lock).state == state


def test_the_projects_own_lock_is_read_whole() -> None:
    lock = Path(__file__).resolve().parents[4] / "deploy" / "requirements.lock"
    pinned = {one.name for one in program.pinned(lock.read_text(encoding="utf-8"))}
    assert {"streamlit", "duckdb", "esda", "setuptools"} <= pinned


def test_a_program_without_pages_is_a_fault(tmp_path: Path) -> None:
    assert program.of_pages(tmp_path / "app.py").state == "fault"
