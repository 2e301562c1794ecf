"""What residents say of each theme: the newest survey's share, the rank in a consultation."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash.measures.assessment.themes import THEMES
from moorlands_dash.measures.plan.surveys import survey_waves
from moorlands_dash.tables.plan.residents import asked_of
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RESIDENTS, RESPONSES

_RAISED = "priority_"
"""What the keys of questions begin with that ask what is to come first."""


def said(request: Request) -> pd.DataFrame:
    """Return by theme (index) the share of residents who say that it is a problem.

    Columns `share lower_95 upper_95 asked wave`: of the newest wave, and of several questions the
    one that most name. A share that few were asked for isn't given.
    """
    limits = request.settings.thresholds
    rows = []
    for indicator, waves in asked_of(request, RESIDENTS).groupby("indicator", sort=False):
        newest = survey_waves(
            waves,
            design_effect=limits.survey_design_effect,
            warn_below=limits.survey_warn_below,
            hide_below=limits.survey_hide_below,
        ).iloc[-1]
        rows += [
            {
                "theme": theme.key,
                "share": newest["share"],
                "lower_95": newest["lower_95"],
                "upper_95": newest["upper_95"],
                "asked": newest["title"],
                "wave": newest["period_end"],
            }
            for theme in THEMES
            if indicator in theme.asked and pd.notna(newest["share"])
        ]
    return _most(rows, "share")


def raised(request: Request) -> pd.DataFrame:
    """Return by theme (index) its `place` among `of` priorities in the newest open consultation."""
    found = asked_of(request, RESPONSES)
    found = found[found["indicator"].str.startswith(_RAISED)]
    newest = found[found["period_end"] == found["period_end"].max()]
    shares = (newest["numerator"] / newest["denominator"]).to_numpy()
    keys = list(newest["indicator"])
    rows = [
        {"theme": theme.key, "place": int((shares > share).sum()) + 1, "of": len(keys)}
        for theme in THEMES
        for key, share in zip(keys, shares, strict=True)
        if key in theme.raised
    ]
    return _most(rows, "place", highest=False)


def _most(rows: list[dict[str, Any]], by: str, *, highest: bool = True) -> pd.DataFrame:
    """Return one row a theme: that with the highest value, or the lowest."""
    frame = pd.DataFrame(rows)
    if frame.empty:
        return pd.DataFrame(columns=["share", "lower_95", "upper_95", "asked", "wave", "place"])
    ordered = frame.sort_values(by, ascending=not highest, kind="stable")
    return ordered.drop_duplicates("theme").set_index("theme")
