"""The files that the assessment can be taken away as."""

from __future__ import annotations

from collections.abc import Callable

from moorlands_dash.reports.assessment.contents import Assessment
from moorlands_dash.reports.assessment.paper import assessment_pdf
from moorlands_dash.reports.assessment.slides import assessment_pptx
from moorlands_dash.reports.assessment.word import assessment_docx

FILES: dict[str, Callable[[Assessment], bytes]] = {
    "pdf": assessment_pdf,
    "docx": assessment_docx,
    "pptx": assessment_pptx,
}
"""Extension -> what makes the file."""
