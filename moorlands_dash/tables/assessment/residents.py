"""What people say of each theme: the newest survey's share, and the rank of what they raised."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.assessment.themes import THEMES
from moorlands_dash.tables.plan.issues import voice_themes
from moorlands_dash.tables.plan.residents import asked_of
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RESPONSES

_RAISED = "priority_"
"""What the keys of questions begin with that ask what is to come first."""


def said(request: Request) -> pd.DataFrame:
    """Return by theme (index) the share of residents who say that it is a problem.

    Columns `share lower_95 upper_95 title period_end`: as the page of residents' views has it, of
    the newest wave, and of several questions the one that most name.
    """
    frame = _voice(request)
    columns = ["share", "lower_95", "upper_95", "title", "period_end"]
    return frame.loc[frame["share"].notna(), columns]


def raised(request: Request) -> pd.DataFrame:
    """Return by theme (index) its `place` among `of` themes that people raised.

    Where no issues are loaded it is the place among the priorities of the newest open consultation.
    """
    ranks = _voice(request)["consultation_rank"].dropna()
    if ranks.empty:
        return _consulted(request)
    return pd.DataFrame({"place": ranks.astype(int), "of": len(ranks)})


def _voice(request: Request) -> pd.DataFrame:
    frame = voice_themes(request.snapshot, request.settings, request.selection).frame
    return frame[frame["theme"].isin([theme.key for theme in THEMES])].set_index("theme")


def _consulted(request: Request) -> pd.DataFrame:
    found = asked_of(request, RESPONSES)
    found = found[found["indicator"].str.startswith(_RAISED)]
    newest = found[found["period_end"] == found["period_end"].max()]
    shares = newest.set_index("indicator").eval("numerator / denominator")
    rows = [
        {"theme": theme.key, "place": int((shares > share).sum()) + 1, "of": len(shares)}
        for theme in THEMES
        for key, share in shares.items()
        if key in theme.raised
    ]
    frame = pd.DataFrame(rows, columns=["theme", "place", "of"]).sort_values("place")
    return frame.drop_duplicates("theme").set_index("theme")
