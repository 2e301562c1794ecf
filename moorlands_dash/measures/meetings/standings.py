"""What became of targets between two times: whose status flipped, and which counts were revised."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.statuses import urgency


def status_changes(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return targets whose status differs, the one that is worst now first.

    Both frames are rows of `targets`; a target that only one of them has is left out. Columns
    `target_id title was now was_chance now_chance newly_worse`.
    """
    told = ["target_id", "status", "chance"]
    both = now[["target_id", "title", "status", "chance"]].merge(
        then[told].rename(columns={"status": "was", "chance": "was_chance"}), on="target_id"
    )
    both = both.rename(columns={"status": "now", "chance": "now_chance"})
    flipped = both[both["was"] != both["now"]]
    worse = flipped["now"].map(urgency) < flipped["was"].map(urgency)
    known = (flipped["was"] != verdicts.CANNOT_TELL) & (flipped["now"] != verdicts.CANNOT_TELL)
    found = flipped.assign(newly_worse=worse & known)
    return found.sort_values("now", key=lambda words: words.map(urgency), kind="stable")


def revised_months(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Return months that both know and count differently, oldest first: `month was now`.

    Both frames have `month count`, several rows a month or one; a month without a row is not
    known.
    """
    totals = [frame.groupby("month")["count"].sum() for frame in (then, now)]
    both = pd.concat(totals, axis=1, join="inner", keys=["was", "now"])
    changed = both[both["was"] != both["now"]].sort_index()
    return changed.rename_axis("month").reset_index()
