"""Updates of actions: those of files, and those that officers recorded on the page."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.store.progress import updated
from moorlands_dash.tables.request import Request


def action_updates(request: Request) -> pd.DataFrame:
    """Return every update of every action, in the columns of `Snapshot.action_updates`.

    What is recorded after the snapshot was made is as of its day. The public is told what files
    say, and no officer's note.
    """
    found = request.snapshot.action_updates()
    if request.snapshot.public:
        return found
    return updated(found, request.records, request.snapshot.as_at)


def latest_actions(request: Request) -> pd.DataFrame:
    """Return each action as last updated, in the columns of `Snapshot.actions`."""
    found = action_updates(request).sort_values(["action_id", "updated"])
    return found.groupby("action_id").tail(1).sort_values(["due", "action_id"], ignore_index=True)
