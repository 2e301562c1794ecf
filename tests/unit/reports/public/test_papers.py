"""An attacker at everything that the public's commands write: no file depends on withheld rows.

Two homes hold the same open rows and other withheld ones, and have given the public the same
protected counts. What the commands write of both is the same to the byte, whatever its format, so
that no paper, table or file tells anything of withheld rows beyond those counts: not by another
period, a total, a rank or a file's own data.
"""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection, audience, build
from tests.public_view import SENSITIVE, write_settings
from tests.tries import cases
from tests.unit.reports.public.test_guarded import text_of

PAPERS = (
    ("ward", "Leek North"),
    ("year", "2025/26"),
    ("public-meeting", "public-2026-10-01"),
)
TABLES = (
    ("ward-counts", "--from", "2025-10", "--to", "2026-08"),
    ("district-months",),
    ("targets", "--year", "2026/27"),
    ("overview",),
    ("what-we-did",),
    ("protected-counts",),
)
FIRST = TABLES[0]
"""Tables are written as CSV and as JSON from the same rows: one of them is tried as both."""
OWN = (
    ("report", "quarter", "2026-Q2"),
    ("report", "briefing"),
    ("hotspots",),
    ("table", "incidents"),
    ("table", "decisions"),
    ("backtest",),
    ("decisions",),
    ("due",),
)
"""What is the partnership's own: refused in the public view."""


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_settings(tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def settings(settings_file: Path) -> Settings:
    return load_settings(settings_file)


@pytest.fixture(scope="module")
def homes(
    demo_home: Path, other_home: Path, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """Return two homes that have given the same protected counts."""
    folder = tmp_path_factory.mktemp("papers")
    ours, theirs = (
        Path(shutil.copytree(home, folder / name))
        for home, name in ((demo_home, "ours"), (other_home, "theirs"))
    )
    build("protected-counts", audience.opened(settings, ours, asked=True), settings, Selection())
    shutil.copy2(ours / "given.csv", theirs / "given.csv")
    return ours, theirs


def public(home: Path, settings_file: Path) -> list[str]:
    return ["--home", str(home), "--partnership", str(settings_file), "--public"]


@pytest.mark.parametrize(("kind", "of"), PAPERS)
def test_no_paper_depends_on_what_is_withheld(
    homes: tuple[Path, Path], settings_file: Path, tmp_path: Path, kind: str, of: str
) -> None:
    made = []
    for home in homes:
        out = tmp_path / home.name
        asked = [*public(home, settings_file), "report", kind, of, "--out", str(out)]
        assert main(asked) == 0
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    ours, theirs = made
    assert ours
    assert ours == theirs
    for path in (tmp_path / "ours").iterdir():
        said = text_of(path)
        assert len(said) > 500
        assert "fires in homes in" not in said


@pytest.mark.parametrize(
    ("form", "asked"),
    cases(
        product(["csv", "json"], TABLES), [("json", asked) for asked in TABLES] + [("csv", FIRST)]
    ),
    ids=lambda asked: asked if isinstance(asked, str) else asked[0],
)
def test_no_exported_table_depends_on_what_is_withheld(
    homes: tuple[Path, Path],
    settings_file: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    asked: tuple[str, ...],
    form: str,
) -> None:
    made = []
    for home in homes:
        assert main([*public(home, settings_file), "table", *asked, "--format", form]) == 0
        made.append(capfdbinary.readouterr().out)
    assert len(made[0]) > 300
    assert made[0] == made[1]


@pytest.mark.parametrize("asked", OWN, ids=" ".join)
def test_what_is_the_partnerships_own_is_not_written_in_the_public_view(
    homes: tuple[Path, Path],
    settings_file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    asked: tuple[str, ...],
) -> None:
    before = sorted(path.relative_to(homes[0]) for path in homes[0].rglob("*"))
    out = ["--out", str(tmp_path / "out")] if asked[0] in ("report", "hotspots") else []
    assert main([*public(homes[0], settings_file), *asked, *out]) == 2
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "out").exists()
    assert sorted(path.relative_to(homes[0]) for path in homes[0].rglob("*")) == before


def test_the_two_homes_are_told_apart_by_the_partnership(homes: tuple[Path, Path]) -> None:
    """Hold that the comparison is of different rows."""
    counts = [
        len(open_snapshot(home).incidents(None, list(SENSITIVE), columns=["row"])) for home in homes
    ]
    assert counts[0] != counts[1]
