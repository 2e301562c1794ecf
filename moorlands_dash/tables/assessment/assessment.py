"""The tables of a strategic assessment: every theme's figures, its rank, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable
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
from moorlands_dash.measures.assessment.unseating import unseating
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.assessment.laid import laid
from moorlands_dash.tables.frames import framed
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


def _kept(assessed: Assessed, kind: str, work: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """Return what follows from a snapshot and these choices, worked out once."""
    request = assessed.request
    chosen = request.selection
    weights = tuple(assessed.weights.tolist())
    asked = (repr(request.settings), chosen.until, weights, chosen.harm)
    found: pd.DataFrame = once(request.snapshot, kind, asked, work)
    return found


def _table(assessed: Assessed, name: str, frame: pd.DataFrame, title: str, sentence: str) -> Table:
    request, found = assessed.request, laid(assessed)
    unknown = [str(row["theme_name"]) for row in found.unknown]
    return request.table(
        name,
        frame,
        title=f"{title}: {request.settings.district.name}",
        period=found.span,
        sentence=sentence,
        about=found.choices,
        notes=[
            *words.period_notes(found.periods),
            *words.unknown_notes(unknown, found.unknown_first),
            *words.harm_notes(assessed.harm_list),
            words.CRIME,
            words.WHAT_SCORES,
        ],
    )


def _frame(assessed: Assessed) -> pd.DataFrame:
    found, weights = laid(assessed), assessed.weights
    rows: list[dict[str, Any]] = []
    if found.anywhere is not None:
        near = Ranking(found.figures).near(weights)
        values = totals(base_scores(found.figures), weights)
        places = ranks(values)
        rows = [
            {**row, "score": values[at], "rank": int(places[at])}
            | _chances(found.anywhere, near, at)
            for at, row in enumerate(found.rows)
        ]
    rows = sorted(rows, key=lambda row: int(row["rank"])) + found.unknown
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


def _score_frame(assessed: Assessed) -> pd.DataFrame:
    found = laid(assessed)
    figures, scored = found.figures, base_scores(found.figures)
    rows = [
        {
            "theme": row["theme"],
            "theme_name": row["theme_name"],
            "criterion": criterion.name,
            "value": figures.value[at, column],
            "error": figures.error[at, column],
            "value_low": figures.low[at, column],
            "value_high": figures.high[at, column],
            "whole": row["whole"],
            "known": not np.isnan(figures.value[at, column]),
            "score": scored[at, column],
            "weight": assessed.weights[column],
            "words": words.value_words(
                criterion, figures.value[at, column], str(row["theme_name"])
            ),
        }
        for at, row in enumerate(found.rows)
        for column, criterion in enumerate(CRITERIA)
    ]
    return framed("assessment-scores", rows)


def _unseat_frame(assessed: Assessed) -> pd.DataFrame:
    known = laid(assessed)
    scored: Numbers = base_scores(known.figures)
    rows = []
    for found in unseating(scored, assessed.weights):
        then = "" if found.theme is None else str(known.rows[found.theme]["theme_name"])
        row = {
            "criterion": CRITERIA[found.criterion].name,
            "weight": found.weight,
            "needed": np.nan if found.needed is None else found.needed,
            "then": then,
        }
        rows.append({**row, "words": words.unseat_words(row)})
    return framed("assessment-unseat", rows)
