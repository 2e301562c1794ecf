"""The assessment as slides: the matrix, how sure it is, each theme, what was chosen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation

from moorlands_dash.reports.assessment.contents import Assessment, Section
from moorlands_dash.reports.pack.fit import Paragraph
from moorlands_dash.reports.pack.slide import LEFT, RIGHT, Box, Slide, widened
from moorlands_dash.reports.timeless import timeless

_TITLE_ONLY = 5
_WIDE = RIGHT - LEFT
_TOP, _FOOT = 92, 486
_PICTURED = 570
"""Points that a picture may be wide beside its words."""
_MOST_BULLETS = 6
_LABEL = "Demonstration data: invented. No real incident, offence or answer is among it."


def assessment_pptx(assessment: Assessment) -> bytes:
    """Return the assessment as a PowerPoint file."""
    deck = Presentation()
    widened(deck)
    core = deck.core_properties
    core.title, core.subject = assessment.title, assessment.about
    core.author = core.last_modified_by = assessment.settings.partnership.full_name
    core.language, core.revision = "en-GB", 1
    _opening(deck, assessment)
    for section in assessment.sections():
        if section.picture or section.bullets:
            _slide(deck, assessment, section)
    written = io.BytesIO()
    deck.save(written)
    return timeless(written.getvalue(), assessment.snapshot.created)


def _opening(deck: Any, assessment: Assessment) -> None:
    slide = _new(deck, assessment, assessment.title, assessment.themes.notes)
    lines = [Paragraph(assessment.settings.partnership.full_name, bold=True)]
    lines += [Paragraph(_LABEL, bold=True)] if assessment.themes.demonstration else []
    lines += [Paragraph(assessment.themes.sentence)]
    slide.text(Box(LEFT, 120, _WIDE, 320), lines, name="Answer")


def _slide(deck: Any, assessment: Assessment, section: Section) -> None:
    """Lay a section on a slide: its picture, and its words beside or beneath it."""
    slide = _new(deck, assessment, section.title, [*section.lines, *section.bullets])
    said = [Paragraph(line) for line in section.lines[:1]]
    said += [Paragraph(line, bullet=True) for line in section.bullets[:_MOST_BULLETS]]
    if section.picture is None:
        slide.text(Box(LEFT, _TOP, _WIDE, _FOOT - _TOP), said, name="Words")
        return
    place = Box(LEFT, _TOP, _PICTURED, _FOOT - _TOP)
    slide.picture(place, section.picture.drawn("png"), "Picture", section.picture.alt)
    beside = Box(LEFT + _PICTURED + 20, _TOP, _WIDE - _PICTURED - 20, _FOOT - _TOP)
    slide.text(beside, said, name="Words")


def _new(deck: Any, assessment: Assessment, title: str, notes: Sequence[str]) -> Slide:
    told = "\n\n".join([*(note for note in notes if note), assessment.about])
    return Slide(deck, deck.slide_layouts[_TITLE_ONLY], title, assessment.about, told)
