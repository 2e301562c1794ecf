"""Answers that several tables need, worked out once a snapshot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from moorlands_dash.store.queries import Snapshot

_MOST = {"incidents": 4, "surface": 8}
"""Answers of a kind held in memory a snapshot, where it isn't the usual number."""
_USUAL = 32

_held: WeakKeyDictionary[Snapshot, dict[str, dict[Any, Any]]] = WeakKeyDictionary()


def once(snapshot: Snapshot, kind: str, key: Any, work: Callable[[], Any]) -> Any:
    """Return what `work` answers for a key, worked out the first time: a snapshot never changes.

    Nobody may change what comes back.
    """
    answers = _held.setdefault(snapshot, {}).setdefault(kind, {})
    if key in answers:
        return answers[key]
    found = work()
    while len(answers) >= _MOST.get(kind, _USUAL):
        answers.pop(next(iter(answers)), None)
    answers[key] = found
    return found
