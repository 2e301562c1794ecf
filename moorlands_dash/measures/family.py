"""Several changes looked at together: how many of those called clear may be chance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import bounded_verdicts
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


def adjusted_by_family(p_values: Numbers, families: np.ndarray) -> Numbers:
    """Return p-values adjusted for being looked at together with those of their own family."""
    found = np.full(len(p_values), np.nan)
    for name in dict.fromkeys(families.tolist()):
        rows = families == name
        found[rows] = adjusted_p_values(p_values[rows])
    return found


def adjusted_in_families(p_values: Numbers, together: np.ndarray, families: np.ndarray) -> Numbers:
    """Return p-values where those of rows marked `together` are adjusted within their family.

    The others were asked about beforehand, each for itself, and keep their own.
    """
    found = p_values.copy()
    for name in dict.fromkeys(families[together].tolist()):
        rows = together & (families == name)
        found[rows] = adjusted_p_values(found[rows])
    return found


def with_family(
    frame: pd.DataFrame, together: pd.Series, families: pd.Series | None = None
) -> pd.DataFrame:
    """Return rows of `change.with_change` with `p_adjusted`, and the verdicts that bear it.

    `together` marks the rows that are searched for a change, those of one of the `families`
    together (all of them where none are given); the others were asked about beforehand, each for
    itself, and keep their own p-value.
    """
    searched = together.to_numpy(dtype=bool)
    names = np.full(len(frame), "") if families is None else families.to_numpy(dtype=str)

    def adjusted(p_values: Numbers) -> Numbers:
        return adjusted_in_families(p_values, searched, names)

    p_adjusted = adjusted(floats(frame["p_value"]))
    verdict = bounded_verdicts(frame, p_adjusted, adjusted)
    return frame.assign(p_adjusted=p_adjusted, verdict=verdict)


def family_sizes(
    frame: pd.DataFrame, together: pd.Series, families: pd.Series | None = None
) -> dict[str, int]:
    """Return how many changes were tested together, by family."""
    known = frame["p_value"].notna().to_numpy(dtype=bool)
    sizes = {
        name: int((rows & known).sum())
        for name, rows in _families(frame, together, families).items()
    }
    return {name: size for name, size in sizes.items() if size}


def _families(
    frame: pd.DataFrame, together: pd.Series, families: pd.Series | None
) -> dict[str, np.ndarray]:
    """Return family -> which rows are searched in it."""
    searched = together.to_numpy(dtype=bool)
    names = np.full(len(frame), "") if families is None else families.to_numpy(dtype=str)
    return {str(name): searched & (names == name) for name in dict.fromkeys(names[searched])}
