"""Whether the project's own readers take every row of the demonstration extracts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

import demonstration as demo
from moorlands_dash.extracts import (
    actions,
    events,
    indicators,
    issues,
    meetings,
    outlines,
    partner_list,
    people_counts,
    recorded,
    street,
    targets,
)
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import Settings


def judged(reader: ModuleType, path: Path, out: Path, settings: Settings) -> Judged:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    source = SourceFile(path, path.name, digest, path.stat().st_size)
    result: Judged = reader.read(source, out / "part.parquet", settings)
    return result


@pytest.mark.parametrize(
    ("reader", "name", "rows"),
    [
        (outlines, demo.OUTLINES, 27),
        (indicators, demo.INDICATORS, 50),
        (indicators, demo.RECORDS, 8),
        (indicators, demo.VOICES, 33),
        (issues, demo.ISSUES, 49),
        (targets, demo.TARGETS, 20),
        (actions, demo.ACTIONS, 48),
        (events, demo.ANNOTATIONS, 7),
        (meetings, demo.MEETINGS, 16),
        (people_counts, demo.PEOPLE, 1364),
        (partner_list, demo.DIRECTORY, 24),
        (recorded, demo.RECORDED, None),
    ],
)
def test_no_row_is_quarantined(
    built: Path,
    tmp_path: Path,
    settings: Settings,
    reader: ModuleType,
    name: str,
    rows: int | None,
) -> None:
    found = judged(reader, built / name, tmp_path, settings)
    assert found.quarantine == []
    assert found.rows_accepted == found.rows_in
    assert rows is None or found.rows_in == rows


@pytest.mark.parametrize("month", ["2021-04", "2023-12", "2026-09"])
def test_no_street_row_is_quarantined(
    built: Path, tmp_path: Path, settings: Settings, month: str
) -> None:
    name = f"{month}/{month}-staffordshire-street.csv"
    for path in built.glob("*-street-*.zip"):
        with ZipFile(path) as archive:
            if name in archive.namelist():
                archive.extract(name, tmp_path)
    found = judged(street, tmp_path / name, tmp_path, settings)
    assert found.quarantine == []
    assert found.rows_in == found.rows_accepted > 7_000
    assert [f"{when:%Y-%m}" for _, when in found.covers] == [month]
    assert found.covers[0][0] == settings.force.name
