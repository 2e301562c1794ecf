"""How the actions of the delivery plan stand on a day: late, stalled, on time, done."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

OVERDUE, STALLED, DUE_SOON, ON_TIME = "overdue", "stalled", "due soon", "on time"
POSTPONED, DONE, STOPPED = "postponed", "done", "stopped"

STANDINGS = (OVERDUE, STALLED, DUE_SOON, ON_TIME, POSTPONED, DONE, STOPPED)
"""What an action's standing may be, the one that needs most attention first."""

LATE = (OVERDUE, STALLED)
IDLE = (POSTPONED, STOPPED)
"""Standings in which nothing is being done, though it isn't late."""


def stand(updates: pd.DataFrame, day: date, *, stalled_after: int, due_soon: int) -> pd.DataFrame:
    """Return each action as last updated by `day`, with `standing days_late moved`.

    `updates` holds every update; later ones than `day` are not known. `moved` is the update since
    which neither status nor progress has changed. Done, stopped and postponed: as its owner says.
    Overdue: none of these, and due before `day`. Stalled: not moved for more than `stalled_after`
    days, counted from the start where that is later. Due soon: within `due_soon` days. The worst
    first, then by due date.
    """
    today = pd.Timestamp(day)
    known = updates[updates["updated"] <= today].sort_values(["action_id", "updated"])
    if known.empty:
        return known.assign(standing=[], days_late=pd.Series(dtype="Int64"), moved=[])
    progress = known["progress"].fillna(-1)
    same = known["status"].eq(known.groupby("action_id")["status"].shift()) & progress.eq(
        progress.groupby(known["action_id"]).shift()
    )
    moved = known["updated"].mask(same).groupby(known["action_id"]).ffill()
    latest = known.assign(moved=moved).groupby("action_id", as_index=False).tail(1)
    quiet = (today - latest[["moved", "start"]].max(axis=1)).dt.days
    to_go = (latest["due"] - today).dt.days
    standing = np.select(
        [
            latest["status"].eq("done"),
            latest["status"].eq("stopped"),
            latest["status"].eq("postponed"),
            to_go < 0,
            quiet > stalled_after,
            to_go <= due_soon,
        ],
        [DONE, STOPPED, POSTPONED, OVERDUE, STALLED, DUE_SOON],
        ON_TIME,
    )
    found = latest.assign(standing=standing)
    found["days_late"] = (-to_go).where(found["standing"].eq(OVERDUE)).astype("Int64")
    place = found["standing"].map(STANDINGS.index)
    return (
        found.assign(place=place).sort_values(["place", "due", "action_id"]).drop(columns="place")
    )


def _known_sum(values: pd.Series) -> float:
    return float(values.sum(min_count=1))


RESOURCES = ("spent", "in_kind", "hours", "to_find")
"""What actions take beside their budget: pounds, and hours."""


def costs(actions: pd.DataFrame) -> pd.DataFrame:
    """Return `funder actions costed cost` and `RESOURCES`, the largest sum first.

    No funder is one of them. Actions that were stopped are left out of what is to be paid and
    found; what was spent on them stays. `costed` says of how many the cost is known; a sum of which
    no part is known is missing, never 0.
    """
    funder = actions["funder"].fillna("").replace("", "No funder named")
    kept = actions["standing"] != STOPPED
    grouped = actions[kept].groupby(funder[kept])
    found = grouped["cost"].agg(actions="size", costed="count", cost=_known_sum)
    found = found.reindex(sorted(funder.unique()))
    for name in RESOURCES:
        rows = actions if name == "spent" else actions[kept]
        found[name] = rows.groupby(funder)[name].agg(_known_sum)
    found = found[found["actions"].notna() | found["spent"].notna()]
    found = found.fillna({"actions": 0, "costed": 0}).astype({"actions": int, "costed": int})
    found = found.rename_axis("funder").reset_index()
    ordered: pd.DataFrame = found.sort_values(
        ["cost", "funder"], ascending=[False, True], ignore_index=True
    )
    return ordered
