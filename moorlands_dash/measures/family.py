"""Several changes looked at together: how many of those called clear may be chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import change_verdicts
from moorlands_dash.measures.intervals import Numbers, floats


def adjusted_p_values(p_values: Numbers) -> Numbers:
    """Return p-values adjusted for being looked at together; unknown ones are no part of it.

    Benjamini and Hochberg (1995), as scipy does it: of the changes whose adjusted value is under
    5%, no more than 5% are chance on average.
    """
    from scipy.stats import false_discovery_control

    known = ~np.isnan(p_values)
    found = np.full(len(p_values), np.nan)
    if known.any():
        found[known] = false_discovery_control(p_values[known], method="bh")
    return found


def with_family(frame: pd.DataFrame, together: pd.Series) -> pd.DataFrame:
    """Return rows of `change.with_change` with `p_adjusted`, and the verdicts that bear it.

    `together` marks the rows that are searched for a change; the others were asked about
    beforehand, each for itself, and keep their own p-value.
    """
    p_value = floats(frame["p_value"])
    searched = together.to_numpy(dtype=bool)
    adjusted = np.where(searched, adjusted_p_values(np.where(searched, p_value, np.nan)), p_value)
    verdict = change_verdicts(floats(frame["difference"]), adjusted)
    return frame.assign(p_adjusted=adjusted, verdict=verdict)


def family_size(frame: pd.DataFrame, together: pd.Series) -> int:
    """Return how many changes were tested together."""
    return int(frame.loc[together, "p_value"].notna().sum())
