"""On which days of the week and at which hours incidents happen: in hotspots, in one cell."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.hotspots.aoristic import DAYS, Week
from moorlands_dash.measures.hotspots.week_part import BAND, BANDS, LEAST_TIMED, bands, peak
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.sources import STREET
from moorlands_dash.tables.hotspots.ground import TIMES, Ground
from moorlands_dash.words.hotspots.hours import week_words


class Hours(NamedTuple):
    """The days and hours of some incidents."""

    counts: Numbers
    """Shape (7, 6): Monday first, four hours each."""
    week: Week
    words: str

    @property
    def enough(self) -> bool:
        """Tell whether times are known of so many that anything is said of them."""
        return self.week.known >= LEAST_TIMED

    def rows(self) -> pd.DataFrame:
        """Return `weekday hour hour_to incidents share`, a row a part of the week."""
        day, band = np.indices((DAYS, BANDS)).reshape(2, -1)
        return pd.DataFrame(
            {
                "weekday": day,
                "hour": band * BAND,
                "hour_to": (band + 1) * BAND,
                "incidents": self.counts.ravel(),
                "share": self.counts.ravel() / self.week.known,
            }
        )


def hours_of(found: Ground, incidents: pd.DataFrame) -> Hours:
    """Return the days and hours of some of the ground's incidents."""
    request = found.request
    counts, week = bands(*(pd.to_datetime(incidents[name]) for name in TIMES))
    return Hours(
        counts,
        week,
        week_words(
            week,
            peak(counts, week.known),
            request.unit,
            police=all(s.key == STREET for s in vocabulary.sources_of(request.category)),
            people=request.people,
        ),
    )
