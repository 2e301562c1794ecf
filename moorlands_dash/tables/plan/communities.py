"""The table of strong communities: groups, volunteers, taking part, and the targets for them."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.concerns import COHESION
from moorlands_dash.measures.plan.communities import taking_part
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.plan.elsewhere import known_indicators, span
from moorlands_dash.tables.request import Request
from moorlands_dash.words.plan import communities as words

NAME = "communities"
_RISES = "increase"
"""Ends the kinds of targets that are to rise."""


def communities(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what is known of groups, volunteers and people who take part, each with its target."""
    request = Request(snapshot, settings, selection)
    limits, found = settings.thresholds, known_indicators(request)
    frame = taking_part(
        found[found["theme"] == COHESION],
        design_effect=limits.survey_design_effect,
        warn_below=limits.survey_warn_below,
        hide_below=limits.survey_hide_below,
    )
    promised = _promised(request)
    frame = frame.merge(promised, on="indicator", how="left")
    said = [words.measure_words(row) for row in frame.to_dict("records")]
    return request.table(
        NAME,
        only(NAME, frame.assign(words=pd.Series(said, frame.index, dtype=object))),
        title="Strong communities",
        period=span(frame),
        sentence=words.communities_sentence(frame),
        notes=[words.WHOLE_COUNTS],
        about=[],
    )


def _promised(request: Request) -> pd.DataFrame:
    """Return indicator, target, target_by: the newest target to rise of each indicator."""
    targets = request.snapshot.targets().sort_values("start")
    rising = targets[targets["kind"].str.endswith(_RISES)]
    newest = rising.assign(indicator=rising["measure"].str.removeprefix("indicator:"))
    named = newest.rename(columns={"end": "target_by"})
    return named.drop_duplicates("indicator", keep="last")[["indicator", "target", "target_by"]]
