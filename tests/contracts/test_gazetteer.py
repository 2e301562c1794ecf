"""Place names in every layout: what is read of each, and a broken twin for each rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, SourceFile
from moorlands_dash.partnership import load_settings
from tests.place_files import (
    Spot,
    cut_names_csv,
    cut_postcodes_csv,
    directory_csv,
    index_csv,
    list_csv,
    square_csv,
)

TEAN = Spot("Upper Tean", "village", 52.951, -1.983)
WHERE = (52.951, -1.983)
GOOD = {"name": "Upper Tean", "kind": "village", "latitude": "52.951", "longitude": "-1.983"}


def read(folder: Path, text: str) -> tuple[Judged, pd.DataFrame]:
    """Judge a text as a load would, whatever its name; return the judgement and the rows."""
    path, out = folder / "download.csv", folder / "part.parquet"
    path.write_bytes(text.encode())
    source = SourceFile(path, path.name, "", path.stat().st_size)
    judged = recognise.read(source, out, load_settings())
    assert judged.kind == "gazetteer"
    assert judged.rows_in == judged.rows_accepted + judged.elsewhere + len(judged.quarantine)
    return judged, pd.read_parquet(out)


LAYOUTS: dict[str, tuple[Callable[[list[Spot]], str], str, str]] = {
    "simple list": (list_csv, "village", "village"),
    "index of place names": (index_csv, "LOC", "locality"),
    "postcode directory": (directory_csv, "", "postcode"),
    "postcodes cut to a district": (cut_postcodes_csv, "", "postcode"),
    "open names, a square": (square_csv, "populatedPlace/Village", "village"),
    "open names cut to a district": (cut_names_csv, "populatedPlace/Village", "village"),
}
"""Layout -> what writes it, a kind as it is written there, and the kind as it is read."""


def a_place(layout: str) -> Spot:
    name = "ST10 4LY" if LAYOUTS[layout][2] == "postcode" else "Upper Tean"
    return replace(TEAN, kind=LAYOUTS[layout][1], name=name)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_place_is_read_with_name_kind_and_point(tmp_path: Path, layout: str) -> None:
    write, _, kind = LAYOUTS[layout]
    judged, rows = read(tmp_path, write([a_place(layout)]))
    assert judged.quarantine == []
    (row,) = rows.to_dict("records")
    assert (row["name"], row["kind"]) == (a_place(layout).name, kind)
    # A square's places are in whole metres: some 1e-5 of a degree.
    assert (row["latitude"], row["longitude"]) == pytest.approx(WHERE, abs=2e-5)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("broken", "words"),
    [({"latitude": 48.1}, "not in Great Britain"), ({"longitude": 7.5}, "not in Great Britain")],
)
def test_a_twin_beyond_the_islands_is_set_aside(
    tmp_path: Path, layout: str, broken: dict[str, float], words: str
) -> None:
    good = a_place(layout)
    name = "ST10 4LZ" if good.name.startswith("ST10") else "Lower Tean"
    judged, rows = read(tmp_path, LAYOUTS[layout][0]([good, replace(good, name=name, **broken)]))
    if "index" in layout:
        # Beside the box around our own places it is still our district's by its code.
        assert judged.elsewhere == 0
    assert rows["name"].tolist() == [good.name]
    (bad,) = judged.quarantine
    assert bad.line == (2 if layout == "open names, a square" else 3)
    assert words in bad.reason


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "postcode" not in name])
def test_a_twin_without_a_name_or_with_a_hidden_letter_is_set_aside(
    tmp_path: Path, layout: str
) -> None:
    good, write = a_place(layout), LAYOUTS[layout][0]
    twins = [
        replace(good, name=""),
        replace(good, name="Te\u202ean"),
        replace(good, name="x" * 121),
    ]
    judged, rows = read(tmp_path, write([good, *twins]))
    assert rows["name"].tolist() == [good.name]
    assert [bad.column for bad in judged.quarantine] == ["name"] * 3
    assert "blank" in judged.quarantine[0].reason
