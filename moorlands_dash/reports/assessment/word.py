"""The assessment as a Word file: real headings, tables with header rows, pictures with words."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as Word
from docx.shared import Cm

from moorlands_dash.reports.assessment.contents import Assessment, Picture, Section
from moorlands_dash.reports.briefing.word import LABEL, add_rows, set_up
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.timeless import timeless

_WIDTH = 18.0
"""Centimetres between the margins."""


def assessment_docx(assessment: Assessment) -> bytes:
    """Return the assessment as a Word file that can be edited."""
    document = Document()
    set_up(
        document,
        title=assessment.title,
        author=assessment.settings.partnership.full_name,
        subject=assessment.themes.sentence,
        about=assessment.about,
        made=assessment.snapshot.created,
    )
    document.add_heading(assessment.title, level=0)
    document.add_paragraph(assessment.settings.partnership.full_name)
    if assessment.themes.demonstration:
        document.add_paragraph().add_run(LABEL).bold = True
    for section in assessment.sections():
        _add(document, section)
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue(), assessment.snapshot.created)


def _add(document: Word, section: Section) -> None:
    document.add_heading(section.title, level=section.level - 1)
    for line in section.lines:
        document.add_paragraph(line)
    if section.picture:
        _add_picture(document, section.picture, section.title)
    if section.grid:
        _add_grid(document, section.grid)
    for line in section.bullets:
        document.add_paragraph(line, style="List Bullet")


def _add_picture(document: Word, picture: Picture, title: str) -> None:
    document.add_picture(io.BytesIO(picture.drawn("png")), width=Cm(16.5))
    shape = document.inline_shapes[-1]._inline.docPr
    shape.set("descr", picture.alt)
    shape.set("title", title)
    if picture.caption:
        document.add_paragraph(picture.caption)


def _add_grid(document: Word, grid: Grid) -> None:
    whole = sum(grid.widths)
    widths = [Cm(_WIDTH * width / whole) for width in grid.widths]
    add_rows(document, grid.heads, grid.rows, widths)
