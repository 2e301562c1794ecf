"""Every measure at once: what its latest point comes to, each by its own control chart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.trends.control_icons import VARIATIONS
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import TargetYear
from moorlands_dash.tables.trends.control_charts import allowed, assured, judged, rebases_of
from moorlands_dash.tables.trends.series import Series
from moorlands_dash.words.trends import board as words

_NAME = "control-board"


def board(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the points of each category of which anything is loaded, the special ones first.

    The choice of what is counted leaves it as it is: all are shown.
    """
    request = Request(snapshot, settings, replace(selection, category=vocabulary.ALL))
    place, title = Series(request).place, "Every measure's latest month"
    charts = sorted(_charts(request), key=_order)
    if not charts:
        return request.nothing(_NAME, title)
    frame = only(_NAME, pd.concat(charts, ignore_index=True))
    return request.table(
        _NAME,
        frame,
        title=f"{title}: {place}",
        period=Series(request).shown,
        sentence=words.board_sentence(frame, place),
        notes=[words.BY_CHANCE, words.WHICH],
    )


def _charts(request: Request) -> Iterator[pd.DataFrame]:
    """Yield the points of each category."""
    targets = TargetYear(request).counted
    held = vocabulary.held_choices(request.snapshot.sources())
    given = offered(request.snapshot.withheld)
    for key in vocabulary.CATEGORY_BY_KEY:
        if key not in held or key not in given:
            continue
        asked = replace(request.selection, category=key)
        series = Series(Request(request.snapshot, request.settings, asked))
        if series.shown is None:
            continue
        chart = judged(series, rebases_of(series))
        if chart.empty:
            # Too few months for one point of several.
            continue
        target = allowed(chart, key, series.area_code, targets)
        yield chart.assign(
            area_code=series.area_code,
            area_name=series.place,
            category=key,
            latest=[False] * (len(chart) - 1) + [True],
            target=target,
            assurance=assured(chart, target, key),
        )


def _order(chart: pd.DataFrame) -> tuple[int, float]:
    """Return where a measure stands: by what its latest point means, then the larger first."""
    last = chart.iloc[-1]
    return VARIATIONS.index(str(last["meaning"])), -float(
        0 if pd.isna(last["mean"]) else last["mean"]
    )
