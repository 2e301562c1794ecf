"""Frames and tables that are kept with a snapshot once it is published, and taken from there."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import fields
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.periods import Period
from moorlands_dash.store.prepared import Prepared, Unspoken
from moorlands_dash.tables.model import Table

_FRAME = b"frame"
_keeping: ContextVar[bool] = ContextVar("keeping", default=False)


@contextmanager
def keeping() -> Iterator[None]:
    """Keep what is worked out meanwhile; at any other time what is kept is only read."""
    token = _keeping.set(True)
    try:
        yield
    finally:
        _keeping.reset(token)


class Shelf:
    """What is kept of one snapshot."""

    def __init__(self, place: Prepared) -> None:
        """Take answers from a place."""
        self.place = place

    def of(self, kind: str, asked: Hashable, work: Callable[[], Any]) -> Any:
        """Return what is kept, else what `work` answers, which is kept where that is asked for."""
        try:
            found = self.place.find(kind, asked)
        except Unspoken:
            return work()
        if found is not None:
            frame, about = found
            return frame if about == _FRAME else _table(frame, about)
        answer = work()
        if _keeping.get():
            self._keep(kind, asked, answer)
        return answer

    def _keep(self, kind: str, asked: Hashable, answer: Any) -> None:
        # Where it can't be kept, a full disk or a folder that nobody may write in, nothing is lost.
        with suppress(OSError):
            if isinstance(answer, pd.DataFrame):
                self.place.keep(kind, asked, answer, _FRAME)
            elif isinstance(answer, Table) and (about := _about(answer)):
                self.place.keep(kind, asked, answer.frame, about)


def _about(table: Table) -> bytes | None:
    """Return all of a table but its frame as text; None where it wouldn't come back as it is."""
    held = {name: getattr(table, name) for name in _names()}
    if held.pop("asked") is not None:
        return None
    held["period"] = table.period and [table.period.start, table.period.end]
    about = json.dumps(held, default=date.isoformat).encode()
    back = _table(table.frame, about)
    kept = [(getattr(table, name), getattr(back, name)) for name in _names()]
    return about if all(repr(one) == repr(other) for one, other in kept) else None


def _table(frame: pd.DataFrame, about: bytes) -> Table:
    held = json.loads(about)
    if held["period"]:
        held["period"] = Period(*map(date.fromisoformat, held["period"]))
    held["missing"] = tuple(map(date.fromisoformat, held["missing"]))
    held |= {name: tuple(held[name]) for name in ("notes", "choices")}
    return Table(frame=frame, **held)


def _names() -> list[str]:
    return [field.name for field in fields(Table) if field.name != "frame"]
