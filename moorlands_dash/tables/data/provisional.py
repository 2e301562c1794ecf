"""The table of months that came again: how much provisional months change."""

from __future__ import annotations

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.provisional import changed_by, provisional_of, republished
from moorlands_dash.tables.request import Request
from moorlands_dash.words.data.provisional import revisions_sentence


def revisions(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the months of our forces' files that came again, the latest first."""
    request = Request(snapshot, settings, selection)
    found = republished(snapshot, settings).rename(columns={"source": "of"})
    frame = only("revisions", found) if len(found) else empty("revisions")
    return request.table(
        "revisions",
        frame.sort_values("month", ascending=False, kind="stable"),
        title="Months that came again",
        about=[vocabulary.ALL],
        sentence=revisions_sentence(
            changed_by(snapshot, settings), provisional_of(request, vocabulary.ALL)
        ),
        notes=[],
    )
