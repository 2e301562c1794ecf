"""The long calculations on hotspots, worked out once a snapshot and choice, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection

import pandas as pd

from moorlands_dash.measures.doubt import agreed
from moorlands_dash.measures.hotspots import hindsight as foresight
from moorlands_dash.measures.hotspots import near_repeat as repeats
from moorlands_dash.measures.hotspots import survival as surviving
from moorlands_dash.partnership import Settings
from moorlands_dash.store.hotspots import Trial
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch
from moorlands_dash.tables.hotspots.doubt import SetAside
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

SURVIVAL, HINDSIGHT, NEAR_REPEAT = "survival", "hindsight", "near-repeat"
_METHODS = {
    SURVIVAL: surviving.METHOD,
    HINDSIGHT: foresight.METHOD,
    NEAR_REPEAT: f"knox-1 {repeats.RUNS} {repeats.SEED}",
}
_KNOWN = ["easting", "northing", "month"]
_DOING = {
    SURVIVAL: f"Moving the points {surviving.JITTERS} times",
    HINDSIGHT: "Looking back: would it have been foreseen?",
    NEAR_REPEAT: f"Dealing the dates anew {repeats.RUNS} times",
}


def kept(found: Ground, kind: str) -> pd.DataFrame | None:
    """Return what a trial came to, or None where it has not been worked out."""
    return place(found, kind).whole()


def place(found: Ground, kind: str) -> Trial:
    """Return where a trial of this ground by this version's method is kept."""
    told = f"{kind} {_METHODS[kind]} {found.key}"
    if kind == HINDSIGHT and both_bounds(found):
        told += " with rows set aside and without"
    return Trial(found.request.snapshot, hashlib.sha256(told.encode()).hexdigest()[:12])


def both_bounds(found: Ground) -> bool:
    """Tell whether hindsight is judged with rows set aside and without."""
    more = SetAside(found).incidents()
    return more is not None and not more.empty


def untried(snapshot: Snapshot, settings: Settings, selection: Selection) -> tuple[str, ...]:
    """Return which trials of a selection are not worked out yet; none where nothing can be."""
    found = _ground(snapshot, settings, selection)
    return _untried(found) if found else ()


def work_out(
    snapshot: Snapshot,
    settings: Settings,
    selection: Selection,
    watch: Watch,
    *,
    kinds: Collection[str] = tuple(_METHODS),
) -> tuple[str, ...]:
    """Work out the trials of a selection that aren't kept yet, and keep them; return which.

    Raises StoreError where another process works on one. `watch` may raise
    `measures.batches.Stopped`: what is whole by then is kept.
    """
    found = _ground(snapshot, settings, selection)
    if found is None:
        return ()
    todo = tuple(kind for kind in _untried(found) if kind in kinds)
    for kind in todo:
        trial = place(found, kind)
        with trial.working():
            trial.keep(_WORK[kind](found, _share(kind, watch)))
    return todo


def _ground(snapshot: Snapshot, settings: Settings, selection: Selection) -> Ground | None:
    request = Request(snapshot, settings, selection)
    if request.covered is None or not request.covered.complete:
        return None
    found = ground(request)
    return None if isinstance(found, str) else found


def _untried(found: Ground) -> tuple[str, ...]:
    kinds = (SURVIVAL, HINDSIGHT) if found.moved else (HINDSIGHT, NEAR_REPEAT)
    return tuple(kind for kind in kinds if not place(found, kind).path.exists())


def _share(kind: str, watch: Watch) -> Callable[[float], None]:
    def tell(share: float) -> None:
        watch(_DOING[kind], share)

    return tell


def _survival(found: Ground, watch: Callable[[float], None]) -> pd.DataFrame:
    incidents, moved = found.shown, found.moved
    if moved is None:
        raise LookupError("exact points have not been moved")
    return surviving.survival(
        incidents["easting"],
        incidents["northing"],
        found.cells,
        found.beside,
        moved,
        watch=watch,
    )


def _hindsight(found: Ground, watch: Callable[[float], None]) -> pd.DataFrame:
    """Return the trial; where rows set aside can be put on the ground, judged at both bounds."""
    known, more = found.incidents[_KNOWN], SetAside(found).incidents()
    if more is None or more.empty:
        return _looked_back(found, known, watch)
    every = pd.concat([known, more], ignore_index=True)
    counted = _looked_back(found, known, lambda share: watch(share / 2))
    most = _looked_back(found, every, lambda share: watch((1 + share) / 2))
    return counted.assign(verdict=agreed([list(counted["verdict"]), list(most["verdict"])]))


def _looked_back(
    found: Ground, incidents: pd.DataFrame, watch: Callable[[float], None]
) -> pd.DataFrame:
    return foresight.hindsight(
        incidents,
        found.request.loaded,
        found.cells,
        found.beside,
        bandwidth=found.bandwidth,
        watch=watch,
    )


def _near_repeat(found: Ground, watch: Callable[[float], None]) -> pd.DataFrame:
    """Return the repeats among incidents of which place and day are known."""
    known = found.shown[found.shown["date_precision"] == "day"]
    return repeats.near_repeat(known["easting"], known["northing"], known["occurred"], watch=watch)


_WORK = {SURVIVAL: _survival, HINDSIGHT: _hindsight, NEAR_REPEAT: _near_repeat}
