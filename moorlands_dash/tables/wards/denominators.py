"""Wards by residents, and by homes, vehicles, people at work or kilometres of road."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.denominators import DENOMINATORS, denominators_of
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.denominators import both_rates
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.words import denominators as words

_NAME = "ward-denominators"


def denominators(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each ward with both rates of the choice; of all, each kind that has a better one."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what}: by residents and by what there is to be harmed"
    if request.covered is None:
        return request.nothing(_NAME, title)
    own = bool(denominators_of(request.category))
    choices = (request.category,) if own else _choices(request)
    parts = [_of(request, choice) for choice in choices]
    found = [part for part in parts if len(part)]
    frame = only(_NAME, pd.concat(found, ignore_index=True)) if found else empty(_NAME)
    if request.ward:
        frame = frame[frame["ward_code"] == request.ward].reset_index(drop=True)
    years = WardYears(request)
    return request.table(
        _NAME,
        frame,
        title=title,
        period=years.covered.period,
        missing=years.covered.missing,
        sentence=_sentence(request, frame, own),
        about=list(dict.fromkeys(frame["category"])) or None,
        notes=[*words.notes(frame), *request.period_notes()],
    )


def _choices(request: Request) -> list[str]:
    """Return every category that has another denominator, and may be given to whoever looks."""
    given = offered(request.snapshot.withheld)
    found = dict.fromkeys(choice for each in DENOMINATORS for choice in each.of)
    return [key for key in found if key in vocabulary.CATEGORY_BY_KEY and key in given]


def _of(request: Request, choice: str) -> pd.DataFrame:
    selection = replace(request.selection, category=choice)
    asked = Request(request.snapshot, request.settings, selection)
    if asked.covered is None:
        return pd.DataFrame()
    years = WardYears(asked)
    return both_rates(asked, years.rates, "ward_code", years.covered.period.end)


def _sentence(request: Request, frame: pd.DataFrame, own: bool) -> str:
    if frame.empty:
        return words.NONE_LOADED if own else words.none_for(request.what)
    names = {key: vocabulary.choice_name(key) for key in frame["category"].unique()}
    if request.ward:
        return " ".join(
            words.own_sentence(row, "ward_name", names[row["category"]])
            for _, row in frame.iterrows()
        )
    return " ".join(
        words.both_sentence(rows, "ward_name", names[category])
        for (category, _), rows in frame.groupby(["category", "denominator"], sort=False)
    )
