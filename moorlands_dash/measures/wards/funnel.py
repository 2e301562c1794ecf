"""Funnel plots: how far chance may take a ward's rate from the district's, given its residents."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from moorlands_dash.measures.doubt import agreed
from moorlands_dash.measures.intervals import Numbers, exact_limits, floats
from moorlands_dash.measures.rates import PER, at_bounds

LEVELS = {"95": 0.95, "998": 0.998}
"""Name of a pair of limits in the columns -> the share of wards that it should hold."""

ABOVE_998, ABOVE_95 = "far above the funnel", "above the funnel"
INSIDE = "inside the funnel"
BELOW_95, BELOW_998 = "below the funnel", "far below the funnel"
PLACES = (ABOVE_998, ABOVE_95, INSIDE, BELOW_95, BELOW_998)
"""Where a ward may lie; "far" is beyond the 99.8% limits."""

_NODES = 60
"""Counts below which every whole number is a node of a limit; above, each step is 2% larger."""


def funnel_limits(expected: ArrayLike, level: float) -> tuple[Numbers, Numbers]:
    """Return the counts between which chance keeps a count that is expected.

    A count lies on the upper limit where its own exact lower limit is what was expected, and the
    other way round; between whole numbers the limits are joined by straight lines. Source:
    Spiegelhalter (2005), Statistics in Medicine 24; PHEindicatormethods,
    calculate_funnel_limits.
    """
    wanted = np.asarray(expected, dtype=float)
    nodes = _nodes(float(np.nanmax(wanted, initial=1.0)))
    least, most = exact_limits(nodes, level)
    lower, upper = np.interp(wanted, most, nodes), np.interp(wanted, least, nodes)
    return np.where(np.isnan(wanted), np.nan, lower), np.where(np.isnan(wanted), np.nan, upper)


def _nodes(largest: float) -> Numbers:
    """Return counts from 0 until the lower limit of the last is beyond the largest expected."""
    reach = largest + 12 * np.sqrt(largest) + 40
    steps = np.ceil(_NODES * 1.02 ** np.arange(max(np.log(reach / _NODES) / np.log(1.02), 0) + 2))
    return np.unique(np.concatenate([np.arange(_NODES), steps])).astype(float)


def with_funnel(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with each ward's funnel limits, as rates, and its place.

    Needs `count population rate_per_1000 district_rate_per_1000`. A ward lies above or below
    where its own interval of that level lies beyond the district's rate, which is the same as
    its rate lying beyond the funnel. A ward without a rate has neither limits nor place. With a
    column `doubt`, of rows that may belong to a count, the place is told where it is the same at
    all bounds (`rates.at_bounds`), else that one cannot tell.
    """
    people, expected = _expected(frame)
    limits: dict[str, Numbers] = {}
    for name, level in LEVELS.items():
        lower, upper = funnel_limits(expected, level)
        limits |= {
            f"funnel_lower_{name}": lower / people * PER,
            f"funnel_upper_{name}": upper / people * PER,
        }
    words = pd.Series(agreed(map(_places, [frame, *at_bounds(frame)])), index=frame.index)
    return frame.assign(**limits, place=words.where(frame["rate_per_1000"].notna(), None))


def _expected(frame: pd.DataFrame) -> tuple[Numbers, Numbers]:
    """Return the residents of each ward that has a rate, and the count expected of them."""
    people = np.where(frame["rate_per_1000"].notna(), floats(frame["population"]), np.nan)
    return people, people * floats(frame["district_rate_per_1000"]) / PER


def _places(frame: pd.DataFrame) -> list[str]:
    """Return where each ward lies; one without a rate inside, as nothing says otherwise."""
    people, expected = _expected(frame)
    count = np.where(np.isnan(people), np.nan, floats(frame["count"]))
    side = np.zeros(len(frame), dtype=int)
    for level in LEVELS.values():
        least, most = exact_limits(count, level)
        side += (least > expected).astype(int) - (most < expected)
    return [PLACES[2 - far] for far in side]
