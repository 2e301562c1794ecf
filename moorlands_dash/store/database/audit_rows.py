"""The audit's rows: added, read, and taken out once their time is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.model import AUDIT, PRUNED
from moorlands_dash.store.database.ready import ready
from moorlands_dash.store.home import Home

_SAME = ("event", "partnership", "subject", "began")
"""What two entries about one sign-in share."""


def append(home: Home, values: Mapping[str, Any], *, once: bool = False) -> bool:
    """Add an entry; on the disk once this returns. `once`: unless its sign-in has one already.

    Returns whether it was added.
    """
    database = ready(home, writing=True)
    if once and _there(home, values):
        return False
    with writing(database) as connection:
        add(connection, values)
    return True


def add(connection: Connection, values: Mapping[str, Any]) -> None:
    """Add an entry within a transaction: it is noted if what it tells of is done, or neither is."""
    connection.execute(insert(AUDIT).values(values))


def _there(home: Home, values: Mapping[str, Any]) -> bool:
    same = [AUDIT.c[name] == values[name] for name in _SAME]
    return _any(home, same)


def is_noted(home: Home, whose: str, subject: str, began: datetime, event: str) -> bool:
    """Tell whether an event is noted of the sign-in of somebody that began at a time."""
    of_them = [AUDIT.c.event == event, AUDIT.c.subject == subject, *_of(whose)]
    return _any(home, [*of_them, AUDIT.c.began == began])


def _any(home: Home, asked: list[ColumnElement[bool]]) -> bool:
    database = ready(home, writing=False)
    if database is None:
        return False
    with reading(database) as connection:
        return connection.execute(select(AUDIT.c.line).where(*asked).limit(1)).first() is not None


def newest(
    home: Home,
    whose: str,
    most: int,
    event: str = "",
    since: datetime | None = None,
    before: datetime | None = None,
) -> list[dict[str, Any]]:
    """Return the newest entries of a partnership, the newest first, from a time until another."""
    database = ready(home, writing=False)
    if database is None:
        return []
    asked = select(AUDIT).order_by(AUDIT.c.line.desc()).limit(most)
    asked = asked.where(*_of(whose))
    if event:
        asked = asked.where(AUDIT.c.event == event)
    if since:
        asked = asked.where(AUDIT.c.recorded_at >= since)
    if before:
        asked = asked.where(AUDIT.c.recorded_at < before)
    with reading(database) as connection:
        rows = connection.execute(asked).mappings().all()
    return [{name: row[name] for name in row if name != "line"} for row in rows]


def latest(home: Home, whose: str) -> str:
    """Return a text that changes with every entry."""
    database = ready(home, writing=False)
    if database is None:
        return ""
    asked = select(func.max(AUDIT.c.line), func.count()).where(*_of(whose))
    with reading(database) as connection:
        return "/".join(str(each) for each in connection.execute(asked).one())


def prune(home: Home, whose: str, before: datetime, now: datetime, by: str) -> int:
    """Take out a partnership's entries from before a time, and note that; return how many."""
    database = ready(home, writing=False)
    if database is None:
        return 0
    old = [AUDIT.c.recorded_at < before, *_of(whose)]
    with writing(database) as connection:
        gone = connection.execute(select(func.count()).select_from(AUDIT).where(*old)).scalar_one()
        if gone:
            # The database lets go only what is noted here first.
            noted = {"before": before, "entries": gone, "recorded_at": now, "by": by}
            connection.execute(insert(PRUNED).values(partnership=whose, **noted))
            connection.execute(delete(AUDIT).where(*old))
            said = f"{gone} entries of the audit from before {before:%d/%m/%Y} taken out"
            row = {"recorded_at": now, "event": "pruning", "what": said, "by": by}
            connection.execute(insert(AUDIT).values(partnership=whose, **row))
    return int(gone)


def _of(whose: str) -> list[ColumnElement[bool]]:
    return [AUDIT.c.partnership == whose] if whose else []
