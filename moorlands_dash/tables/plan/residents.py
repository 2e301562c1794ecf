"""The tables of what people say: residents as surveys sample them, and whoever chose to answer."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.concerns import COHESION
from moorlands_dash.measures.plan.surveys import survey_waves, with_changes
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.promises import RESIDENTS, RESPONSES
from moorlands_dash.words.plan import residents as words


def residents(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every question of the district's surveys of residents, wave by wave."""
    request = Request(snapshot, settings, selection)
    limits = settings.thresholds
    asked = asked_of(request, RESIDENTS)
    shown = [
        survey_waves(
            waves,
            design_effect=limits.survey_design_effect,
            warn_below=limits.survey_warn_below,
            hide_below=limits.survey_hide_below,
        )
        for _, waves in asked.groupby("indicator", sort=False)
    ]
    frame = empty("residents")
    if shown:
        together = pd.concat(shown, ignore_index=True)
        frame = with_changes(together, design_effect=limits.survey_design_effect)
    latest = frame[frame["period_end"] == frame["period_end"].max()]
    hidden = int(frame["share"].isna().sum())
    return request.table(
        "residents",
        only("residents", frame),
        title="What residents say",
        period=_span(frame),
        sentence=words.residents_sentence(latest, hidden),
        notes=[
            f"Under {limits.survey_warn_below} people asked a share is shown with a warning, under "
            f"{limits.survey_hide_below} it is not shown.",
            *_reworded(frame),
        ],
    )


def responses(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every question of open consultations, round by round."""
    request = Request(snapshot, settings, selection)
    frame = asked_of(request, RESPONSES).sort_values(["indicator", "period_end"])
    least = settings.thresholds.consultation_share_from
    enough = frame["denominator"] >= least
    frame = frame.assign(share=(frame["numerator"] / frame["denominator"]).where(enough))
    return request.table(
        "responses",
        only("responses", frame),
        title="Responses, not residents",
        period=_span(frame),
        sentence=words.responses_sentence(frame),
        notes=[] if enough.all() else [words.few_answers(least)],
    )


def asked_of(request: Request, sample: str) -> pd.DataFrame:
    """Return the district's shares of one kind of sample, as far as they are to be known."""
    found = request.snapshot.indicators()
    chosen = (
        (found["sample"] == sample)
        & (found["unit"] == "share")
        & (found["area_code"] == request.settings.district.code)
        & (found["theme"].fillna("") != COHESION)
    )
    if request.until is not None:
        chosen &= found["period_end"] < pd.Timestamp(add_months(request.until, 1))
    return found[chosen].reset_index(drop=True)


def _span(frame: pd.DataFrame) -> Period | None:
    if frame.empty:
        return None
    ends = (frame["period_start"].min(), frame["period_end"].max())
    return Period(*(stamp.date().replace(day=1) for stamp in ends))


def _reworded(frame: pd.DataFrame) -> list[str]:
    notes = []
    for _, waves in frame.groupby("indicator", sort=False):
        before = waves["wording"].shift()
        changed = waves[before.notna() & (before != waves["wording"])]
        notes += [
            words.reworded(row["title"], row["period_start"]) for _, row in changed.iterrows()
        ]
    return notes
