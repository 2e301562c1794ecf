"""The table that sets the rankings under each list of harm beside each other, and without."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures.assessment.harm import Weights
from moorlands_dash.measures.assessment.ranking import base_scores, ranks, totals
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.assessment.laid import laid
from moorlands_dash.tables.assessment.lists import WITHOUT, lists_of
from moorlands_dash.tables.frames import framed
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.assessment import assessment as words

_NAME = "assessment-harm"


def harm(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return list x theme: harm, score and rank by that list; last those without harm."""
    request = Request(snapshot, settings, replace(selection, harm=""))
    asked = (repr(settings), selection.until, selection.weights)
    frame: pd.DataFrame = once(snapshot, _NAME, asked, lambda: _frame(request))
    found = laid(Assessed(request))
    return request.table(
        _NAME,
        frame,
        period=found.span,
        title="The ranking under each list of harm, and without",
        sentence=words.harm_sentence(frame),
        notes=words.lists_notes(lists_of(request)),
        about=found.choices,
    )


def _frame(request: Request) -> pd.DataFrame:
    rows = [
        row
        for weights in (*lists_of(request), None)
        for row in _rows(_by(request, weights), weights)
    ]
    return framed(_NAME, rows).astype({"rank": "Int64"})


def _by(request: Request, weights: Weights | None) -> Assessed:
    """Return the themes as they are assessed by a list."""
    chosen = replace(request.selection, harm=weights.name if weights else WITHOUT)
    return Assessed(replace(request, selection=chosen))


def _rows(assessed: Assessed, weights: Weights | None) -> list[dict[str, Any]]:
    """Return each theme's row under one list, the first by it first."""
    found = laid(assessed)
    if found.anywhere is None:
        return []
    values = totals(base_scores(found.figures), assessed.weights)
    places = ranks(values)
    rows = [
        {
            "harm_list": weights.name if weights else words.WITHOUT_HARM,
            "unit": weights.unit if weights else "",
            "source": weights.source if weights else "",
            "weighed": weights.weighed if weights else np.nan,
            **{name: row[name] for name in ("theme", "theme_name", "harm_low", "harm_high")},
            "score": values[at],
            "rank": int(places[at]),
            "first": float(found.anywhere.first[at]),
        }
        for at, row in enumerate(found.rows)
    ]
    return sorted(rows, key=lambda row: int(row["rank"]))
