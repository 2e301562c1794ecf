"""The audit's rows: added, read, and taken out once their time is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, insert, select

from moorlands_dash.store.database.engine import reading, writing
from moorlands_dash.store.database.model import AUDIT, PRUNED
from moorlands_dash.store.database.ready import ready
from moorlands_dash.store.home import Home


def append(home: Home, values: Mapping[str, Any]) -> None:
    """Add an entry; on the disk once this returns."""
    with writing(ready(home, writing=True)) as connection:
        connection.execute(insert(AUDIT).values(values))


def newest(home: Home, whose: str, most: int, event: str) -> list[dict[str, Any]]:
    """Return the newest entries of a partnership, the newest first."""
    database = ready(home, writing=False)
    if database is None:
        return []
    asked = select(AUDIT).order_by(AUDIT.c.line.desc()).limit(most)
    asked = asked.where(*_of(whose))
    if event:
        asked = asked.where(AUDIT.c.event == event)
    with reading(database) as connection:
        rows = connection.execute(asked).mappings().all()
    return [{name: row[name] for name in row if name != "line"} for row in rows]


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
