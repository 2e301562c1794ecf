"""What pages show before anybody chooses: worked out when a snapshot is published.

Forecasts, hotspots, trials and rates that all readers share are kept with the snapshot
(`store/prepared.py`), so that no first visitor waits for them; a server that opens the snapshot
asks for the same (`ui/readying.py`). Whatever fails here is left to whoever asks first: the load
stands.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from moorlands_dash.periods import Period
from moorlands_dash.store.home import Home
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.tables import build
from moorlands_dash.tables.audience import opened
from moorlands_dash.tables.held import shelve
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import loaded_months
from moorlands_dash.tables.shelf import keeping
from moorlands_dash.tables.targets.year_end import closed_years, years_with_targets
from moorlands_dash.vocabulary import ALL

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.queries import Snapshot

_LOG = logging.getLogger("moorlands_dash")

UNPREPARED = "MOORLANDS_UNPREPARED"
"""Variable that leaves it to whoever asks first, in loads and in servers."""

Asked = tuple[str, Selection]

CHOSEN = (
    *("overview", "changes", "district-change", "meetings", "agenda", "exception", "decisions"),
    *("survey", "trajectory", "forecast"),
    *("briefing", "briefing-tasks", "my-ward", "all-wards", "ward-rates", "targets", "actions"),
    *("hotspot-places", "hotspots", "hotspot-changes", "hotspot-hours", "hotspot-hindsight"),
    *(
        "hotspot-concentration",
        "near-repeat",
        "control-chart",
        "control-board",
        "year-on-year",
        "season",
    ),
    *("assessment", "assessment-scores", "assessment-unseat", "assessment-harm"),
    *("outcomes", "outcomes-wards"),
    *("week-hours", "comparison-recorded", "comparison-years", "comparison-street"),
    *("comparison-partnerships", "similar-districts", "similar-areas", "comparison-corners"),
    *("residents", "responses", "what-we-did", "coverage", "due", "files", "quarantine"),
    *("people", "people-series", "people-cohorts", "people-supply", "partners", "partner-gaps"),
    "said-did",
    *("withdrawals", "backtest", "reliability", "breaks", "duties", "glossary"),
)
"""Tables that pages ask for with the filters as they open."""
BARE = (
    *("targets", "survey", "trajectory", "forecast", "district-change", "comparison-recorded"),
    *("ward-rates", "what-changed", "diff", "asked-by-area", "records", "residents", "responses"),
    *("meetings", "standing-watch", "perception", "perception-agreement", "issues"),
    *("voice-themes", "communities", "raised-at-meetings", "priorities"),
)
"""Tables that pages ask for whatever the filters say."""
MONTHS = ("ward-months", "district-months")
"""Tables that pages ask for of all months."""
OF_THE_YEAR = (
    *("plan-path", "target-figures"),
    *("targets", "what-if", "trajectory", "forecast", "annotations", "track-record", "backtest"),
    *("survey", "actions", "action-gaps", "action-costs"),
)
"""Tables of the latest year with targets."""
OF_A_CLOSED_YEAR = ("year-end", "survey")


@dataclass(frozen=True)
class Readied:
    """What came of it."""

    tables: int
    seconds: float
    failed: tuple[str, ...] = ()
    """Tables that could not be made: whoever asks for them is told why."""


def first_asked(snapshot: Snapshot, settings: Settings) -> Iterator[Asked]:
    """Yield what pages ask for when nothing is chosen, what takes longest first."""
    usual = Selection(partnership=settings.key)
    yield from ((name, usual) for name in CHOSEN)
    for years, names in (
        (years_with_targets(snapshot, settings), OF_THE_YEAR),
        (closed_years(snapshot, settings), OF_A_CLOSED_YEAR),
    ):
        yield from ((name, replace(usual, year=year)) for year in years[:1] for name in names)
    if loaded := loaded_months(snapshot, settings, ALL):
        whole = Period(loaded[0], loaded[-1])
        yield from ((name, replace(usual, period=whole)) for name in MONTHS)
    yield from ((name, Selection()) for name in BARE)


def wanted() -> bool:
    """Tell whether anything is to be worked out beforehand."""
    return os.environ.get(UNPREPARED, "") in ("", "0")


def prepare(snapshot: Snapshot, settings: Settings, watch: Watch = silent) -> Readied:
    """Work out what pages show first, and keep it with the snapshot.

    `watch` may raise: what is kept by then stays. A snapshot opened for the public keeps nothing.
    """
    place = shelve(snapshot, settings)
    if place is None:
        return Readied(0, 0.0)
    begun, failed = time.perf_counter(), []
    asked = list(first_asked(snapshot, settings))
    with keeping():
        for number, (name, selection) in enumerate(asked):
            watch("Working out what all pages show", number / len(asked))
            if not made(name, snapshot, settings, selection):
                failed.append(name)
    place.sweep()
    return Readied(len(asked), time.perf_counter() - begun, tuple(failed))


def made(name: str, snapshot: Snapshot, settings: Settings, selection: Selection) -> bool:
    """Make a table for nobody yet; tell whether that could be done."""
    try:
        build(name, snapshot, settings, selection)
    except Exception as fault:
        # The message may hold data; whoever asks for the table is told in words.
        _LOG.warning("%s could not be made beforehand: %s", name, type(fault).__name__)
        return False
    return True


def prepare_published(settings: Settings, home: Home, watch: Watch = silent) -> Readied | None:
    """Prepare what is published in a home; None where that can't be done, which spoils nothing."""
    try:
        return prepare(opened(settings, home.folder), settings, watch)
    except Exception as fault:
        _LOG.warning("Nothing could be made beforehand: %s", type(fault).__name__)
        return None
