"""What is taken along from a home: the public's, for its server, and the records as files."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings


def public_home(asked: argparse.Namespace, settings: Settings) -> str:
    """Write the public's home; return what was done, in words. Raises StoreError."""
    from moorlands_dash.store.public_home import write_public_home
    from moorlands_dash.tables import Selection, audience
    from moorlands_dash.tables.targets.rolling_origin import kept, scores

    public = audience.guarded(audience.opened(settings, asked.home, asked=True), settings)
    snapshot = public.snapshot
    # What is given for the first time is written down before it is taken along.
    given = public.table("protected-counts", Selection())
    public.table("people-protected", Selection())
    path, found = kept(snapshot, settings).path, scores(snapshot, settings)
    tried = {} if found is None else {str(path.relative_to(snapshot.home.folder)): found}
    home = write_public_home(snapshot, Path(asked.to), settings.key, tried)
    return (
        f"Snapshot {snapshot.id} as the public may have it: {home.folder}. {given.sentence}\n"
        "Take that folder to the public's machine, with the settings file in use, and open it "
        "there with `moorlands-dash --public --home DIR serve`."
    )


def records(asked: argparse.Namespace, settings: Settings) -> str:
    """Write the partnership's records as files; return what was done. Raises StoreError."""
    from moorlands_dash.cli.account import taken
    from moorlands_dash.cli.deciding import records_of
    from moorlands_dash.store.record_export import export_records

    written = export_records(records_of(asked, settings), Path(asked.to))
    if not written:
        return "Nothing is recorded yet."
    taken(asked, settings, "the records, as files")
    return "Written: " + ", ".join(str(path) for path in written) + "."
