"""NA, nan, NULL and their like are blanks in every column of every layout, and nothing else is."""

from __future__ import annotations

from datetime import date
from itertools import cycle
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import indicators, populations, recorded, street, targets
from moorlands_dash.extracts.model import Judged
from tests.contracts import (
    test_actions,
    test_events,
    test_indicators,
    test_meetings,
    test_populations,
    test_recorded,
    test_street,
    test_targets,
)
from tests.contracts.test_casualties import CASUALTIES
from tests.contracts.test_collisions import COLLISIONS
from tests.contracts.test_partner_layouts import FIRES, PROBLEMS, REPORTS
from tests.contracts.twins import Layout, Row

pytestmark = pytest.mark.slow

WORDS = ("NA", "N/A", "NaN", "nan", "NULL", "None", "-", "#N/A", "n/a", "null", " NA ", "NONE")
TEXTS = ("NA1", "N.A.", "Nan Road", "None of these", "--", "NA NA", "Nana", "nulls")
"""Texts with such a word in them, which are no blanks."""

STREET = Layout(street, test_street.GOOD, "Crime ID")
LAYOUTS = {
    "street": STREET,
    "fires": FIRES,
    "environment": PROBLEMS,
    "asb_reports": REPORTS,
    "collisions": COLLISIONS,
    "casualties": CASUALTIES,
    "recorded": Layout(recorded, test_recorded.GOOD, "Offence Code"),
    "populations": Layout(populations, test_populations.GOOD, "area_code"),
    "indicators": Layout(indicators, test_indicators.GOOD, "indicator"),
    "targets": Layout(targets, test_targets.COUNT, "target_id"),
    "actions": test_actions.LAYOUT,
    "annotations": test_events.LAYOUT,
    "meetings": test_meetings.LAYOUT,
}
CELLS = [(kind, column) for kind, layout in LAYOUTS.items() for column in layout.good]
EACH_CELL = [(*cell, word) for cell, word in zip(CELLS, cycle(WORDS), strict=False)]


def told(judged: Judged) -> list[tuple[int, str, str]]:
    """Return what was set aside: line, column and why."""
    return [(bad.line, bad.column, bad.reason) for bad in judged.quarantine]


NAMES = {
    "populations": [f"E0700019{digit}" for digit in range(2, 7)],
    "casualties": [str(number) for number in range(51, 56)],
}
"""Names of rows in layouts that don't take any text for one; no sums, as a total row holds."""


def alike(tmp_path: Path, layout: Layout, cells: list[tuple[Row, str, str]]) -> None:
    """Hold that words are judged as blanks are: of each row one cell, beside a good row.

    `cells` are rows, columns and words.
    """
    blank, blank_rows = layout.read(
        tmp_path, *(row | {column: ""} for row, column, _ in cells), layout.good
    )
    marked, marked_rows = layout.read(
        tmp_path, *(row | {column: word} for row, column, word in cells), layout.good
    )
    same = [
        rows.sort_values("row" if "row" in rows else list(rows)[:1], ignore_index=True)
        for rows in (marked_rows, blank_rows)
    ]
    pd.testing.assert_frame_equal(*same)
    assert told(marked) == told(blank)
    assert marked.rows_in == blank.rows_in == len(cells) + 1
    for line, (_, column, word) in enumerate(cells, start=2):
        shown = [bad.value for bad in marked.quarantine if (bad.line, bad.column) == (line, column)]
        assert [value.strip() for value in shown] in ([], [word.strip()])


@pytest.mark.parametrize("kind", LAYOUTS)
def test_a_word_for_a_blank_is_judged_as_a_blank_is(tmp_path: Path, kind: str) -> None:
    layout = LAYOUTS[kind]
    cells = [(column, word) for of, column, word in EACH_CELL if of == kind]
    names = NAMES.get(kind, [f"twin{place}" for place in range(len(cells))])
    named = [layout.good | {layout.key: name} for name in names]
    rows = [(row, *cell) for row, cell in zip(named, cells, strict=True)]
    alike(tmp_path, layout, rows)


@pytest.mark.whole
@pytest.mark.parametrize(("kind", "column", "word"), EACH_CELL)
def test_a_word_for_a_blank_is_judged_so_in_a_file_of_its_own(
    tmp_path: Path, kind: str, column: str, word: str
) -> None:
    alike(tmp_path, LAYOUTS[kind], [(LAYOUTS[kind].good, column, word)])


@pytest.mark.parametrize("word", WORDS)
def test_street_rows_with_a_word_for_an_id_are_each_an_incident(tmp_path: Path, word: str) -> None:
    row = STREET.good | {"Crime ID": word, "Crime type": "Anti-social behaviour"}
    nowhere = dict.fromkeys(
        ("Longitude", "Latitude", "Location", "LSOA code", "LSOA name", "Last outcome category"),
        word,
    )
    judged, rows = STREET.read(tmp_path, row, row | nowhere, STREET.good)
    assert (judged.rows_accepted, judged.quarantine) == (3, [])
    rows = rows.sort_values("row")
    assert rows["crime_id"].isna().tolist() == [True, True, False]
    assert rows["longitude"].notna().tolist() == [True, False, True]
    lost = ["longitude", "latitude", "location", "lsoa_code", "lsoa_name", "outcome"]
    assert rows.iloc[1][lost].isna().all()
    assert rows.iloc[0]["location"] == "On or near Derby Street"


@pytest.mark.parametrize("text", TEXTS)
def test_text_with_such_a_word_in_it_is_kept(tmp_path: Path, text: str) -> None:
    row = STREET.good | {"Location": text, "LSOA name": text, "Last outcome category": text}
    _, rows = STREET.read(tmp_path, row)
    assert rows[["location", "lsoa_name", "outcome"]].to_numpy().tolist() == [[text] * 3]
    _, fires = FIRES.read(tmp_path, FIRES.good | {"ward": text})
    assert fires["ward"].tolist() == [text]
    _, meetings = (layout := LAYOUTS["meetings"]).read(tmp_path, layout.good | {"title": text})
    assert meetings["title"].tolist() == [text]


@pytest.mark.parametrize("word", WORDS)
def test_a_force_that_is_a_word_for_a_blank_is_no_force(tmp_path: Path, word: str) -> None:
    judged, _ = STREET.read(tmp_path, STREET.good, STREET.good | {"Falls within": word})
    assert judged.covers == [("Staffordshire Police", date(2018, 10, 1))]
    (bad,) = judged.quarantine
    assert (bad.line, bad.column, bad.value) == (3, "Falls within", word)
    assert "No force is given" in bad.reason


TOGETHER = [WORDS, *(pytest.param((word,), marks=pytest.mark.whole) for word in WORDS)]
"""All the words in one file; `make whole` tries each in a file of its own."""


@pytest.mark.parametrize("words", TOGETHER, ids=" ".join)
@pytest.mark.parametrize("layout", [FIRES, PROBLEMS, REPORTS])
def test_partners_rows_without_a_reference_do_not_share_one(
    tmp_path: Path, layout: Layout, words: tuple[str, ...]
) -> None:
    bare = [layout.good | {layout.key: word} for word in words for _ in range(2)]
    judged, rows = layout.read(tmp_path, *bare, layout.good)
    assert judged.quarantine == []
    assert rows["reference"].isna().tolist() == [*[True] * len(bare), False]
    assert any(f"{len(bare)} rows have no reference: each" in said for said in judged.notices)


@pytest.mark.parametrize("words", TOGETHER, ids=" ".join)
@pytest.mark.parametrize("layout", [FIRES, PROBLEMS, REPORTS])
def test_a_partners_place_that_is_not_known_is_blank(
    tmp_path: Path, layout: Layout, words: tuple[str, ...]
) -> None:
    names = ("easting", "northing", "longitude", "latitude", "ward")
    given = [
        layout.good | dict.fromkeys(names, word) | {layout.key: f"twin{place}"}
        for place, word in enumerate(words)
    ]
    judged, rows = layout.read(tmp_path, *given)
    assert judged.quarantine == []
    assert len(rows) == len(words)
    assert rows[["longitude", "latitude", "ward"]].isna().all(axis=None)
