"""A ZIP whose files are read side by side is read whole, to its last file."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings

pytestmark = pytest.mark.slow

ROW = (
    ",{month},Staffordshire Police,Staffordshire Police,-2.0,53.05,On or near A Street,E01029742,"
    "Staffordshire Moorlands 001A,Anti-social behaviour,,"
)
ROWS = 20_000


def test_every_file_of_an_archive_is_read_before_it_is_deleted(
    tmp_path: Path, home: Path, settings: Settings, street: Callable[..., Path]
) -> None:
    archive = tmp_path / "site.zip"
    months = [f"2025-{number:02d}" for number in range(1, 10)]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for month in months:
            path = street(tmp_path / month, *[ROW.format(month=month)] * ROWS, month=month)
            packed.write(path, f"{month}/{path.name}")
    outcome = load([archive], settings, home)
    assert outcome.refused == []
    loaded = [record for record in outcome.files if record.kind == "street"]
    assert [record.name for record in loaded] == [
        f"site.zip/{month}/{month}-staffordshire-street.csv" for month in months
    ]
    assert {record.loaded for record in loaded} == {ROWS}
