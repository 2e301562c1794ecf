"""Which months of which source and sender a file that was read stands for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from moorlands_dash.extracts.model import Judged
from moorlands_dash.sources import STREET, current
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.engine import connected
from moorlands_dash.store.steps import Step


def covers(judged: Judged, sender: str = "") -> list[Cover]:
    """Return each month that a file stands for, of a force or category, with its accepted rows.

    Where its rows name their senders, it stands for the months of each of them; else all of it is
    the given `sender`'s. Of a file that was cut short the months are marked that may have lost
    rows: from that of its last row on where its rows are in order of time, else all.
    """
    if not judged.covers:
        return []
    if judged.kind in current().following_kinds:
        # Their months are those of the rows they follow, which may stand in another file.
        found = [Cover(source, month, 0) for source, month in sorted(judged.covers)]
        return _marked(found, judged.cut, None)
    if len(judged.covers) == 1 and judged.kind == STREET:
        source, month = judged.covers[0]
        return [Cover(source, month, judged.rows_accepted, cut=judged.cut)]
    street = judged.kind == STREET
    with connected(judged.part.with_suffix(".spill")) as engine:
        part = engine.parts("part", _STREET if street else _SENT, [judged.part])
        rows = engine.rows(_STREET_MONTHS if street else _MONTHS, part=part)
        order = [month for (month,) in engine.rows(_ORDER, part=part)] if judged.cut else []
    in_order = all(earlier <= later for earlier, later in pairwise(order))
    return _marked(
        _covers(judged.covers, rows, sender), judged.cut, order[-1] if order and in_order else None
    )


def _marked(found: list[Cover], cut: str, since: date | None) -> list[Cover]:
    """Mark the months, from `since` on, that may have lost rows where a file was cut short."""
    for cover in found:
        if since is None or cover.month >= since:
            cover.cut = cut
    return found


def _covers(
    stands: Sequence[tuple[str, date]],
    found: Sequence[tuple[str, str | None, date, int]],
    sender: str,
) -> list[Cover]:
    """Return the covers of each sender: the months the file stands for, and those of its rows."""
    counts = {(source, name or sender, month): count for source, name, month, count in found}
    senders = {name for _, name, _ in counts} or {sender}
    rows = {(source, name, month): 0 for name in senders for source, month in stands} | counts
    return [
        Cover(source, month, rows[source, name, month], sender=name)
        for source, name, month in sorted(rows)
    ]


_STREET = {"row": "INTEGER", "force": "VARCHAR", "month": "DATE"}
_SENT = {"row": "INTEGER", "category": "VARCHAR", "reporter": "VARCHAR", "month": "DATE"}

_STREET_MONTHS = Step(
    "street_months", ("part",), "SELECT force, NULL, month, count(*) FROM {part} GROUP BY ALL"
)
_MONTHS = Step(
    "months",
    ("part",),
    "SELECT category, reporter, month, count(*) FROM {part} GROUP BY ALL",
)
"""The rows of each month of a category and its sender."""

_ORDER = Step("order", ("part",), "SELECT month FROM {part} ORDER BY row")
