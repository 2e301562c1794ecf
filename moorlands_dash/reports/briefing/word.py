"""The briefing as a Word file: real headings, tables with header rows, a map with its words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.reports.briefing.contents import Briefing, Part
from moorlands_dash.reports.timeless import timeless

_WIDTHS = {2: (Cm(7), Cm(11)), 3: (Cm(5.6), Cm(7.4), Cm(5))}
"""Columns of a table -> their widths."""
_LANGUAGE = "en-GB"
LABEL = "Demonstration data: invented. No real incident, offence or answer is among it."


def briefing_docx(briefing: Briefing) -> bytes:
    """Return the briefing as a Word file that can be edited."""
    document = Document()
    set_up(
        document,
        title=briefing.title,
        author=briefing.settings.partnership.full_name,
        subject=briefing.table.sentence,
        about=briefing.about,
        made=briefing.snapshot.created,
    )
    document.add_heading(briefing.title, level=0)
    document.add_paragraph(briefing.settings.partnership.full_name)
    if briefing.table.demonstration:
        document.add_paragraph().add_run(LABEL).bold = True
    document.add_paragraph().add_run(briefing.table.sentence).bold = True
    for part in briefing.parts():
        _add_part(document, part)
    _add_map(document, briefing)
    document.add_heading("Sources and method", level=1)
    for text in (briefing.about, *briefing.notes, briefing.table.method):
        document.add_paragraph(text)
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue(), briefing.snapshot.created)


def set_up(
    document: Word, *, title: str, author: str, subject: str, about: str, made: datetime
) -> None:
    """Set the properties, A4, the letters and the foot of each page."""
    core = document.core_properties
    core.title = title
    core.author = author
    core.subject = subject[:250]
    core.comments = about[:250]
    core.language = _LANGUAGE
    core.created = core.modified = made.replace(tzinfo=None)
    core.last_modified_by = ""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    section.footer.paragraphs[0].add_run(about).font.size = Pt(7.5)
    _in_british_english(document)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 20), ("Heading 1", 13), ("Heading 2", 11)):
        _plain_heading(document.styles[name], Pt(size))


def _in_british_english(document: Word) -> None:
    """Have the words spelt and read aloud as they are written: Word's own template is American."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)


def _plain_heading(style: Any, size: Pt) -> None:
    style.font.name, style.font.size = "Arial", size
    style.font.color.rgb = RGBColor.from_string(LIGHT.ours.removeprefix("#"))
    # The theme's own letters would win over the name.
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]


def _add_part(document: Word, part: Part) -> None:
    document.add_heading(part.title, level=1)
    if part.rows:
        add_rows(document, part.heads, part.rows, _WIDTHS[len(part.heads)])
    else:
        document.add_paragraph(part.none)
    if part.more:
        document.add_paragraph(part.more)


def add_rows(
    document: Word, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[Length]
) -> None:
    """Add a table whose head stands on each page."""
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    _repeat_head(table.rows[0])
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.paragraphs[0].add_run(text)
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width


def _repeat_head(row: Any) -> None:
    """Make a row the head of its table, for screen readers and on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _add_map(document: Word, briefing: Briefing) -> None:
    drawn = briefing.map("png", small=False)
    if drawn is None:
        return
    document.add_heading("Where the hotspots are", level=1)
    document.add_picture(io.BytesIO(drawn), width=Cm(13))
    shape = document.inline_shapes[-1]._inline.docPr
    shape.set("descr", briefing.map_words)
    shape.set("title", "Map of the hotspots")
