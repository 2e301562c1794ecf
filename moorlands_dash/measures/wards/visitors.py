"""Where a rate per resident misleads: many incidents for few residents, and shops among them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.intervals import Numbers, floats

TIMES = 1.5
"""How many times the district's both the rate and the share of shoplifting must be."""


def residents_mislead(rates: pd.DataFrame, shoplifting: pd.Series) -> pd.Series:
    """Return for each ward whether visitors, not residents, are likely behind its rate.

    `rates` has `ward_code count rate_per_1000 district_rate_per_1000` of all incidents,
    `shoplifting` the count of thefts from shops by ward code, of the same months. A rule of
    thumb: the rate and the share of shoplifting are both `TIMES` the district's or more.
    """
    shops = floats(shoplifting.reindex(rates["ward_code"]).fillna(0).astype("Float64"))
    count = floats(rates["count"])
    share, whole = _over(shops, count), _over(np.nansum(shops), np.nansum(count))
    often = floats(rates["rate_per_1000"]) >= TIMES * floats(rates["district_rate_per_1000"])
    return pd.Series(often & (share >= TIMES * whole) & (shops > 0), index=rates.index)


def _over(part: Numbers | float, whole: Numbers | float) -> Numbers:
    """Return part over whole, 0 where there is nothing."""
    total = np.asarray(whole, dtype=float)
    share: Numbers = np.divide(part, total, out=np.zeros_like(total), where=total > 0)
    return share
