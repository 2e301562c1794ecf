"""The tables of how good the forecasts are: on the snapshot's own series, and on published ones."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from moorlands_dash.measures.targets import backtest as trial
from moorlands_dash.partnership import Settings
from moorlands_dash.store.backtests import reference as published
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.rolling_origin import scores as kept_scores
from moorlands_dash.words.targets import backtest as words

OWN = "The series of these data"
"""What `source` says of rows that were measured on the snapshot itself."""


def backtest(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return months known x size band: on these data where it has been run, and on others."""
    return _table("backtest", Request(snapshot, settings, selection))


def reliability(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return months known x tenth of the chance given: how often such targets were met."""
    return _table("reliability", Request(snapshot, settings, selection))


def _table(name: str, request: Request) -> Table:
    scores = kept_scores(request.snapshot, request.settings)
    frames = []
    if scores is not None and len(scores):
        measured = trial.summary if name == "backtest" else trial.reliability
        frames.append(measured(scores).assign(source=OWN))
    elsewhere = published(name)
    if elsewhere is not None:
        frames.append(elsewhere)
    frame = pd.concat(frames, ignore_index=True) if frames else empty(name)
    alike = _as_the_first(frame, "source") & _as_the_first(frame, "peers")
    first = frame[alike].reset_index(drop=True)
    table = request.table(
        name,
        frame,
        title="How good the forecasts are"
        if name == "backtest"
        else "Chances that were given, and how often they came true",
        sentence=_sentence(name, first),
        notes=_notes(scores is not None),
    )
    return replace(table, source=_sources(frame, request))


def _as_the_first(frame: pd.DataFrame, column: str) -> pd.Series:
    """Tell which rows have what the first one has."""
    return frame[column].isin(frame[column].head(1))


def _sentence(name: str, rows: pd.DataFrame) -> str:
    if rows.empty:
        return words.backtest_sentence(empty("backtest"), "")
    if name == "reliability":
        return words.reliability_sentence(rows, int(rows["months_in"].max()))
    ours = rows["source"].iloc[0] == OWN
    whose = "on the series of these data" if ours else "on published series of other places"
    return words.backtest_sentence(rows, f"{whose}, {rows['peers'].iloc[0]}")


def _notes(ours: bool) -> list[str]:
    if ours:
        return []
    return ["These data's own series have not been tried yet: `moorlands-dash backtest` does it."]


def _sources(frame: pd.DataFrame, request: Request) -> str:
    """Return what the figures were measured on; `source` of each row says which."""
    named = list(dict.fromkeys(frame["source"])) if len(frame) else ["nothing yet"]
    if not request.snapshot.demonstration:
        return "; ".join(named)
    tried = "" if OWN in named else " not tried yet; published series"
    return f"Demonstration data (invented){tried}: {'; '.join(named)}"
