"""ONS's Postcode Directory: our district's postcodes alone, those given up too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts.test_gazetteer import TEAN, read
from tests.place_files import (
    OTHER,
    Spot,
    cut_postcodes_csv,
    directory_csv,
)


def test_the_directory_is_streamed_and_only_our_postcodes_kept(tmp_path: Path) -> None:
    spots = [
        Spot("ST13 6JU", "", 53.1, -2.03),
        Spot("st136jt", "", 53.1, -2.03, ended="199606"),
        Spot("SK17 6BT", "", 53.2, -1.9, district=OTHER),
        Spot("ST13 9ZZ", "", 99.999999, 0.0),
        Spot("ST13 XX", "", 53.1, -2.03),
        Spot("ST13 6JU", "", 53.1, -2.03),
        Spot("ST13 6JS", "", 53.1, -2.03, ended="June"),
    ]
    judged, rows = read(tmp_path, directory_csv(spots))
    assert dict(zip(rows["name"], rows["ended"].fillna(""), strict=True)) == {
        "ST13 6JU": "",
        "ST13 6JT": "1996-06",
    }
    assert judged.elsewhere == 2
    assert {bad.line: bad.column for bad in judged.quarantine} == {
        6: "name", 7: "name", 8: "ended"
    }  # fmt: skip


def test_a_list_of_people_with_postcodes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    head, row, _ = cut_postcodes_csv([replace(TEAN, name="ST10 4LY")]).split("\n")
    path.write_text(f"{head},contact name\n{row},A Person\n", encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    with pytest.raises(Refusal, match="personal data"):
        recognise.read(source, tmp_path / "part.parquet", load_settings())
