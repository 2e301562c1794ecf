"""The tables of what hotspots foretell: hindsight, and whether one incident brings the next."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.hotspots import trials
from moorlands_dash.tables.hotspots.doubt import SetAside
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.hotspots import foresight as words
from moorlands_dash.words.hotspots.doubt import trial_notes
from moorlands_dash.words.hotspots.found import TITLES


def hindsight(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a row a method and months ahead; empty until it has been worked out."""
    request = Request(snapshot, settings, selection)
    title = f"{TITLES['hotspot-hindsight']} {request.what}"
    if request.covered is None:
        return request.nothing("hotspot-hindsight", title)
    found = ground(request)
    kept = trials.kept(found, trials.HINDSIGHT) if isinstance(found, Ground) else None
    renamed = {"method": "foreseen_by", "incidents": "all_incidents"}
    name = "hotspot-hindsight"
    frame = empty(name) if kept is None else only(name, kept.rename(columns=renamed))
    aside = _set_aside(found, Period(request.loaded[0], request.loaded[-1]))
    both = isinstance(found, Ground) and trials.both_bounds(found)
    frame = frame if both else _open(frame, aside)
    missing = request.covered.missing
    sentence = words.hindsight_sentence(
        frame, request.what, request.unit, tried=kept is not None, missing=missing
    )
    return request.table(
        name,
        frame,
        title=title,
        sentence=sentence if isinstance(found, Ground) else found,
        notes=[
            *([found.reason] if isinstance(found, Ground) else []),
            *trial_notes(aside, both=both),
        ],
        period=request.covered.period,
        missing=missing,
    )


def near_repeat(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return a row a band of distance and days; empty where places are moved or days unknown."""
    request = Request(snapshot, settings, selection)
    title = f"{TITLES['near-repeat']} {request.what}"
    if request.covered is None:
        return request.nothing("near-repeat", title)
    found: Ground | str = ground(request)
    if request.people:
        found = words.people_repeat(request.what)
    exact = isinstance(found, Ground) and found.moved is None
    kept = None
    if isinstance(found, Ground) and exact:
        kept = trials.kept(found, trials.NEAR_REPEAT)
    missing = request.covered.missing
    frame = empty("near-repeat")
    if kept is not None:
        frame = kept.rename(columns={"ratio": "times_chance"})
    aside = _set_aside(found, request.covered.period)
    frame = _open(frame, aside)
    sentence = words.near_repeat_sentence(
        frame, request.what, request.unit, exact=exact, tried=kept is not None, missing=missing
    )
    return request.table(
        "near-repeat",
        frame,
        title=title,
        sentence=found if isinstance(found, str) else sentence,
        notes=trial_notes(aside),
        period=request.covered.period,
        missing=missing,
    )


def _set_aside(found: Ground | str, period: Period) -> int:
    """Return how many rows set aside may be incidents of a trial's months on this ground."""
    if isinstance(found, str):
        return 0
    rows = SetAside(found)
    return int(rows.placed(period).sum()) + rows.nowhere(period)


def _open(frame: pd.DataFrame, aside: int) -> pd.DataFrame:
    """Return a trial's verdicts open where rows set aside, which it can't hold, might turn them."""
    return frame.assign(verdict=verdicts.CANNOT_TELL) if aside and len(frame) else frame
