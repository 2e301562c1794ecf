"""The tables behind the targets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from moorlands_dash.measures.register import MEASURES
from moorlands_dash.measures.targets.figures import summed
from moorlands_dash.measures.targets.needs import best_run, needed_per_month
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, financial_year_label, months_between
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import rows_told
from moorlands_dash.tables.frames import empty, framed, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.targets.choosing import kept
from moorlands_dash.tables.targets.figures import FigureTarget
from moorlands_dash.tables.targets.outlooks import (
    CountTarget,
    Outlook,
    SurveyTarget,
    survey_outlook,
    year_over,
)
from moorlands_dash.tables.targets.promises import TargetYear, chosen_targets
from moorlands_dash.tables.targets.specs import LIMITS
from moorlands_dash.target_kinds import COUNT, SHARE
from moorlands_dash.vocabulary import units_of
from moorlands_dash.words.chances import chance_words
from moorlands_dash.words.numbers import listed, months_listed
from moorlands_dash.words.targets import trajectories as words

_WHOLE = ["months_expected", "months_elapsed", "months_loaded", "months_left", "doubt"]
_REAL = [
    *("baseline", "target", "actual", "milestone_now", "lower_95", "upper_95", "straight_line"),
    *("chance", "outturn_median", *(f"outturn_{limit}" for limit in LIMITS)),
    *("needed_per_month", "best_run_per_month"),
]
_DAYS = ["best_run_from", "best_run_to"]
_MONTHS = ["known_to"]
_ACHIEVABLE = ("needed_per_month", "best_run_per_month", *_DAYS)
_COUNTED_ALONE = (
    *("months_loaded", "known_to", "doubt", "milestone_now", "straight_line", "judgement"),
)
"""What only targets that count incidents have, beside what is still achievable."""


def targets(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return where every target of the financial year stands, in the order of its file.

    The review's tables ask for the same year up to four times, each of which draws its forecasts
    anew: so it is worked out once. Nobody may change its frame.
    """
    return kept("targets", snapshot, settings, selection, partial(_targets, snapshot, settings))


def _targets(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    year = TargetYear(Request(snapshot, settings, selection))
    rows = {target.row["target_id"]: _count_row(year, target) for target in year.counted}
    rows |= {target.row["target_id"]: _survey_row(year, target) for target in year.surveyed}
    rows |= {target.row["target_id"]: _figure_row(year, target) for target in year.followed}
    ordered = [rows[name] for name in year.rows["target_id"]]
    frame = framed("targets", ordered)
    types = dict.fromkeys(_WHOLE, "Int64") | dict.fromkeys(_REAL, "float64")
    frame = frame.astype(types | dict.fromkeys([*_DAYS, *_MONTHS], "datetime64[us]"))
    table = year.request.table(
        "targets",
        frame,
        title=f"{year.of_whom} of {year.label}",
        period=year.period,
        missing=year.missing(),
        to_come=year.to_come,
        about=year.choices,
        sentence=words.targets_sentence(frame, year.said, year.left_out),
        notes=_notes(year),
    )
    kinds = [MEASURES[key] for key in _methods(year)]
    return replace(
        table,
        unit=f"{units_of(year.choices)} since the target's period began, or share of the people "
        "asked",
        method=" ".join(f"{kind.title}. {kind.method}" for kind in kinds),
        notes=(*table.notes, *(kind.caveat for kind in kinds[1:])),
        left_out=year.left_out,
    )


def _methods(year: TargetYear) -> list[str]:
    """Return the register's keys of what targets are judged by: those of all years, and these."""
    found = ["reduce", "no_worse", "survey"]
    if any(target.promise.rises for target in year.counted):
        found.append("increase")
    return [*found, "figure"] if year.followed else found


def followed(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the figures of the year's targets on what others record."""
    year = TargetYear(Request(snapshot, settings, selection))
    chosen = chosen_targets(year)
    frames = [
        target.figures.assign(
            target_id=target.row["target_id"],
            so_far=summed(target.figures, target.period),
            target=target.target,
            baseline=float(target.row["baseline"]),
        )
        for target in year.followed
        if target.row["target_id"] in chosen and len(target.figures)
    ]
    frame = pd.concat(frames, ignore_index=True) if frames else empty("target-figures")
    return year.request.table(
        "target-figures",
        only("target-figures", frame),
        title=f"What others record: targets of {year.label}",
        period=year.period,
        sentence=words.figures_sentence(len(frames), len(frame), year.label),
        notes=[],
    )


def trajectory(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the year's targets that count incidents, month by month."""
    year = TargetYear(Request(snapshot, settings, selection))
    chosen = chosen_targets(year)
    frames = [target.path() for target in year.counted if target.row["target_id"] in chosen]
    return year.request.table(
        "trajectory",
        pd.concat(frames, ignore_index=True) if frames else empty("trajectory"),
        title=f"Milestones of the targets of {year.label}",
        period=year.period,
        missing=year.missing(),
        to_come=year.to_come,
        about=year.choices,
        sentence=words.milestones_sentence(len(frames), year.label),
        notes=_notes(year),
    )


def survey(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the waves of the year's targets that a survey measures."""
    year = TargetYear(Request(snapshot, settings, selection))
    frames = [
        target.waves.assign(
            target_id=target.row["target_id"],
            target=target.row["target"],
            baseline=target.row["baseline"],
        )
        for target in year.surveyed
    ]
    return year.request.table(
        "survey",
        only("survey", pd.concat(frames, ignore_index=True)) if frames else empty("survey"),
        title=f"What residents say: targets of {year.label}",
        period=year.period,
        sentence=words.waves_sentence(len(year.surveyed), sum(map(len, frames)), year.label),
        notes=[],
    )


def _common(
    year: TargetYear, row: pd.Series, period: Period, latest: date | None
) -> dict[str, Any]:
    elapsed = 0
    if latest is not None and latest >= period.start:
        elapsed = months_between(period.start, min(latest, period.end))
    same = {name: row[name] for name in ("target_id", "title", "theme", "kind", "measure", "owner")}
    return same | {
        "whose": year.whose,
        "unit": SHARE if row["kind"].startswith("survey") else COUNT,
        "area_code": row["area_code"],
        "area_name": year.names.get(row["area_code"], row["area_code"]),
        "from": pd.Timestamp(period.start),
        "to": pd.Timestamp(period.end),
        "months_expected": len(period),
        "months_elapsed": elapsed,
        "months_left": len(period) - elapsed,
        "baseline": row["baseline"],
        "target": row["target"],
    }


def _count_row(year: TargetYear, target: CountTarget) -> dict[str, Any]:
    found = target.standing
    row = _common(year, target.row, target.promise.period, target.latest) | {
        "target": target.promise.target,
        "baseline": target.promise.baseline,
        "months_loaded": found.elapsed.loaded if found.elapsed else 0,
        "complete": found.elapsed is not None and found.elapsed.complete,
        "actual": found.actual,
        "milestone_now": found.milestone_now,
        "lower_95": found.lower_95,
        "upper_95": found.upper_95,
        "straight_line": found.straight_line,
        "standing": found.standing,
        "judgement": found.judgement,
    }
    row |= _heading(target.outlook) | _achievable(target)
    known = target.known_to
    row |= {"known_to": pd.Timestamp(known) if known else None, "doubt": target.doubt}
    told = row | {"doubt": rows_told(year.request, target.doubt)}
    return row | {"words": words.count_sentence(pd.Series(told), target.missing)}


def _heading(outlook: Outlook) -> dict[str, Any]:
    """Return status, chance and the outturn's limits."""
    return outlook.outturn | {
        "status": outlook.status,
        "status_reason": outlook.reason,
        "chance": outlook.chance,
        "chance_words": chance_words(outlook.chance),
    }


def _achievable(target: CountTarget) -> dict[str, Any]:
    """Return what the months left must average, and the best such run; nothing once settled."""
    found = target.standing
    if found.elapsed is None or found.actual is None or not found.elapsed.complete:
        return dict.fromkeys(_ACHIEVABLE)
    left, more = len(target.promise.period) - len(found.elapsed.period), target.promise.rises
    needed = needed_per_month(found.actual, target.promise.target, left, rises=more)
    run = best_run(target.counts, left, rises=more)
    if run is None or pd.isna(needed):
        return dict.fromkeys(_ACHIEVABLE) | {"needed_per_month": needed}
    return {
        "needed_per_month": needed,
        "best_run_per_month": run.per_month,
        "best_run_from": pd.Timestamp(run.period.start),
        "best_run_to": pd.Timestamp(run.period.end),
    }


def _survey_row(year: TargetYear, target: SurveyTarget) -> dict[str, Any]:
    wave = target.wave
    known = wave is not None and pd.notna(wave["share"])
    row = _common(year, target.row, target.period, year.latest) | {
        **dict.fromkeys((*_COUNTED_ALONE, *_ACHIEVABLE)),
        "complete": known,
        "actual": wave["share"] if wave is not None else None,
        "lower_95": wave["lower_95"] if wave is not None else None,
        "upper_95": wave["upper_95"] if wave is not None else None,
        "standing": target.standing,
    }
    over = year_over(year.latest, target.period.end)
    row |= _heading(survey_outlook(target, year.request.settings, over=over))
    return row | {"words": words.survey_sentence(pd.Series(row), wave)}


def _figure_row(year: TargetYear, target: FigureTarget) -> dict[str, Any]:
    latest = target.latest
    limits = ("lower_95", "upper_95")
    known = latest is not None and target.unit != COUNT
    row = _common(year, target.row, target.period, year.latest) | {
        **dict.fromkeys((*_COUNTED_ALONE, *_ACHIEVABLE)),
        "unit": target.unit,
        "months_loaded": target.told if target.unit == COUNT else None,
        "complete": latest is not None,
        "actual": target.actual,
        **{name: latest[name] if known and latest is not None else None for name in limits},
        "standing": target.standing,
    }
    row |= _heading(target.outlook)
    return row | {"words": words.figure_sentence(pd.Series(row), latest)}


def _notes(year: TargetYear) -> list[str]:
    missing = {target.row["target_id"]: target.missing for target in year.counted}
    notes = [
        f"No whole file of {sender} is loaded for {months_listed(months)}: where a target that "
        "counts by it stands can't be told, unless its limit is passed already."
        for sender, months in year.by_sender(missing).items()
    ]
    if year.left_out:
        notes.append(year.left_out)
    if len(year.years) > 1:
        notes.append(f"Targets are loaded for {listed(year.years)}.")
    straight = [t.row["title"] for t in year.counted if not t.shares.years]
    if straight:
        notes.append(
            f"Straight milestones, as no earlier whole year is loaded or as the target asks: "
            f"{listed(straight, 4)}."
        )
    used = sorted({period for t in year.counted for period in t.shares.years})
    if used:
        labels = [financial_year_label(period.start.year) for period in used]
        notes.append(f"Seasonal milestones come from {listed(list(dict.fromkeys(labels)))}.")
    unknown = sorted({c for c in year.rows["area_code"] if c not in year.names})
    if unknown:
        notes.append(
            f"No incidents can be counted for {listed(unknown)}: it is neither our district, our "
            "force nor a ward of the map in use."
        )
    return notes
