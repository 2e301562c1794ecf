"""How much the months of a claim's counts vary, and what part of two periods is the later's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.claims import spans
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.measures.targets.trajectories import seasonal_shares
from moorlands_dash.measures.wards.usual import year_dispersions
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.rows import Record
from moorlands_dash.words.claims.evidence import NO_SEASON, NONE_IN_SEASON


def spread(claim: Claim, before: Period, counts: pd.Series, wards: pd.DataFrame) -> Record:
    """Return `dispersion share unseasonal` of a change: why its season isn't known, or "".

    `counts` are the place's months; `wards` those of every ward, where the claim is of a ward.
    """
    period = claim.period
    year = rolling_year(period.end)
    if claim.area is not None:
        whole, found = wards.sum(axis=1), float(year_dispersions(wards, year)[claim.area])
    else:
        until = period if len(period) <= len(year) else year
        whole, found = counts, seasonal_shares(counts, until.shifted(12)).dispersion
    shares = seasonal_shares(whole, year)
    seasons = {m.month: share for m, share in zip(year, shares.values, strict=True)}
    share = spans.period_share(period, before, seasons)
    why = "" if shares.years or spans.alike(period, before) else NO_SEASON
    why = NONE_IN_SEASON if np.isnan(share) else why
    return {"dispersion": found, "share": share, "unseasonal": why}
