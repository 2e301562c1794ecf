"""The figures behind a claimed change or record: both periods' counts, their season, the test.

A claim is one question asked beforehand, so that each change is judged by itself, at 5 %.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import EVEN, period_before
from moorlands_dash.measures.claims import holding, judging, spans
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.coverage import Coverage, before_columns, coverage
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.tables import past
from moorlands_dash.tables.claims.counted import WHOLE, Counted, summed
from moorlands_dash.tables.claims.spread import spread
from moorlands_dash.words.claims.evidence import missing_words

_BY_WHAT_IS_USUAL = ("usual", "usual_from", "usual_to", "usual_years")
"""What a change is judged by besides the year before, for the words of its test."""


def change(counted: Counted, claim: claims.Claim) -> Record:
    """Return the figures of a claimed change of one place, with its verdict."""
    before = claim.before or period_before(claim.period)
    found = compared(counted, claim, before, usual=before == period_before(claim.period))
    loaded = counted.request.loaded
    now, then = coverage(claim.period, loaded), coverage(before, loaded)
    return _told(found, then, (*then.missing, *now.missing)) | {
        "known_before": then.complete,
        "verdict": _verdict(counted, claim, found),
        "as_counted": _as_counted(claim, found),
    }


def _verdict(counted: Counted, claim: claims.Claim, found: Record) -> str:
    """Return the verdict on a change, on none, or on both numbers."""
    if claim.kind in claims.MOVED:
        least = counted.request.settings.thresholds.percent_change_from
        return judging.bounded_change(claim.kind, claim.amount, found, percent_from=least)
    if found["doubt"] or found["doubt_before"]:
        return verdicts.CANNOT_TELL
    if claim.kind == claims.SAME:
        limits = found["ratio_lower_95"], found["ratio_upper_95"]
        return holding.same_verdict(str(found["verdict"]), limits)
    return holding.from_to_verdict(
        (float(claim.amount or 0), float(claim.amount_to or 0)),
        (float(found["count_before"]), float(found["count"])),
        complete=bool(found["complete"]),
    )


def _as_counted(claim: claims.Claim, found: Record) -> bool | None:
    """Tell whether a change is so as counted, whatever chance may do."""
    ratio = found["ratio"]
    if claim.kind == claims.FROM_TO or not found["complete"]:
        return None
    if pd.isna(ratio):
        upward = claim.kind in claims.UPWARD
        return upward and bool(found["count"] > 0) and claim.kind not in claims.SIZED
    if claim.kind == claims.SAME:
        return abs(ratio - 1) <= holding.ALIKE
    return judging.reaches(claim.kind, claim.amount, float(ratio))


def compared(
    counted: Counted, claim: claims.Claim, before: Period, *, usual: bool = False
) -> Record:
    """Return the claim's change from another period, as `judging.claimed_changes` judges it.

    By what is `usual` in its months, as every page judges it, or by the two periods themselves.
    """
    years = _past(counted, claim) if usual else {}
    frame = pd.DataFrame([_row(counted, claim, before) | years])
    frame = frame.astype({"count": "Int64", "count_before": "Int64"})
    least = counted.request.settings.thresholds.percent_change_from
    found = judging.claimed_changes(frame, percent_from=least).assign(tested=1)
    return {str(name): value for name, value in found.iloc[0].items()}


def _row(counted: Counted, claim: claims.Claim, before: Period) -> Record:
    choice, period = claim.category, claim.period
    counts = counted.series(choice, claim.area)
    now, then = counted.covered(choice, period), counted.covered(choice, before)
    start = min(before.start, period.start)
    same = choice in WHOLE or counted.request.comparable_from(choice) <= start
    wards = pd.DataFrame()
    if claim.area is not None:
        wards = _with_town(counted.years(choice).series, claim.area)
    varying = spread(claim, before, counts, wards)
    if claim.by_month:
        # A month's record is one of the counts themselves, whatever their season.
        varying |= {"share": EVEN, "unseasonal": ""}
    return {
        "category": choice,
        "count": summed(counts, now),
        "count_before": summed(counts, then),
        "complete": now.complete and then.complete and same and not varying["unseasonal"],
        **counted.in_doubt(choice, claim.area, period, before),
        **varying,
    }


def _past(counted: Counted, claim: claims.Claim) -> Record:
    """Return what is known of the same months of the years before, as on every page."""
    if claim.area is None:
        found = counted.district.row(claim.category, claim.period)
    else:
        years = counted.years(claim.category)
        wards = _with_town(years.series, claim.area)
        found = past.of_ward(years.request, wards, claim.period, claim.area)
    scatter = found.pop("dispersion")
    return found | {judging.USUAL_DISPERSION: scatter}


def _with_town(wards: pd.DataFrame, area: str) -> pd.DataFrame:
    """Return the wards' months, those of a town summed to one column of its own."""
    codes = claims.ward_codes(area)
    if len(codes) == 1:
        return wards
    return wards.drop(columns=codes).assign(**{area: wards[codes].sum(axis=1)})


def _told(found: Record, before: Coverage, missing: tuple[date, ...]) -> Record:
    names = (
        "count_before",
        "doubt_before",
        "dispersion",
        "p_value",
        "p_adjusted",
        "tested",
        "complete",
    )
    ratio = ("ratio", "ratio_lower_95", "ratio_upper_95")
    equal = abs(found["share"] - EVEN) < 1e-9
    return {
        **before_columns(before),
        **{name: found[name] for name in (*names, *ratio)},
        **{name: found.get(name) for name in _BY_WHAT_IS_USUAL},
        "percent": found["percent"] if equal else np.nan,
        "verdict_of_change": found["verdict"],
        "missing": missing_words(missing) or found["unseasonal"],
    }


_STEPS = {"year": 12, "quarter": 3, "month": 1}
"""What the turns of a run are -> months."""


def turns(claim: claims.Claim) -> list[Period]:
    """Return the periods of a run, the earliest first."""
    step = _STEPS[claim.each]
    return [claim.period.shifted(-step * back) for back in range(int(claim.amount or 1), -1, -1)]


def run(counted: Counted, claim: claims.Claim) -> Record:
    """Return the figures of a row of changes: each turn's count, and the last against the first."""
    periods = turns(claim)
    found = compared(counted, claim, periods[0])
    counts = [counted.number(claim.category, claim.area, period) for period in periods]
    whole = [counted.covered(claim.category, period) for period in periods]
    missing = sorted({month for each in whole for month in each.missing})
    known = not missing and bool(found["complete"])
    word = str(found["verdict"]) if known else verdicts.CANNOT_TELL
    if found["doubt"] or found["doubt_before"]:
        word = verdicts.CANNOT_TELL
    return _told(found, whole[0], tuple(missing)) | {
        "known_before": whole[0].complete,
        "turns": counts,
        "verdict": holding.run_verdict(claim.kind, counts, word),
        "as_counted": holding.turns_held(claim.kind, counts) if known else None,
    }


def record(counted: Counted, claim: claims.Claim) -> Record:
    """Return the figures of a claimed record: its place among the years, and the nearest one."""
    covered = counted.covered(claim.category, claim.period)
    others = _set_against(counted, claim)
    count = counted.number(claim.category, claim.area, claim.period) if covered.complete else np.nan
    high = claim.kind == claims.RECORD_HIGH
    least = _least(claim)
    unknown = _unknown_since(counted, claim)
    if not others or pd.isna(count) or unknown:
        verdict = holding.record_verdict(
            claim.kind, np.nan if unknown else count, list(others.values()), "", least=least
        )
        return {"years": len(others), "record_rank": np.nan, "verdict": verdict, "missing": unknown}
    nearest = (max if high else min)(others.values())
    before = next(period for period, number in others.items() if number == nearest)
    found = compared(counted, claim, before)
    beyond_it = sum(other > count if high else other < count for other in others.values())
    word = str(found["verdict"])
    return _told(found, coverage(before, counted.request.loaded), covered.missing) | {
        "years": len(others),
        "record_rank": 1 + beyond_it,
        "complete": covered.complete,
        "verdict": holding.record_verdict(
            claim.kind, count, list(others.values()), word, least=least
        ),
        "as_counted": bool(count > nearest if high else count < nearest),
    }


def _set_against(counted: Counted, claim: claims.Claim) -> dict[Period, int]:
    """Return the counts that a record must be beyond: the same months of years, or other months."""
    counts = counted.series(claim.category, claim.area)
    since = max(counted.comparable_from(claim.category), claim.since or date.min)
    if claim.by_month:
        months = [month for month in counts.index if month >= since and month not in claim.period]
        found = {Period(month, month): int(counts[month]) for month in months}
    else:
        years = spans.earlier_same_months(counts, claim.period, since)
        found = {year: int(counts.reindex(list(year)).sum()) for year in years}
    return found


def _least(claim: claims.Claim) -> int:
    """Return how many others a record needs: of a time that is said, one is enough."""
    if claim.since:
        return 1
    return holding.LEAST_MONTHS if claim.by_month else holding.LEAST_YEARS


def _unknown_since(counted: Counted, claim: claims.Claim) -> str:
    """Return that years since when it is claimed aren't loaded, or mean something else."""
    if claim.since is None:
        return ""
    counts = counted.series(claim.category, claim.area)
    first = max([counted.comparable_from(claim.category), *counts.index[:1]])
    if first <= claim.since:
        return ""
    return f"no comparable month is loaded before {Period(first, first)}"
