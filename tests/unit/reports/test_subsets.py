"""Every report on a home with some kinds of files alone: a paper, or a refusal in words."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.reports.briefing.contents import gathered
from moorlands_dash.reports.briefing.files import FILES
from moorlands_dash.reports.hotspots.spatial import to_geojson, to_geopackage
from moorlands_dash.reports.hotspots.tasking import tasking_sheet
from moorlands_dash.reports.pack.keep import make_pack
from moorlands_dash.reports.pack.quarter import parse_quarter
from moorlands_dash.reports.public.leaflet import drawn
from moorlands_dash.reports.public.meeting import meeting_leaflet
from moorlands_dash.reports.public.quarter import quarter_leaflet
from moorlands_dash.reports.public.year import year_leaflet
from moorlands_dash.reports.ward.sheet import sheet_pdf, ward_sheet
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection, SelectionError
from moorlands_dash.tables.audience import guarded
from tests.examples import KINDS
from tests.subsets import PAPERS, copied, pairs, with_kinds

pytestmark = pytest.mark.slow

SETS = [("street",), *((kind,) for kind in KINDS if kind != "street")]
SETS += [("street", "outlines", "targets", "actions"), KINDS]
"""One kind alone, and all; beside these each beside each other."""


def papers(snapshot: Snapshot, settings: Settings) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield each report, by name, with what makes it."""
    public = guarded(snapshot, settings)
    quarter = parse_quarter("2024-Q4", settings.financial_year.first_month)
    yield "pack", lambda: make_pack(snapshot, settings, quarter, lambda *_: None)
    yield "quarter", lambda: drawn(quarter_leaflet(public, quarter))
    yield "year", lambda: drawn(year_leaflet(public, "2024/25"))
    yield "meeting", lambda: drawn(meeting_leaflet(public, "next"))
    yield "ward", lambda: sheet_pdf(ward_sheet(snapshot, settings, "Leek North"))
    for kind, made in FILES.items():
        yield f"briefing {kind}", lambda made=made: made(gathered(snapshot, settings))
    for made in (to_geojson, to_geopackage, tasking_sheet):
        yield made.__name__, lambda made=made: made(snapshot, settings, Selection())


@pytest.mark.parametrize("kinds", [*SETS, *pairs(PAPERS)], ids="-".join)
def test_every_report_is_made_or_refused_in_words(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, kinds: tuple[str, ...]
) -> None:
    # A pack is kept in the home: in a copy of it.
    snapshot = open_snapshot(copied(tmp_path, with_kinds(tmp_path_factory, *kinds)))
    found = []
    for name, make in papers(snapshot, load_settings()):
        try:
            assert make()
        except (SelectionError, StoreError) as refused:
            assert str(refused)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)
            own = [step for step in place if "moorlands_dash" in step.filename][-1]
            found.append(f"{name}: {error!r} at {Path(own.filename).name}:{own.lineno}")
    assert found == []
