"""A ZIP whose files are read side by side is read whole, to its last file."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings
from moorlands_dash.store.load import check

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


def test_a_file_that_is_being_read_stays_while_those_behind_it_are_refused(
    tmp_path: Path, settings: Settings, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sent.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/fires-2025-01.csv", "incident_number,called,kind\n1,2025-01-03,other\n")
        for number in range(30):
            archive.writestr(f"b/{number:02d}.csv", f"damaged member {number:02d}")
    # Stored as they are: another letter than the checksum was made of.
    path.write_bytes(path.read_bytes().replace(b"damaged member", b"damaged nember"))
    read = recognise.read

    def slowly(source: Any, *rest: Any) -> Any:
        sleep(0.3)
        return read(source, *rest)

    monkeypatch.setattr(recognise, "read", slowly)
    outcome = check([path], settings, home=home)
    assert [record.name for record in outcome.files] == ["sent.zip/a/fires-2025-01.csv"]
    assert {refusal.file[:10] for refusal in outcome.refused} == {"sent.zip/b"}
    assert len(outcome.refused) == 30
