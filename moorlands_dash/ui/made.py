"""What pages make of a table's frame again at every click: made once, and kept for a while."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

import pandas as pd

from moorlands_dash.tables.held import Answers

Made = TypeVar("Made")

MOST = 128
"""Pieces of pages that are kept; what was asked for longest ago goes first."""

_kept = Answers(MOST)


def made_of(frame: pd.DataFrame, asked: Hashable, make: Callable[[], Made]) -> Made:
    """Return what is made of a frame for what is asked, made the first time.

    The frame is one that pages share and nobody changes, as `View.table` gives: it is told by
    itself, not by its values, and kept for as long as what was made of it. `asked` holds all else
    that decides what comes of it.
    """
    made: tuple[pd.DataFrame, Made] = _kept.of((id(frame), asked), lambda: (frame, make()))
    return made[1]
