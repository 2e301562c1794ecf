"""Where long calculations on hotspots are kept: what survives, what was foreseen."""

from __future__ import annotations

from moorlands_dash.store.kept import Kept


class Trial(Kept):
    """The place of one trial of hotspots, for one snapshot and one choice of the reader's."""

    folder = "hotspots"
    work = "trial of hotspots"
    most = 400
