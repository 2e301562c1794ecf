"""The slides, read back as the XML that they are: nothing cut, nothing over something else."""

import io
import zipfile
from itertools import combinations
from typing import Any

import pytest
from lxml import etree

from moorlands_dash.reports.pack.fit import LEADING, Paragraph, fitted, lines
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.powerpoint import powerpoint
from tests.unit.reports.pack.conftest import HOSTILE, LONG, hand_made

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
POINT = 12_700


@pytest.fixture(scope="module")
def parts(pack: Pack) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(powerpoint(pack))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slides(parts: dict[str, bytes], kind: str = "slides/slide") -> list[Any]:
    names = [n for n in parts if n.startswith(f"ppt/{kind}") and n.endswith(".xml")]
    names.sort(key=lambda name: int("".join(filter(str.isdigit, name))))
    return [etree.fromstring(parts[name]) for name in names]


def text(tree: Any) -> str:
    return " ".join(tree.xpath(".//a:t/text()", namespaces=NS))


def titled(parts: dict[str, bytes], title: str) -> Any:
    return next(slide for slide in slides(parts) if title in text(slide))


def test_each_exception_has_one_slide_with_what_is_wanted(
    parts: dict[str, bytes], pack: Pack
) -> None:
    for item in pack.exceptions:
        found = [s for s in slides(parts) if "Decision wanted" in text(s) and item.title in text(s)]
        assert len(found) == 1
        assert item.decision in text(found[0])


def test_charts_are_powerpoints_own_with_their_figures_inside(
    parts: dict[str, bytes], pack: Pack
) -> None:
    charts = [name for name in parts if name.startswith("ppt/charts/chart")]
    drawn_items = [item for item in pack.items if item.chart]
    assert len(drawn_items) > len(pack.exceptions)
    assert len([name for name in charts if name.endswith(".xml")]) == len(drawn_items)
    books = [name for name in parts if name.startswith("ppt/embeddings/")]
    assert len(books) == len(drawn_items)
    drawn = b"".join(parts[name] for name in charts)
    assert b">311<" in drawn or b">311.0<" in drawn


def test_every_chart_and_table_has_its_words(parts: dict[str, bytes]) -> None:
    for slide in slides(parts):
        for frame in slide.xpath(".//p:graphicFrame/p:nvGraphicFramePr/p:cNvPr", namespaces=NS):
            assert len(frame.get("descr")) > 15


def test_every_slide_says_whose_it_is_and_of_which_snapshot(parts: dict[str, bytes]) -> None:
    for slide in slides(parts):
        assert "Demonstration data (invented). Moorlands Together, Quarter 2" in text(slide)
        assert "20261101-080000-abcdef01" in text(slide)
        assert slide.xpath(".//a:fld[@type='slidenum']", namespaces=NS)


def test_the_method_stands_in_the_notes(parts: dict[str, bytes], pack: Pack) -> None:
    notes = [text(tree) for tree in slides(parts, "notesSlides/notesSlide")]
    assert len(notes) == len(slides(parts))
    first = pack.exceptions[0]
    told = next(note for note in notes if note.startswith(first.what[:30]))
    assert "Method. The method of targets." in told


def test_hostile_text_is_text(parts: dict[str, bytes]) -> None:
    assert any(HOSTILE in text(slide) for slide in slides(parts))
    assert any(LONG in text(slide) for slide in slides(parts))


def boxes(slide: Any) -> list[tuple[str, float, float, float, float]]:
    found = []
    for shape in slide.xpath(".//p:spTree/*[self::p:sp or self::p:graphicFrame]", namespaces=NS):
        name = shape.xpath(".//p:cNvPr/@name", namespaces=NS)[0]
        (place,) = shape.xpath("./p:spPr/a:xfrm|./p:xfrm", namespaces=NS)[:1]
        off, ext = place.find("a:off", NS), place.find("a:ext", NS)
        left, top = int(off.get("x")) / POINT, int(off.get("y")) / POINT
        width, height = int(ext.get("cx")) / POINT, int(ext.get("cy")) / POINT
        found.append((name, left, top, left + width, top + height))
    return found


def test_nothing_lies_over_something_else_or_off_the_slide(parts: dict[str, bytes]) -> None:
    for number, slide in enumerate(slides(parts), start=1):
        placed = boxes(slide)
        for name, left, top, right, bottom in placed:
            assert left >= 0 and top >= 0, (number, name)
            assert right <= 960.5 and bottom <= 540.5, (number, name)
        for one, other in combinations(placed, 2):
            apart = (
                one[3] <= other[1] + 1
                or other[3] <= one[1] + 1
                or one[4] <= other[2] + 1
                or other[4] <= one[2] + 1
            )
            assert apart, (number, one, other)


def test_text_keeps_within_its_box(parts: dict[str, bytes]) -> None:
    for slide in slides(parts):
        for shape in slide.xpath(".//p:sp[p:nvSpPr/p:cNvSpPr/@txBox='1']", namespaces=NS):
            ext = shape.find("p:spPr/a:xfrm/a:ext", NS)
            width, height = int(ext.get("cx")) / POINT, int(ext.get("cy")) / POINT
            used = 0.0
            for line in shape.findall("p:txBody/a:p", NS):
                runs = line.findall("a:r", NS)
                if not runs:
                    continue
                size = max(int(run.find("a:rPr", NS).get("sz")) for run in runs) / 100
                bold = any(run.find("a:rPr", NS).get("b") == "1" for run in runs)
                said = "".join(run.findtext("a:t", "", NS) for run in runs)
                used += lines(said, size, width, bold=bold) * size * LEADING
            assert used <= height * 1.02, text(shape)


def test_nothing_is_smaller_than_14_points(parts: dict[str, bytes]) -> None:
    for slide in (*slides(parts), *slides(parts, "charts/chart")):
        sizes = {
            int(size)
            for size in slide.xpath("//@sz[parent::a:rPr or parent::a:defRPr]", namespaces=NS)
        }
        assert sizes
        assert min(sizes) >= 1400


def test_no_table_is_left_with_a_single_row(parts: dict[str, bytes]) -> None:
    for slide in slides(parts):
        for table in slide.xpath(".//a:tbl", namespaces=NS):
            assert len(table.findall("a:tr", NS)) > 2, text(slide)


def test_what_is_noted_is_noted_once(parts: dict[str, bytes]) -> None:
    noted = [
        "".join(line.itertext(f"{{{NS['a']}}}t"))
        for tree in slides(parts, "notesSlides/notesSlide")
        for line in tree.xpath(".//p:sp[.//p:ph[@type='body']]//a:p", namespaces=NS)
    ]
    said = [line for line in noted if line and not line.startswith("Demonstration data (inv")]
    assert len(said) > 10
    assert [line for line in said if said.count(line) > 1] == []


def test_why_a_target_is_an_exception_stands_on_a_slide_of_its_own(
    parts: dict[str, bytes], pack: Pack
) -> None:
    for item in pack.exceptions:
        (found,) = [s for s in slides(parts) if f"{item.title}: why" in text(s)]
        for said in (*item.origins, *item.late):
            assert said in text(found) or "more in the printed pack" in text(found)


def test_what_does_not_fit_is_said_to_be_left_out() -> None:
    many = [Paragraph("Why", heading=True), *[Paragraph("word " * 40, bullet=True)] * 30]
    kept, size = fitted(many, 300, 200, (16, 12, 10.5))
    assert size == 10.5
    assert kept[-1].text.endswith("more in the printed pack.")
    assert len(kept) < len(many)


@pytest.mark.slow
def test_the_same_pack_gives_the_same_bytes(pack: Pack) -> None:
    assert powerpoint(pack) == powerpoint(hand_made())
