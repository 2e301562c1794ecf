"""The assessment as a tagged PDF of 8 to 12 pages."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from moorlands_dash.reports.assessment.contents import Assessment, Section
from moorlands_dash.reports.typeset import page_count, typeset

_TEMPLATE = "assessment/assessment.typ"


def assessment_pdf(assessment: Assessment) -> bytes:
    """Return the assessment as a PDF."""
    return typeset(_TEMPLATE, content(assessment), assessment.snapshot.created)


def pages(assessment: Assessment) -> int:
    """Return how many pages of A4 it takes."""
    return page_count(_TEMPLATE, content(assessment))


def content(assessment: Assessment) -> dict[str, Any]:
    """Return all that the template sets."""
    period = assessment.themes.period
    return {
        "about": {
            "full_name": assessment.settings.partnership.full_name,
            "description": assessment.about,
            "footer": assessment.about,
            "demonstration": assessment.themes.demonstration,
        },
        "title": assessment.title,
        "period": f"Figures of {period}" if period else "",
        "sections": [_section(section) for section in assessment.sections()],
    }


def _section(section: Section) -> dict[str, Any]:
    picture, grid = section.picture, section.grid
    return {
        "title": section.title,
        "lines": section.lines,
        "bullets": section.bullets,
        "level": section.level,
        "page": section.page,
        "svg": picture.drawn("svg").decode() if picture else None,
        "alt": picture.alt if picture else "",
        "caption": picture.caption if picture else "",
        "grid": asdict(grid) | {"numbers": sorted(grid.numbers)} if grid else None,
    }
