"""What `moorlands-dash hotspots` does: the long trials worked out ahead, and the files to take."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.partnership import Settings
from moorlands_dash.reports.export import file_name
from moorlands_dash.reports.hotspots.picture import picture
from moorlands_dash.reports.hotspots.spatial import to_geojson, to_geopackage
from moorlands_dash.reports.hotspots.tasking import tasking_sheet
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch
from moorlands_dash.tables import Selection, build
from moorlands_dash.tables.hotspots.trials import work_out

_FILES = {
    "pdf": tasking_sheet,
    "png": picture,
    "gpkg": to_geopackage,
    "geojson": to_geojson,
}
"""Extension -> what makes the file."""


def worked_out(
    snapshot: Snapshot,
    settings: Settings,
    selection: Selection,
    out: Path | None,
    watch: Watch,
) -> str:
    """Work out and keep what is not kept yet, write the files where asked; return what is so."""
    work_out(snapshot, settings, selection, watch)
    places = build("hotspot-places", snapshot, settings, selection)
    said = [places.sentence, build("hotspot-hindsight", snapshot, settings, selection).sentence]
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for extension, made in _FILES.items():
            watch(f"Writing the {extension.upper()}", None)
            path = out / file_name(places, extension, choice=selection.category)
            path.write_bytes(made(snapshot, settings, selection))
            said.append(f"  {path}")
    return "\n".join(said)
