"""Page, print, slides, workbook, leaflet and sentences show the same of each status."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import openpyxl
import pandas as pd
import pytest
from lxml import html
from pptx import Presentation
from pypdf import PdfReader

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.reports.pack.contents import assembled
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.paper import paper
from moorlands_dash.reports.pack.powerpoint import powerpoint
from moorlands_dash.reports.pack.workbook import workbook
from moorlands_dash.reports.public.parts import promises
from moorlands_dash.reports.public.summary import Summary
from moorlands_dash.reports.public.web import page_html
from moorlands_dash.ui.status import status_html
from moorlands_dash.words.meetings.public import promise_sentence
from moorlands_dash.words.targets.trajectories import targets_sentence
from tests.unit.reports.pack.conftest import hand_made, tables, target


class Shown(NamedTuple):
    sign: str
    colour: str


EXPECTED = {
    "Missed": Shown("×", "801650"),
    "Unlikely": Shown("■", "801650"),
    "At risk": Shown("!", "801650"),
    "Watch": Shown("◊", "12436d"),
    "Cannot tell": Shown("?", "505a5f"),
    "On course": Shown("►", "1b7f77"),
    "Met": Shown("√", "1b7f77"),
}

SAID = {
    "missed": ("was missed", "We have missed it."),
    "unlikely": ("is unlikely to be met", "We will probably miss it."),
    "at risk": ("is at risk", "We may well miss it."),
    "watch": ("is to be watched", "It could go either way."),
    "cannot tell": ("can't be told", "We can't tell yet."),
    "on course": ("is on course", "We are on course."),
    "met": ("was met", "We have met it."),
}


@pytest.fixture(scope="module")
def whole() -> Pack:
    """Return a pack with a target of each status."""
    built = tables()
    rows = [target(f"t{place}", f"Target {word}", word) for place, word in enumerate(SAID)]
    built["targets"] = replace(built["targets"], frame=pd.DataFrame(rows))
    return assembled(hand_made().about, built)


def read(sign_and_word: str, colour: str) -> dict[str, Shown]:
    """Return a status as it was found, nothing where the text is no status."""
    sign, _, word = sign_and_word.replace("\xa0", " ").strip().partition(" ")
    return {word: Shown(sign, colour.lower().removeprefix("#"))} if word in EXPECTED else {}


def of_html(text: str, path: str) -> dict[str, Shown]:
    found: dict[str, Shown] = {}
    for element in html.fromstring(text).iterfind(path):
        colour = re.findall(r"color:(#\w{6})", element.get("style", ""))[0]
        found |= read(element.text_content(), colour)
    return found


def test_the_page() -> None:
    bodies = "".join(status_html(word, LIGHT) for word in SAID)
    assert of_html(f"<div>{bodies}</div>", ".//b") == EXPECTED


def test_its_sign_is_passed_over_by_screen_readers() -> None:
    (sign,) = html.fromstring(status_html("at risk", LIGHT)).iterfind("span")
    assert (sign.text, sign.get("aria-hidden")) == ("!", "true")


def test_the_leaflet(whole: Pack) -> None:
    (targets,) = (table for table in whole.tables if table.name == "targets")
    told = promises("Our promises", targets, closed=False)
    about = dict.fromkeys(("demonstration", "title", "full_name", "period", "footer"), "")
    text = page_html(Summary("", (), (told,)), about).decode()
    assert of_html(text, ".//span[@class='status']") == EXPECTED


def test_the_slides(whole: Pack) -> None:
    found: dict[str, Shown] = {}
    for slide in Presentation(io.BytesIO(powerpoint(whole))).slides:
        for shape in slide.shapes:
            frames = [shape.text_frame] if shape.has_text_frame else []
            if shape.has_table:
                frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
            for run in (run for frame in frames for p in frame.paragraphs for run in p.runs):
                if run.text.partition(" ")[2] in EXPECTED:
                    found |= read(run.text, str(run.font.color.rgb))
    assert found == EXPECTED


def test_the_print(whole: Pack) -> None:
    found: dict[str, Shown] = {}
    colour = ""

    def operated(operator: bytes, operands: list[Any], *_: Any) -> None:
        nonlocal colour
        if operator == b"scn" and len(operands) == 3:
            colour = "".join(f"{round(float(part) * 255):02x}" for part in operands)

    def written(text: str, *_: Any) -> None:
        found.update(read(text, colour))

    for page in PdfReader(io.BytesIO(paper(whole))).pages:
        page.extract_text(visitor_operand_before=operated, visitor_text=written)
    assert found == EXPECTED


def test_the_workbook_shows_the_sign_and_holds_the_bare_word(whole: Pack) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(whole)))["targets"]
    found: dict[str, Shown] = {}
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.value in SAID and '"' in cell.number_format:
            sign = cell.number_format.split('"')[1]
            found |= read(f"{sign}{str(cell.value).capitalize()}", str(cell.font.color.rgb)[-6:])
    assert found == EXPECTED


@pytest.mark.parametrize("word", SAID)
def test_the_sentences(word: str) -> None:
    row: Mapping[Any, Any] = target("one", "Less damage", word)
    said = targets_sentence(pd.DataFrame([row]), "2026/27")
    assert said == f"2026/27: The one target {SAID[word][0]}."
    assert promise_sentence(row).startswith(
        f"{SAID[word][1]} There have been 311 to September 2026;"
    )
