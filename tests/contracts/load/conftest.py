"""What the tests of loading share: small extracts made in code, and a partnership of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash.partnership import Files, Settings, load_settings
from moorlands_dash.store.load import Outcome, load
from moorlands_dash.store.queries import Snapshot, open_snapshot

HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


@pytest.fixture
def street() -> Callable[..., Path]:
    """Return a writer of street extracts, named as data.police.uk names them."""

    def write(folder: Path, *rows: str, month: str = "2025-01") -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{month}-staffordshire-street.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def outlines() -> Callable[..., Path]:
    """Return a writer of ward outlines: squares given as code, name and western edge."""

    def write(path: Path, *squares: tuple[str, str, float]) -> Path:
        features = [_square(*square) for square in squares]
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        return path

    return write


def _square(code: str, name: str, west: float) -> dict[str, object]:
    east = west + 0.1
    ring = [[west, 53.0], [east, 53.0], [east, 53.1], [west, 53.1], [west, 53.0]]
    return {
        "type": "Feature",
        "properties": {"WD24CD": code, "WD24NM": name, "LAD24CD": "E07000198"},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The partnership's settings, with a folder of their own for reference and demonstration."""
    folder = tmp_path / "settings"
    (folder / "demonstration").mkdir(parents=True)
    populations = "area_code,area_name,year,population,source\nE05007039,Left,2020,1000,made up\n"
    (folder / "populations.csv").write_text(populations)
    files = Files(reference=["populations.csv"], demonstration="demonstration")
    return load_settings().model_copy(update={"folder": folder, "files": files})


@pytest.fixture
def summed() -> Callable[[Path], None]:
    """Return a writer of SHA256SUMS over a folder's files."""

    def write(folder: Path) -> None:
        files = [path for path in sorted(folder.iterdir()) if path.suffix]
        lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in files]
        (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n")

    return write


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def opened(home: Path) -> Callable[[], Snapshot]:
    """Return an opener of what is published that holds every file's rows to balance."""

    def open_balanced() -> Snapshot:
        snapshot = open_snapshot(home)
        for record in snapshot.manifest["files"]:
            parts = record["loaded"] + record["superseded"] + record["quarantined"]
            assert record["rows_in"] == parts, record["name"]
        return snapshot

    return open_balanced


@pytest.fixture
def again(home: Path, settings: Settings) -> Callable[..., Outcome]:
    """Return a loader of paths that gives the outcome."""
    return lambda *paths: load(paths, settings, home)
