"""ONS's Index of Place Names: any year's columns, and our district's rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contracts.test_gazetteer import a_place, read
from tests.place_files import (
    OTHER,
    Spot,
    index_csv,
)


@pytest.mark.parametrize("year", ["19", "23", "25"])
def test_the_index_is_known_in_any_year(tmp_path: Path, year: str) -> None:
    judged, rows = read(tmp_path, index_csv([a_place("index of place names")], year))
    assert rows["name"].tolist() == ["Upper Tean"]
    assert judged.notices == []


def test_the_index_is_cut_to_our_settlements_and_parishes_and_a_little_around(
    tmp_path: Path,
) -> None:
    spots = [
        Spot("Checkley", "LOC", 52.94, -1.96, parish="E04008947"),
        Spot("Checkley", "PAR", 52.95, -1.97, parish="E04008947", number=7),
        Spot("Leek BUA", "BUA", 53.105, -2.02, town="E63001234"),
        Spot("Just outside", "LOC", 52.93, -1.95, district=OTHER),
        Spot("Far away", "LOC", 51.5, -0.1, district="E09000033"),
        Spot("Leek West", "WD", 53.108, -2.045),
        Spot("No point", "LOC", 0, 0),
    ]
    judged, rows = read(tmp_path, index_csv(spots))
    assert dict(zip(rows["name"] + "/" + rows["kind"], rows["parish"].fillna(""), strict=True)) == {
        "Checkley/locality": "E04008947",
        "Checkley/parish": "E04008947",
        "Leek/town": "",
        "Just outside/locality": "",
    }
    assert judged.elsewhere == 3
    assert judged.quarantine == []
    assert "3 rows are of other areas, or have no point" in judged.notices[0]
