"""The figures that bear on one claim, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.claims import holding, judging
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.numbers import value_verdict
from moorlands_dash.measures.claims.spans import each_length
from moorlands_dash.measures.coverage import Coverage, coverage, period_columns
from moorlands_dash.rows import Record
from moorlands_dash.tables.claims import beside, changes
from moorlands_dash.tables.claims.counted import Counted, summed
from moorlands_dash.tables.claims.every import every
from moorlands_dash.tables.request import Request
from moorlands_dash.words.claims.evidence import missing_words

_PLAIN = (verdicts.SUPPORTED, verdicts.NOT_SUPPORTED)

_BUILDERS: tuple[tuple[tuple[str, ...], Callable[[Counted, claims.Claim], Record]], ...] = (
    (claims.CHANGES, changes.change),
    (claims.RANKS, beside.rank),
    (claims.NUMBER_RANKS, beside.number_rank),
    ((*claims.BESIDE, *claims.NUMBERS_BESIDE), beside.beside),
    (claims.OF_KINDS, beside.of_kinds),
    (claims.SHARES, beside.share),
    (claims.PARTS, beside.part),
    (claims.KIND_RANKS, beside.kind_rank),
    (claims.RATES, beside.rate_value),
    (claims.RECORDS, changes.record),
    (claims.RUNS, changes.run),
)
"""Kinds of claims -> what their figures are built by."""


@dataclass(frozen=True)
class Figures:
    """What is counted for one claim."""

    request: Request
    """For the claim's category and period."""
    claim: claims.Claim

    @cached_property
    def counted(self) -> Counted:
        """Return the counts of the request's places."""
        return Counted(self.request)

    @cached_property
    def covered(self) -> Coverage:
        """Return the claim's months, and which of them are missing."""
        return coverage(self.claim.period, self.request.loaded)

    @property
    def area(self) -> str | None:
        """Return the place whose count is told: of every ward, the district."""
        return None if self.claim.area == claims.EVERY else self.claim.area

    def row(self) -> Record:
        """Return the figures of the claim's kind, with its verdict."""
        counts = self.counted.series(self.request.category, self.area)
        period = self.claim.period
        doubt = self.counted.in_doubt(self.request.category, self.area, period, period)["doubt"]
        start: Record = {
            **period_columns(period),
            "complete": self.covered.complete,
            "known": self.covered.complete,
            "count": summed(counts, self.covered),
            "doubt": int(doubt),
            "missing": missing_words(self.covered.missing),
        }
        if self.claim.area == claims.EVERY:
            return start | every(self.counted, self.claim)
        found = (build for kinds, build in _BUILDERS if self.claim.kind in kinds)
        build = next(found, None)
        row = start | (build(self.counted, self.claim) if build else self._count(start))
        return self._denied(row)

    def _denied(self, row: Record) -> Record:
        """Return the row with its verdict turned round where the claim denies it."""
        if row.get("as_counted") is None and row["verdict"] in _PLAIN:
            row["as_counted"] = row["verdict"] == verdicts.SUPPORTED
        if not self.claim.negated:
            return row
        holds = row.get("as_counted")
        return row | {
            "verdict": holding.denied_verdict(str(row["verdict"]), holds),
            "as_counted": None if holds is None else not holds,
            "denied": row["verdict"],
        }

    def _count(self, start: Record) -> Record:
        claim = self.claim
        if claim.each or claim.worded:
            length = each_length(claim.period, claim.each)
            bounds = start["count"] / length, (start["count"] + start["doubt"]) / length
            known = bounds if start["complete"] else (np.nan, np.nan)
            verdict = value_verdict(
                claim.kind, claim.amount or 0, known, rough=claim.worded, upper=claim.amount_to
            )
            return {"verdict": verdict, "per_each": bounds[0]}
        verdict = judging.bounded_count(
            self.claim.kind,
            self.claim.amount,
            start["count"],
            start["doubt"],
            complete=bool(start["complete"]),
            amount_to=self.claim.amount_to,
        )
        return {"verdict": verdict}
