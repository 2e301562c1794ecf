"""The print and the public summary, read back with pypdf and an HTML parser."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from pypdf import PdfReader

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.paper import paper
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.reports.public.leaflet import Leaflet, drawn
from moorlands_dash.reports.public.quarter import told_of
from moorlands_dash.tables.audience import Guarded, guarded
from tests.opened import opened
from tests.unit.reports.pack.conftest import HOSTILE, hand_made, public_tables


@pytest.fixture(scope="module")
def printed(pack: Pack) -> PdfReader:
    return PdfReader(io.BytesIO(paper(pack)))


@pytest.fixture(scope="module")
def public(demo_home: Path) -> Guarded:
    return guarded(opened(demo_home), load_settings())


@pytest.fixture(scope="module")
def leaflet(public: Guarded) -> Leaflet:
    return told_of(public, Quarter(2026, 2), public_tables())


@pytest.fixture(scope="module")
def web(leaflet: Leaflet) -> str:
    return drawn(leaflet)["html"].decode()


@pytest.fixture(scope="module")
def summary(leaflet: Leaflet) -> PdfReader:
    return PdfReader(io.BytesIO(drawn(leaflet)["pdf"]))


def words(reader: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))


def structure(reader: PdfReader) -> list[Any]:
    """Return every element of the document's structure tree."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            found.append(element)
            if "/K" in element:
                waiting.append(element["/K"])
    return found


@pytest.mark.parametrize("kind", ["printed", pytest.param("summary", marks=pytest.mark.home)])
def test_the_pdf_is_tagged_titled_and_in_english(kind: str, request: pytest.FixtureRequest) -> None:
    reader = request.getfixturevalue(kind)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata is not None
    assert reader.metadata.title
    tags = {str(element.get("/S")) for element in structure(reader)}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/Figure"} <= tags


def test_every_figure_has_its_words(printed: PdfReader, pack: Pack) -> None:
    figures = [e for e in structure(printed) if e.get("/S") == "/Figure"]
    alts = {str(figure["/Alt"]) for figure in figures}
    assert alts == {item.chart.alt for item in pack.exceptions if item.chart}


def test_pages_are_numbered_and_say_of_which_snapshot(printed: PdfReader) -> None:
    total = len(printed.pages)
    for number, page in enumerate(printed.pages, start=1):
        said = re.sub(r"\s+", " ", page.extract_text())
        assert f"Page {number} of {total}" in said
        assert "Snapshot 20261101-080000-abcdef01" in said
        assert "Demonstration data (invented)" in said
        assert float(page.mediabox.width) == pytest.approx(595, abs=1)


def test_each_exception_says_why_and_what_is_wanted(printed: PdfReader, pack: Pack) -> None:
    said = words(printed)
    for item in pack.exceptions:
        assert re.sub(r"\s+", " ", item.decision) in said
        for origin in item.origins:
            assert origin[:60] in said


def test_hostile_text_is_text(printed: PdfReader, web: str) -> None:
    squeezed = words(printed).replace(" ", "")
    assert HOSTILE.replace(" ", "") in squeezed
    assert HOSTILE not in web
    assert HOSTILE in html.fromstring(web).text_content()


def test_the_summary_takes_two_pages(summary: PdfReader) -> None:
    assert len(summary.pages) <= 2
    said = words(summary)
    assert "What we promised, and how it is going" in said
    assert "We have missed it." in said


def test_the_web_summary_fetches_nothing_and_runs_nothing(web: str) -> None:
    page = html.fromstring(web)
    assert not page.xpath("//script|//link|//iframe|//img|//object|//@onload|//@onclick")
    assert not [ref for ref in page.xpath("//@href|//@src") if not ref.startswith("#")]
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert page.get("lang") == "en-GB"
    for figure in page.xpath("//figure/div"):
        assert len(figure.get("aria-label")) > 30


def test_print_and_web_say_the_same(web: str, summary: PdfReader) -> None:
    page = html.fromstring(web)
    said = words(summary).replace(" ", "")
    for cell in page.xpath("//section//td|//section//li"):
        text = re.sub(r"\s+", "", cell.text_content())
        assert text[-40:] in said


def test_the_same_pack_gives_the_same_bytes(pack: Pack, public: Guarded, leaflet: Leaflet) -> None:
    other = hand_made()
    assert paper(pack) == paper(other)
    assert drawn(leaflet) == drawn(told_of(public, Quarter(2026, 2), public_tables()))
