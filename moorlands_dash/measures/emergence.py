"""Whether a hotspot is new, lasts, comes and goes or is over, and what changed between periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.gistar import LEVEL
from moorlands_dash.measures.lattice import Lattice
from moorlands_dash.periods import Period

EMERGING, PERSISTENT, INTERMITTENT = "emerging", "persistent", "intermittent"
FORMER, NEVER, CANNOT_TELL = "former", "never", "cannot tell"


def windows(end: date, *, months: int = 3, number: int = 12) -> list[Period]:
    """Return consecutive windows of so many months, oldest first; the last one ends with `end`."""
    raise NotImplementedError


def window_counts(
    places: ArrayLike, months: ArrayLike, spans: Sequence[Period], loaded: set[date], cells: Lattice
) -> Any:
    """Return the counts of each cell (row) in each window (column), NaN where a month is missing.

    `places` are of `Lattice.locate`, `months` the incidents' months.
    """
    raise NotImplementedError


def emergence(
    counts: ArrayLike, spans: Sequence[Period], cells: Lattice, beside: Any, *, level: float = LEVEL
) -> pd.DataFrame:
    """Return `cell_id kind windows_hot windows_told first_hot last_hot` of each cell.

    `counts` has a row a cell and a column a window. `kind` is emerging, persistent, intermittent,
    former, never or cannot tell; `first_hot` the first month of the first hot window, `last_hot`
    the last month of the last one (missing where never hot).
    """
    raise NotImplementedError


def cell_change(
    now: ArrayLike, before: ArrayLike, cells: Lattice, *, complete: bool, percent_from: int
) -> pd.DataFrame:
    """Return each cell's count in two periods of the same length, and whether it changed.

    Columns `cell_id count count_before difference percent p_value p_adjusted verdict`.
    Verdicts: fewer, more, no clear change, cannot tell.
    """
    raise NotImplementedError
