"""Where a backtest is kept, and results on published series that come with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.store.kept import Kept

if TYPE_CHECKING:
    import pandas as pd

REFERENCE = DEFAULT_FILE.parent / "reference"
"""Results on published series, which come with the program."""


class Backtest(Kept):
    """The place of one snapshot's backtest by one method."""

    folder = "backtests"
    work = "backtest"

    def scores(self) -> pd.DataFrame | None:
        """Return the whole backtest, or None where it isn't kept."""
        return self.whole()


def reference(name: str) -> pd.DataFrame | None:
    """Return a table of results on published series, or None where it didn't come with us."""
    import pandas as pd

    path = REFERENCE / f"{name}.csv"
    return pd.read_csv(path) if path.is_file() else None
