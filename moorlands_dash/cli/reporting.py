"""Reports of one kind each: made from the snapshot in use, written to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.home import StoreError

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.queries import Snapshot
    from moorlands_dash.store.watch import Watch


def ward(asked: argparse.Namespace, snapshot: Snapshot, settings: Settings) -> str:
    """Write a ward's sheet; return what was done, in words. Raises SelectionError."""
    from moorlands_dash.reports.ward.sheet import sheet_pdf, ward_sheet

    sheet = ward_sheet(snapshot, settings, asked.of)
    path = _written(asked.out, sheet.file_name, sheet_pdf(sheet))
    told = "" if sheet.link else " It bears no link: the settings give no [site] address."
    return f"{sheet.name} on one page: {path}.{told}"


LEAFLETS = ("year", "public-meeting", "plan-summary")


def leaflet(asked: argparse.Namespace, settings: Settings) -> str:
    """Write a leaflet for the public, of what the public may have; return what was done."""
    from moorlands_dash.reports.public.leaflet import written
    from moorlands_dash.reports.public.meeting import meeting_leaflet
    from moorlands_dash.reports.public.plan import plan_leaflet
    from moorlands_dash.reports.public.year import year_leaflet
    from moorlands_dash.tables.audience import guarded, opened

    makers = dict(zip(LEAFLETS, (year_leaflet, meeting_leaflet, plan_leaflet), strict=True))
    make = makers[asked.kind]
    snapshot = opened(settings, asked.home, asked=True)
    made = make(guarded(snapshot, settings), asked.of)
    paths = [_written(asked.out, name, content) for name, content in written(made)]
    return "\n".join([f"{made.summary.title}, {made.period}:", *(f"  {path}" for path in paths)])


def briefing(
    asked: argparse.Namespace, snapshot: Snapshot, settings: Settings, watch: Watch
) -> str:
    """Write the briefing as PDF and Word, its hotspots tried first; return what was done."""
    from moorlands_dash.reports.briefing import briefing_name
    from moorlands_dash.reports.briefing.contents import gathered
    from moorlands_dash.reports.briefing.files import FILES
    from moorlands_dash.tables.briefing.items import try_out

    try_out(snapshot, settings, watch)
    found = gathered(snapshot, settings)
    paths = [
        _written(asked.out, briefing_name(found.table, kind), made(found))
        for kind, made in FILES.items()
    ]
    return "\n".join([found.table.sentence, *(f"  {path}" for path in paths)])


def assessment(asked: argparse.Namespace, snapshot: Snapshot, settings: Settings) -> str:
    """Write the strategic assessment as PDF, Word and slides, and the public's; say what was done.

    For whoever has what the public may have alone, the public's.
    """
    from moorlands_dash.reports.assessment import assessment_name
    from moorlands_dash.reports.assessment.contents import gathered
    from moorlands_dash.reports.assessment.files import FILES
    from moorlands_dash.reports.public.assessment import assessment_leaflet
    from moorlands_dash.reports.public.leaflet import written
    from moorlands_dash.tables.audience import guarded
    from moorlands_dash.tables.model import Selection

    selection = Selection(weights=asked.weights or "", harm=asked.harm or "")
    found = gathered(snapshot, settings, selection)
    said, files = found.themes.sentence, []
    if not snapshot.public:
        files = [(assessment_name(found.themes, kind), make(found)) for kind, make in FILES.items()]
    files += written(assessment_leaflet(guarded(snapshot, settings), selection))
    paths = [_written(asked.out, name, content) for name, content in files]
    return "\n".join([said, *(f"  {path}" for path in paths)])


def _written(folder: Path, name: str, content: bytes) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_bytes(content)
    except OSError as error:
        raise StoreError(
            f"The report can't be written to {folder} ({error.strerror}): name another folder."
        ) from error
    return path
