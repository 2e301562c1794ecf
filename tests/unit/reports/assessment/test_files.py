"""The assessment on paper, read back: pages and tags, Word's own XML, slides, the public's."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pypdf import PdfReader

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.assessment.contents import Assessment, gathered
from moorlands_dash.reports.assessment.files import FILES
from moorlands_dash.reports.public.assessment import assessment_leaflet
from moorlands_dash.reports.public.leaflet import drawn
from moorlands_dash.tables.audience import Unguarded, guarded
from moorlands_dash.tables.model import Selection
from tests.opened import opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


@pytest.fixture(scope="module")
def assessment(demo_home: Path) -> Assessment:
    return gathered(opened(demo_home), load_settings())


def test_the_paper_has_8_to_12_tagged_pages_that_say_what_the_page_says(
    assessment: Assessment,
) -> None:
    reader = PdfReader(io.BytesIO(FILES["pdf"](assessment)))
    assert 8 <= len(reader.pages) <= 12
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    said = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    assert assessment.themes.sentence in said
    for words in ("Does number one survive?", "A theme without data has no rank.", "wards hold"):
        assert words in said
    assert f"Snapshot {assessment.snapshot.id}" in said


def test_the_word_file_has_headings_tables_with_heads_and_pictures_with_words(
    assessment: Assessment,
) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES["docx"](assessment))) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    styles = [style.get(f"{W}val") for style in body.iter(f"{W}pStyle")]
    assert styles.count("Heading1") >= 7
    assert len(list(body.iter(f"{W}tblHeader"))) == len(list(body.iter(f"{W}tbl"))) >= 4
    pictures = list(body.iter(f"{WP}docPr"))
    assert len(pictures) >= 10
    assert all(picture.get("descr") for picture in pictures)


def test_the_slides_have_pictures_with_words_and_notes(assessment: Assessment) -> None:
    deck = Presentation(io.BytesIO(FILES["pptx"](assessment)))
    assert len(deck.slides) >= 12
    pictures = [s for slide in deck.slides for s in slide.shapes if s.shape_type == 13]
    assert len(pictures) >= 10
    assert all(p._element.nvPicPr.cNvPr.get("descr") for p in pictures)
    assert all(slide.notes_slide.notes_text_frame.text for slide in deck.slides)


def test_the_publics_is_made_of_a_guarded_snapshot_alone(assessment: Assessment) -> None:
    with pytest.raises(Unguarded):
        assessment_leaflet(assessment.snapshot, Selection())  # type: ignore[arg-type]
    public = guarded(assessment.snapshot, assessment.settings)
    leaflet = assessment_leaflet(public, Selection())
    said = " ".join(leaflet.summary.texts)
    # Reports to the council and deliberate fires are kept from the public.
    assert "Anti-social behaviour: 965 in the 12 months" in said
    assert "Anti-social behaviour: 1,698" not in said
    assert len(PdfReader(io.BytesIO(drawn(leaflet)["pdf"])).pages) == 2


def test_the_same_snapshot_gives_the_same_bytes(assessment: Assessment) -> None:
    again = gathered(assessment.snapshot, assessment.settings)
    assert FILES["pdf"](assessment) == FILES["pdf"](again)
