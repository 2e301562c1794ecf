"""Frames as their tables are declared: made from rows, empty, or cut to the declared columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from moorlands_dash.tables.catalogue import SPECS


def empty(name: str) -> pd.DataFrame:
    """Return a table's frame without a row."""
    return pd.DataFrame(columns=SPECS[name].names)


def framed(name: str, rows: Sequence[Mapping[Any, Any]]) -> pd.DataFrame:
    """Return rows as a table's frame; raise SpecError where a row isn't as declared."""
    spec = SPECS[name]
    for row in rows:
        spec.hold(list(row))
    return pd.DataFrame(list(rows), columns=spec.names)


def blank(name: str) -> dict[str, Any]:
    """Return a row with nothing in it: what rows of one kind have none of is said by it."""
    return dict.fromkeys(SPECS[name].names)


def only(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame's declared columns alone; raise SpecError where one is missing."""
    spec = SPECS[name]
    spec.hold([column for column in frame.columns if column in spec.names])
    return frame[spec.names]
