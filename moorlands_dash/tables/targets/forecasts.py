"""The tables that look ahead: where each month is likely to be, and what a change would do."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from moorlands_dash.measures.targets.backtest import WITH_PEERS, WITHOUT_PEERS, size_bands
from moorlands_dash.measures.targets.levels import MONTHS
from moorlands_dash.measures.targets.track_record import track_record as measured
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, framed
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import kept
from moorlands_dash.tables.targets.outlooks import CountTarget, outturn_draws
from moorlands_dash.tables.targets.promises import TargetYear, chosen_targets
from moorlands_dash.words.chances import chance_words
from moorlands_dash.words.targets import forecasts as words
from moorlands_dash.words.targets.track_record import record_words

CHANGES = (-0.20, -0.15, -0.10, -0.05, 0.0, 0.05, 0.10, 0.15, 0.20)
"""Shares by which the months left may differ from the forecast, in a what-if."""

_MOST = 1.0
_OUTTURN = ["outturn_median", "outturn_lower_80", "outturn_upper_80"]


def forecast(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the months of each target that counts incidents, counted and likely, summed up."""
    year = TargetYear(Request(snapshot, settings, selection))
    paths = {target.row["target_id"]: target.outlook.path for target in _chosen(year)}
    frames = [path.assign(target_id=name) for name, path in paths.items() if path is not None]
    return _table(
        year,
        "forecast",
        frames,
        title=f"Forecasts for the targets of {year.label}",
        sentence=words.forecasts_sentence(len(frames), len(paths), year.label),
    )


def what_if(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each running target's outturn, chance and status if the months left are changed."""
    year = TargetYear(Request(snapshot, settings, selection))
    changes = _changes(selection)
    rows = [
        row
        for target in _chosen(year)
        if target.outlook.running
        for row in _changed(target, changes)
    ]
    return _table(
        year,
        "what-if",
        [framed("what-if", rows)] if rows else [],
        title=f"What if the months left of {year.label} bring more or fewer?",
        sentence=words.what_ifs_sentence(len(rows) // len(changes), year.label),
    )


def track_record(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return how good forecasts of each target's own series have been in years that are over."""
    work = partial(_track_record, snapshot, settings)
    return kept("track record", snapshot, settings, selection, work)


def _track_record(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    year = TargetYear(Request(snapshot, settings, selection))
    chosen = _chosen(year)
    frames = [_tried(target) for target in chosen if len(target.counts)]
    sentence = words.tried_sentence(sum(bool(f["forecasts"].any()) for f in frames), year.label)
    return _table(
        year,
        "track-record",
        frames,
        title=f"How good forecasts of the targets of {year.label} have been",
        sentence=sentence,
    )


def _tried(target: CountTarget) -> pd.DataFrame:
    """Return the track record of a target's series, each row told in words."""
    baseline = target.promise.baseline
    promised = target.promise.target / baseline if baseline else 1.0
    tried = partial(outturn_draws, peers=target.peers)
    found = measured(target.counts, target.promise.period, tried, promised=promised)
    told = [record_words(row) for _, row in found.iterrows()]
    (band,) = size_bands(np.array([target.counts[-MONTHS:].mean()]))
    peers = WITH_PEERS if target.forecast.followed else WITHOUT_PEERS
    row = {"target_id": target.row["target_id"], "peers": peers, "size_band": band}
    return found.assign(**row, words=told)


def _chosen(year: TargetYear) -> list[CountTarget]:
    """Return the targets asked for that count incidents: nothing is projected between waves."""
    chosen = chosen_targets(year)
    return [target for target in year.counted if target.row["target_id"] in chosen]


def _changed(target: CountTarget, changes: tuple[float, ...]) -> list[dict[str, object]]:
    rows = []
    for change in changes:
        outlook = target.changed(change)
        outturn = {name: outlook.outturn[name] for name in _OUTTURN}
        row = outturn | {
            "target_id": target.row["target_id"],
            "change": change,
            "chance": outlook.chance,
            "chance_words": chance_words(outlook.chance),
            "status": outlook.status,
        }
        rows.append(row | {"words": words.what_if_sentence(row, target.promise.period.end)})
    return rows


def _changes(selection: Selection) -> tuple[float, ...]:
    """Return the changes asked for; raise SelectionError, in words."""
    return CHANGES if selection.change is None else (share_asked(selection.change),)


def share_asked(asked: str) -> float:
    """Return a change as a share from -1 to 1; raise SelectionError, in words."""
    try:
        change = float(asked)
    except ValueError:
        change = float("nan")
    if not -_MOST <= change <= _MOST:
        raise SelectionError(
            f"{asked!r} is not a change: write a share from -1 to 1, such as 0.10 for a tenth more "
            "or -0.10 for a tenth fewer."
        )
    return change


def _table(
    year: TargetYear, name: str, frames: list[pd.DataFrame], *, title: str, sentence: str
) -> Table:
    return year.request.table(
        name,
        pd.concat(frames, ignore_index=True) if frames else empty(name),
        title=title,
        period=year.period,
        about=year.choices,
        missing=year.missing(),
        to_come=year.to_come,
        sentence=sentence,
        notes=[],
    )
