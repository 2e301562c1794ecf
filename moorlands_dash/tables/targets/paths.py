"""The table of paths of several years, whatever year is chosen: the plan as one picture."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.measures.targets.paths import by_year
from moorlands_dash.measures.targets.promise import behind
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import (
    counts_incidents,
    months_of,
    of_several_years,
    whose,
)
from moorlands_dash.tables.targets.outlooks import CountTarget
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.target_kinds import SHARED
from moorlands_dash.words.targets import paths as words

NAME = "plan-path"


def plan_path(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every path of several years, a row a year of each, in the order of their file."""
    request = Request(snapshot, settings, replace(selection, target=None))
    year, mine = TargetYear(request), whose(request)
    promised = snapshot.targets()
    own = promised[(promised["whose"].fillna(SHARED) == mine) & counts_incidents(promised)]
    paths = [row for _, row in own.iterrows() if of_several_years(row)]
    frames = [_of(year.count_target(row)) for row in paths]
    frame = pd.concat(frames, ignore_index=True) if frames else empty(NAME)
    period = None
    if paths:
        spans = [months_of(row) for row in paths]
        period = Period(min(span.start for span in spans), max(span.end for span in spans))
    return request.table(
        NAME,
        only(NAME, frame),
        title="Paths of several years",
        period=period,
        about=list(dict.fromkeys(row["measure"].partition(":")[2] for row in paths)),
        sentence=words.paths_sentence(frame),
        notes=[],
    )


def _of(target: CountTarget) -> pd.DataFrame:
    row = target.row
    found = by_year(target.counts, target.promise, target.shares)
    base = months_of(row, "baseline_start", "baseline_end")
    before = target.counts[[month <= base.end for month in target.counts.index]]
    lucky = behind(before, float(before.reindex(list(base)).sum()), peers=None)
    told = before.reindex(list(base)).notna().all()
    return found.assign(
        target_id=row["target_id"],
        title=row["title"],
        kind=row["kind"],
        whose=row["whose"] if isinstance(row["whose"], str) else SHARED,
        target=target.promise.target,
        level=lucky.level if told else float("nan"),
        words=[words.year_sentence(each, row["kind"]) for each in found.to_dict("records")],
    )
