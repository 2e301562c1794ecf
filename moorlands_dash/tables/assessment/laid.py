"""What is known of every theme whatever the weights: worked out once for all who move them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from moorlands_dash.measures.assessment.ranking import Drawn, Figures, Ranking
from moorlands_dash.measures.assessment.themes import AssessedTheme
from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.counted import Counted
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.frames import blank
from moorlands_dash.tables.held import once
from moorlands_dash.words.assessment import assessment as words

_NAME = "assessment"


class Laid(NamedTuple):
    """The themes of a snapshot under one list of harm."""

    rows: list[dict[str, Any]]
    """Of the themes that are known, in the order of the register; without score and rank."""
    unknown: list[dict[str, Any]]
    """Of the others."""
    figures: Figures
    periods: list[tuple[str, Period]]
    choices: list[str]
    anywhere: Drawn | None
    """What comes of weights that are all equally likely; None where no theme is known."""
    unknown_first: float
    """How likely one of the unknown themes would come first, were they like the others."""

    @property
    def span(self) -> Period | None:
        """Return from the first to the last month that any theme is counted in."""
        periods = [period for _, period in self.periods]
        if not periods:
            return None
        return Period(min(p.start for p in periods), max(p.end for p in periods))


def laid(assessed: Assessed) -> Laid:
    """Return the themes of a request, worked out once for all weights."""
    request, weights = assessed.request, assessed.harm_list
    asked = (repr(request.settings), request.selection.until, weights.name if weights else "")
    found: Laid = once(request.snapshot, "assessed", asked, lambda: _laid(assessed))
    return found


def _laid(assessed: Assessed) -> Laid:
    figures, themes = assessed.figures(assessed.harm_list), assessed.themes
    ranking = Ranking(figures) if themes else None
    anywhere = ranking.any_weights() if ranking else None
    return Laid(
        rows=[_row(assessed, counted) for counted in themes],
        unknown=[_unknown(theme, assessed.request.snapshot) for theme in assessed.unknown],
        figures=figures,
        periods=[(each.theme.name, each.period) for each in themes if each.period],
        choices=[choice for counted in themes for choice in counted.parts],
        anywhere=anywhere,
        unknown_first=ranking.unknown_first(len(assessed.unknown)) if ranking else 0.0,
    )


def _row(assessed: Assessed, counted: Counted) -> dict[str, Any]:
    """Return what is known of a theme."""
    key, weights = counted.theme.key, assessed.harm_list
    harm, gathered = assessed.harm(counted, weights), assessed.gathered[key]
    trend = assessed.trend_of(key) if key in assessed.trends.index else None
    return {
        **_head(counted.theme),
        **(period_columns(counted.period) if counted.period else {}),
        "count": counted.count,
        "harm_list": weights.name if weights else "",
        "harm_low": harm.low if harm else np.nan,
        "harm_high": harm.high if harm else np.nan,
        "trend": assessed.verdict(counted),
        "judged": float(trend["count"]) if trend is not None else np.nan,
        "usual": float(trend["usual"]) if trend is not None else np.nan,
        "gap": _at(assessed.gaps, key, "ratio"),
        "gap_verdict": _at(assessed.gaps, key, "verdict", none=""),
        "similar": assessed.similar.get(key, np.nan),
        "share": _at(assessed.said, key, "share"),
        "consultation": words.place(assessed.raised, key),
        "gini": gathered.gini if gathered else np.nan,
        "wards_with_half": gathered.wards_with_half if gathered else None,
        "whole": counted.whole,
        "lacking": words.parts_named(counted.missing),
    }


def _head(theme: AssessedTheme) -> dict[str, Any]:
    named = {"theme": theme.key, "theme_name": theme.name, "duty": theme.duty}
    return blank(_NAME) | named


def _unknown(theme: AssessedTheme, snapshot: Snapshot) -> dict[str, Any]:
    """Return the row of a theme of which nothing is known here: it has no rank."""
    kept_back = snapshot.public and bool(theme.people)
    why = words.KEPT_BACK if kept_back else words.nobody(theme.would_send)
    return _head(theme) | {"whole": 0.0, "lacking": why}


def _at(frame: pd.DataFrame, key: str, column: str, none: Any = np.nan) -> Any:
    return frame.at[key, column] if key in frame.index else none
