"""The tables of a strategic assessment: every theme's figures, its rank, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures.assessment.criteria import CRITERIA
from moorlands_dash.measures.assessment.ranking import (
    Drawn,
    Ranking,
    base_scores,
    ranks,
    totals,
)
from moorlands_dash.measures.assessment.themes import AssessedTheme
from moorlands_dash.measures.assessment.unseating import unseating
from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.counted import Counted
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.frames import blank, framed
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.assessment import assessment as words

_NAME, _TITLE = "assessment", "What matters most, and how sure that is"


def assessment(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every theme, the first by the weights chosen first, those without data last."""
    assessed = Assessed(Request(snapshot, settings, selection))
    frame = _kept(assessed, _NAME, lambda: _frame(assessed))
    return _table(assessed, _NAME, frame, _TITLE, words.assessment_sentence(frame))


def scores(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return theme x criterion: the value, how sure it is, and what it scores."""
    name = "assessment-scores"
    assessed = Assessed(Request(snapshot, settings, selection))
    frame = _kept(assessed, name, lambda: _score_frame(assessed))
    title = "What each theme scores, criterion by criterion"
    return _table(assessed, name, frame, title, words.scores_sentence(frame))


def unseat(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each criterion with the weight at which another theme comes first."""
    name = "assessment-unseat"
    assessed = Assessed(Request(snapshot, settings, selection))
    frame = _kept(assessed, name, lambda: _unseat_frame(assessed))
    first = assessment(snapshot, settings, selection).frame
    title = "Which weight would have to change for another theme to come first"
    return _table(assessed, name, frame, title, words.unseat_sentence(frame, first))


def _kept(assessed: Assessed, kind: str, work: Any) -> pd.DataFrame:
    """Return what follows from a snapshot and these choices, worked out once."""
    request = assessed.request
    chosen = request.selection
    weights = tuple(assessed.weights.tolist())
    asked = (repr(request.settings), chosen.until, weights, chosen.harm)
    found: pd.DataFrame = once(request.snapshot, kind, asked, work)
    return found


def _table(assessed: Assessed, name: str, frame: pd.DataFrame, title: str, sentence: str) -> Table:
    request = assessed.request
    periods = [counted.period for counted in assessed.themes if counted.period]
    span = Period(min(p.start for p in periods), max(p.end for p in periods)) if periods else None
    return request.table(
        name,
        frame,
        title=f"{title}: {request.settings.district.name}",
        period=span,
        sentence=sentence,
        about=[choice for counted in assessed.themes for choice in counted.parts],
        notes=[
            *words.period_notes([(c.theme.name, c.period) for c in assessed.themes if c.period]),
            *words.unknown_notes([theme.name for theme in assessed.unknown]),
            *words.harm_notes(assessed.harm_list),
            words.CRIME,
            words.WHAT_SCORES,
        ],
    )


def _frame(assessed: Assessed) -> pd.DataFrame:
    figures, weights = assessed.figures(assessed.harm_list), assessed.weights
    found = totals(base_scores(figures), weights)
    rows: list[Mapping[str, Any]] = []
    if assessed.themes:
        ranking = Ranking(figures)
        anywhere, near = ranking.any_weights(), ranking.near(weights)
        places = ranks(found)
        rows = [
            _row(assessed, counted)
            | {"score": found[at], "rank": int(places[at])}
            | _chances(anywhere, near, at)
            for at, counted in enumerate(assessed.themes)
        ]
    rows = sorted(rows, key=lambda row: row["rank"])
    rows += [_unknown(theme, assessed.request.snapshot) for theme in assessed.unknown]
    told = [{**row, "words": words.theme_words(row)} for row in rows]
    return framed(_NAME, told).astype({"rank": "Int64", "wards_with_half": "Int64"})


def _chances(anywhere: Drawn, near: Drawn, at: int) -> dict[str, float]:
    return {
        "first": float(anywhere.first[at]),
        "top_three": float(anywhere.top[at]),
        "first_near": float(near.first[at]),
        "top_three_near": float(near.top[at]),
        "rank_from": float(anywhere.rank_low[at]),
        "rank_to": float(anywhere.rank_high[at]),
    }


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


def _score_frame(assessed: Assessed) -> pd.DataFrame:
    figures = assessed.figures(assessed.harm_list)
    scored: Numbers = base_scores(figures)
    rows = [
        {
            "theme": counted.theme.key,
            "theme_name": counted.theme.name,
            "criterion": criterion.name,
            "value": figures.value[at, column],
            "error": figures.error[at, column],
            "value_low": figures.low[at, column],
            "value_high": figures.high[at, column],
            "whole": counted.whole,
            "known": not np.isnan(figures.value[at, column]),
            "score": scored[at, column],
            "weight": assessed.weights[column],
            "words": words.value_words(criterion, figures.value[at, column], counted.theme),
        }
        for at, counted in enumerate(assessed.themes)
        for column, criterion in enumerate(CRITERIA)
    ]
    return framed("assessment-scores", rows)


def _unseat_frame(assessed: Assessed) -> pd.DataFrame:
    scored = base_scores(assessed.figures(assessed.harm_list))
    names = [counted.theme.name for counted in assessed.themes]
    rows = []
    for found in unseating(scored, assessed.weights):
        then = "" if found.theme is None else names[found.theme]
        row = {
            "criterion": CRITERIA[found.criterion].name,
            "weight": found.weight,
            "needed": np.nan if found.needed is None else found.needed,
            "then": then,
        }
        rows.append({**row, "words": words.unseat_words(row)})
    return framed("assessment-unseat", rows)
