"""The figures behind a claim of every ward: each ward judged by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import change_direction
from moorlands_dash.measures.claims import judging
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.numbers import every_verdict
from moorlands_dash.measures.coverage import before_columns
from moorlands_dash.rows import Record
from moorlands_dash.tables.claims.changes import change
from moorlands_dash.tables.claims.counted import Counted


def every(counted: Counted, claim: claims.Claim) -> Record:
    """Return the sums of all wards, how many bear the claim, and the verdict on it."""
    wards = counted.request.wards
    rows = []
    for code, name in zip(wards["area_code"], wards["area_name"], strict=True):
        one = replace(claim, area=str(code))
        found = _change(counted, one) if claim.kind in claims.CHANGES else _count(counted, one)
        rows.append(found | {"ward_name": str(name)})
    words = [str(row["verdict"]) for row in rows]
    against = [row for row in rows if row["against_it"]]
    before = counted.covered(claim.category, claim.before) if claim.before else None
    worst = max(against, key=lambda row: row["beyond"], default=None)
    return {
        "wards": len(rows),
        "wards_supported": words.count(verdicts.SUPPORTED),
        "wards_as_counted": sum(not row["against_it"] for row in rows),
        "wards_unknown": words.count(verdicts.CANNOT_TELL),
        "contrary": worst,
        **(before_columns(before) if before else {}),
        "verdict": every_verdict(words),
    }


def _change(counted: Counted, claim: claims.Claim) -> Record:
    found = change(counted, claim)
    count = counted.number(claim.category, claim.area, claim.period)
    before = found["count_before"]
    told = _told(count, before)
    if not told or not found["complete"]:
        return {"verdict": found["verdict"], "against_it": False, "beyond": 0.0, **told}
    way = 1 if claim.kind in claims.UPWARD else -1
    share = _share(found, count, before)
    direction = float(change_direction(count, before, share))
    return {
        "verdict": found["verdict"],
        "against_it": direction != way,
        "beyond": -way * (count - before),
        **told,
    }


def _told(count: float, before: float) -> Record:
    known = not (pd.isna(count) or pd.isna(before))
    return {"count": count, "count_before": before} if known else {}


def _share(found: Record, count: float, before: float) -> float:
    """Return the period's part of both, which the ratio of both counts tells."""
    ratio = found["ratio"]
    if pd.isna(ratio) or not count or not before:
        return 0.5
    odds = count / before / ratio
    return float(odds / (1 + odds)) if np.isfinite(odds) else 0.5


def _count(counted: Counted, claim: claims.Claim) -> Record:
    count, most = counted.bounds(claim.category, claim.area, claim.period)
    verdict = judging.bounded_count(
        claim.kind,
        claim.amount,
        count,
        most - count,
        complete=counted.covered(claim.category, claim.period).complete,
        amount_to=claim.amount_to,
    )
    against = verdict == verdicts.NOT_SUPPORTED
    return {
        "verdict": verdict,
        "against_it": against,
        "beyond": abs(count - (claim.amount or 0)),
        "count": count,
    }
