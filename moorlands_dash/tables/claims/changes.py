"""The figures behind a claimed change or record: both periods' counts, their season, the test.

A claim is one question asked beforehand, so that each change is judged by itself, at 5 %.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures.change import EVEN, period_before
from moorlands_dash.measures.claims import judging, spans
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
    least = counted.request.settings.thresholds.percent_change_from
    verdict = judging.bounded_change(claim.kind, claim.amount, found, percent_from=least)
    return _told(found, then, (*then.missing, *now.missing)) | {
        "known_before": then.complete,
        "verdict": verdict,
    }


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


def record(counted: Counted, claim: claims.Claim) -> Record:
    """Return the figures of a claimed record: its place among the years, and the nearest one."""
    counts = counted.series(claim.category, claim.area)
    covered = counted.covered(claim.category, claim.period)
    since = counted.comparable_from(claim.category)
    years = spans.earlier_same_months(counts, claim.period, since)
    others = [int(counts.reindex(list(year)).sum()) for year in years]
    count = summed(counts, covered) if covered.complete else np.nan
    high = claim.kind == claims.RECORD_HIGH
    if not years or pd.isna(count):
        verdict = judging.record_verdict(claim.kind, count, others, "")
        return {"years": len(years), "record_rank": np.nan, "verdict": verdict}
    nearest = max(others) if high else min(others)
    before = years[others.index(nearest)]
    found = compared(counted, claim, before)
    rank = 1 + sum(other > count if high else other < count for other in others)
    word = str(found["verdict"])
    return _told(found, coverage(before, counted.request.loaded), covered.missing) | {
        "years": len(years),
        "record_rank": rank,
        "complete": covered.complete,
        "verdict": judging.record_verdict(claim.kind, count, others, word),
    }
