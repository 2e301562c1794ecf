"""The briefing on paper, read back: pages and tags of the PDF, the Word file's own XML."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.briefing.contents import Briefing, gathered
from moorlands_dash.reports.briefing.paper import briefing_pdf
from moorlands_dash.reports.briefing.word import briefing_docx
from moorlands_dash.words.briefing.fortnight import CARDS, card_title
from tests.opened import opened

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABEL = "Demonstration data: invented."


@pytest.fixture(scope="module")
def briefing(demo_home: Path) -> Briefing:
    return gathered(opened(demo_home), load_settings())


@pytest.fixture(scope="module")
def word(briefing: Briefing) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(briefing_docx(briefing))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_of(node: etree._Element) -> str:
    return "".join(node.itertext(f"{W}t"))


def test_the_pdf_is_one_tagged_page_that_says_what_the_page_says(briefing: Briefing) -> None:
    reader = PdfReader(io.BytesIO(briefing_pdf(briefing)))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title == "Fortnightly briefing"
    said = re.sub(r"\s+", " ", reader.pages[0].extract_text())
    assert briefing.table.sentence in said
    assert LABEL in said
    assert f"Snapshot {briefing.snapshot.id}" in said
    assert "1. New. Criminal damage and arson: Leek North" in said


def test_the_word_file_has_real_headings_and_tables_with_heads(
    briefing: Briefing, word: dict[str, bytes]
) -> None:
    body = etree.fromstring(word["word/document.xml"])
    heads = [
        text_of(paragraph)
        for paragraph in body.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle[@{W}val='Heading1']") is not None
    ]
    assert heads == [
        *(card_title(card, briefing.table.period) for card in CARDS),
        "Where the hotspots are",
        "Sources and method",
    ]
    tables = list(body.iter(f"{W}tbl"))
    assert len(tables) == 4
    for table in tables:
        first, *others = table.iter(f"{W}tr")
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert others
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
    said = [text_of(paragraph) for paragraph in body.iter(f"{W}p")]
    assert briefing.table.sentence in said
    assert any(text.startswith(LABEL) for text in said)
    assert any(f"Snapshot {briefing.snapshot.id}" in text for text in said)


def test_the_map_has_its_words_and_the_file_its_properties(
    briefing: Briefing, word: dict[str, bytes]
) -> None:
    body = etree.fromstring(word["word/document.xml"])
    (picture,) = [node for node in body.iter() if str(node.tag).endswith("}docPr")]
    assert picture.get("descr") == briefing.map_words
    assert "1: Criminal damage and arson: Leek North" in briefing.map_words
    core = word["docProps/core.xml"].decode()
    assert "<dc:title>Fortnightly briefing</dc:title>" in core
    assert "Moorlands Together" in core
    assert "python-docx" not in core
    assert f"{briefing.snapshot.created:%Y-%m-%dT%H:%M:%SZ}" in core


def test_it_is_british_english_without_signs_of_markdown(word: dict[str, bytes]) -> None:
    styles = etree.fromstring(word["word/styles.xml"])
    languages = [node.get(f"{W}val") for node in styles.iter(f"{W}lang")]
    assert languages
    assert set(languages) == {"en-GB"}
    assert b"<dc:language>en-GB</dc:language>" in word["docProps/core.xml"]
    assert "`" not in text_of(etree.fromstring(word["word/document.xml"]))


def test_how_a_trial_is_started_is_no_note_where_it_was_run(briefing: Briefing) -> None:
    tried = replace(briefing, table=replace(briefing.table, frame=briefing.table.frame.copy()))
    tried.table.frame.loc[0, "words"] = "holds in 90% of trials with moved points"
    untried = replace(briefing, table=replace(briefing.table, frame=briefing.table.frame.copy()))
    untried.table.frame["words"] = "39 reports"
    start = "Two things are tried on the Hotspots page"
    assert not any(note.startswith(start) for note in tried.notes)
    assert any(note.startswith(start) for note in untried.notes)


def test_the_command_tries_the_hotspots_and_writes_both_files(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--home", str(own_home), "report", "briefing", "--out", str(tmp_path / "out")]
    assert main(asked) == 0
    assert "1 new hotspot" in capsys.readouterr().out
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {
        "briefing_2026-09_demonstration.pdf", "briefing_2026-09_demonstration.docx"
    }  # fmt: skip
    pdf = PdfReader(tmp_path / "out" / "briefing_2026-09_demonstration.pdf")
    said = re.sub(r"\s+", " ", pdf.pages[0].extract_text())
    assert "landlords: one brings the next" in said
    assert "injured" not in said
    assert re.search(r"holds in \d+% of trials with moved points", said)
