"""What each sender's files hold month by month, handed to whoever judges whether that is whole.

The store counts rows; what a count of rows means is for a measure to say. `loading.py` brings the
two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from moorlands_dash.sources import STREET, current
from moorlands_dash.store import incident_steps as steps
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.engine import Engine, empty_table
from moorlands_dash.store.manifest import PARTNERS
from moorlands_dash.store.steps import Relation

STATES = {
    "source": "VARCHAR",
    "sender": "VARCHAR",
    "month": "DATE",
    "rows": "BIGINT",
    "state": "VARCHAR",
    "why": "VARCHAR",
}
"""Columns of `coverage`: `state` is whole, part or missing; `why` a plain sentence, or blank."""

_COVERED = {
    "kind": "VARCHAR",
    "source": "VARCHAR",
    "sender": "VARCHAR",
    "month": "DATE",
    "cut": "VARCHAR",
}


@dataclass(frozen=True)
class Sent:
    """What senders have sent."""

    months: pd.DataFrame
    """`kind source sender month cut rows ours`: one row a month of a source and sender for which a
    file stands. `ours` are the rows in our district or its wards; `cut` says how the file that
    stands for the month was cut short, else blank."""
    days: pd.DataFrame
    """`source sender day rows`, of sources whose rows have days."""


def spelt_alike(sent: Sent) -> Sent:
    """Return the same with one spelling of each sender: that of the most months.

    A sender that writes itself "COUNCIL" once is the one that wrote "Council" before, as it is for
    whose months a file replaces.
    """
    counts = Counter(sent.months["sender"])
    # Of equally many months the last by the alphabet; what comes later in the order holds.
    spelt = {name.casefold(): name for name in sorted(counts, key=lambda n: (counts[n], n))}
    keys = ["kind", "source", "sender", "month"]
    once = len({*zip(*(sent.months[name] for name in keys), strict=True)}) == len(sent.months)
    if once and len(spelt) == len(counts) and {*sent.days["sender"]} <= counts.keys():
        return sent

    def named(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.assign(sender=[spelt.get(n.casefold(), n) for n in frame["sender"]])

    told = {"cut": "max", "rows": "sum", "ours": "sum"}
    months = named(sent.months).groupby(keys, as_index=False, sort=False).agg(told)
    return Sent(months, named(sent.days))


Judged = Callable[[Sent], pd.DataFrame]
"""Answers the columns of `STATES`; it may add months that are missing, with no rows."""


def taken_as_whole(sent: Sent) -> pd.DataFrame:
    """Take every month for which a file stands as whole."""
    return sent.months.assign(state="whole", why="")[list(STATES)]


def states_of(
    engine: Engine,
    covered: Sequence[Cover],
    cells: Relation,
    partners: Relation,
    judge: Judged,
) -> Relation:
    """Return what is whole and what isn't, in the columns of `STATES`."""
    kinds = kinds_of_categories()
    listed = engine.given("covered", _COVERED, [_row(cover, kinds) for cover in covered])
    months = engine.frame(steps.SENT, covered=listed, cells=cells)
    days = engine.frame(steps.DAYS, partners=partners)
    engine.drop(listed)
    return engine.given("states", STATES, _rows(judge(Sent(_dated(months), days))))


def with_states(rows: str) -> str:
    """Return a query of `coverage` whose rows an earlier version may have written, without states.

    Every month for which it had a file counted as whole.
    """
    filled = {"sender": "''", "state": "'whole'", "why": "''"}
    replaced = ", ".join(f"coalesce({name}, {value}) AS {name}" for name, value in filled.items())
    return f"SELECT * REPLACE ({replaced}) FROM ({empty_table(STATES)} UNION ALL BY NAME {rows})"  # nosec B608 # names of ours, no value


def _row(cover: Cover, kinds: Mapping[str, str]) -> tuple[str, str, str, date, str]:
    kind = kinds.get(cover.source, STREET)
    return kind, cover.source, cover.sender, cover.month, cover.cut


def kinds_of_categories() -> dict[str, str]:
    """Return for each partner's category the kind of files that tell of it."""
    layouts = current().layout_by_kind
    return {key: kind for kind in PARTNERS for key in layouts[kind].categories}


def _dated(months: pd.DataFrame) -> pd.DataFrame:
    return months.assign(month=pd.to_datetime(months["month"]).dt.date)


def _rows(states: pd.DataFrame) -> list[tuple[object, ...]]:
    columns = [
        [None if cell is pd.NA or cell != cell else cell for cell in states[name].tolist()]
        for name in STATES
    ]
    return list(zip(*columns, strict=True))
