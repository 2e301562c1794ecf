"""Answers that are asked for again: worked out once, so many held, those asked for last."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from moorlands_dash.store.prepared import Prepared
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.shelf import Shelf

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings

_MOST = {"incidents": 4, "shown": 8, "surface": 8, "loaded": 128}
"""Answers of a kind held in memory a snapshot, where it isn't the usual number."""
_USUAL = 32
_ROWS = ("incidents", "shown", "surface", "loaded")
"""Kinds that are never kept with the snapshot: its own rows again, or as large."""


class Answers:
    """Answers by what was asked, so many at the most: what was asked for longest ago goes first.

    Threads share them. Two that ask the same at the same time may both work it out.
    """

    def __init__(self, most: int) -> None:
        """Hold `most` answers."""
        self._most = most
        self._held: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """Return how many are held."""
        return len(self._held)

    def of(self, asked: Hashable, work: Callable[[], Any]) -> Any:
        """Return what `work` answers to what is asked, worked out the first time."""
        with self._lock:
            if asked in self._held:
                self._held.move_to_end(asked)
                return self._held[asked]
        found = work()
        with self._lock:
            self._held[asked] = found
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return found


_of: WeakKeyDictionary[Snapshot, dict[str, Answers]] = WeakKeyDictionary()
_shelves: WeakKeyDictionary[Snapshot, Shelf] = WeakKeyDictionary()
_lock = Lock()


def shelve(snapshot: Snapshot, settings: Settings) -> Prepared | None:
    """Have a snapshot take what is kept with it, under these settings; return where that is.

    None for one that is opened for the public: it takes nothing that the partnership's opened.
    """
    if snapshot.withheld is not None:
        return None
    place = Prepared(snapshot.home, snapshot.id, settings)
    _shelves[snapshot] = Shelf(place)
    return place


def once(snapshot: Snapshot, kind: str, key: Hashable, work: Callable[[], Any]) -> Any:
    """Return what `work` answers for a key, worked out the first time: a snapshot never changes.

    What was kept with the snapshot when it was published is taken from there. The key holds all
    else that the answer follows from. Nobody may change what comes back.
    """
    with _lock:
        answers = _of.setdefault(snapshot, {}).setdefault(kind, Answers(_MOST.get(kind, _USUAL)))
    shelf = None if kind in _ROWS else _shelves.get(snapshot)
    return answers.of(key, partial(shelf.of, kind, key, work) if shelf else work)
