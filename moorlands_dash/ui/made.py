"""What pages make of a table's frame again at every click: made once, and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import pandas as pd

Made = TypeVar("Made")

MOST = 128
"""Pieces of pages that are kept; what was asked for longest ago goes first."""

_kept: OrderedDict[Hashable, tuple[pd.DataFrame, Any]] = OrderedDict()
_lock = Lock()


def made_of(frame: pd.DataFrame, asked: Hashable, make: Callable[[], Made]) -> Made:
    """Return what is made of a frame for what is asked, made the first time.

    The frame is one that pages share and nobody changes, as `View.table` gives: it is told by
    itself, not by its values, and kept for as long as what was made of it. `asked` holds all else
    that decides what comes of it.
    """
    key = (id(frame), asked)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Made = _kept[key][1]
            return found
    made = make()
    with _lock:
        _kept[key] = frame, made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
