"""The files that the briefing can be taken away as."""

from __future__ import annotations

from collections.abc import Callable

from moorlands_dash.reports.briefing.contents import Briefing
from moorlands_dash.reports.briefing.paper import briefing_pdf
from moorlands_dash.reports.briefing.word import briefing_docx

FILES: dict[str, Callable[[Briefing], bytes]] = {"pdf": briefing_pdf, "docx": briefing_docx}
"""Extension -> what makes the file."""
