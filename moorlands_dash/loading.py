"""The load and the check as commands ask for them: the store's, with what is whole judged.

The store counts rows and knows no statistics; the measure knows no files. Here the one is given
the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd

from moorlands_dash.measures.data.supply import first_sent, supplies
from moorlands_dash.measures.data.wholeness import WHOLE, states
from moorlands_dash.partnership import Settings
from moorlands_dash.store import load as store
from moorlands_dash.store import withdrawing
from moorlands_dash.store.home import Home
from moorlands_dash.store.load import Outcome
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.store.wholeness import Judged, Sent
from moorlands_dash.store.withdrawing import Withdrawn
from moorlands_dash.words.data.wholeness import why


def load(
    paths: Sequence[Path],
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    watch: Watch = silent,
    now: datetime | None = None,
    rebuild: bool = False,
    again: bool = False,
) -> Outcome:
    """Load files into a new snapshot and publish it, as `store.load.load` does."""
    judge = judged_on((now or datetime.now(UTC)).date(), settings)
    return store.load(
        paths, settings, home, watch=watch, now=now, rebuild=rebuild, again=again, judge=judge
    )


def withdraw(
    asked: str,
    reason: str,
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    by: str = "",
    watch: Watch = silent,
) -> Withdrawn:
    """Withdraw what was loaded, as `store.withdrawing.withdraw` does."""
    judge = judged_on(datetime.now(UTC).date(), settings)
    return withdrawing.withdraw(asked, reason, settings, home, by=by, watch=watch, judge=judge)


def demonstrate(
    settings: Settings, home: Home | str | Path | None = None, watch: Watch = silent
) -> Outcome:
    """Load the demonstration extracts, as `store.load.demonstrate` does."""
    return store.demonstrate(settings, home, watch, judged_on(datetime.now(UTC).date(), settings))


def judged_on(day: date, settings: Settings) -> Judged:
    """Return the judge of what is whole as seen on a day, of whom the settings expect."""

    def judge(sent: Sent) -> pd.DataFrame:
        came = first_sent(sent.months.assign(state=WHOLE))
        expected = [(s.source, s.sender, s.since, s.until) for s in supplies(settings, came)]
        return states(sent.months, sent.days, day, why, expected)

    return judge
