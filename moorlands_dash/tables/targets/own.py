"""Every member's own targets of a year beneath each other, apart from those that all share."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import owners
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.words.targets import own as words

NAME = "own-targets"


def own_targets(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each member's own targets of the year, by member; no sum is made over them."""
    asked = replace(selection, whose="", target=None)
    year = TargetYear(Request(snapshot, settings, asked))
    own = replace(asked, year=year.label) if year.start is not None else asked
    tables = [
        targets(snapshot, settings, replace(own, whose=member))
        for member in owners(snapshot.targets())
    ]
    frames = [table.frame for table in tables if len(table.frame)]
    frame = pd.concat(frames, ignore_index=True) if frames else empty(NAME)
    return year.request.table(
        NAME,
        only(NAME, frame),
        title=f"Members' own targets of {year.label}",
        period=year.period,
        about=[],
        sentence=words.own_sentence(frame, year.label),
        notes=[words.APART],
    )
