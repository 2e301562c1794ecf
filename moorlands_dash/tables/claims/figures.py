"""The figures that bear on one claim, by its kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from moorlands_dash.measures.claims import judging
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.coverage import Coverage, coverage, period_columns
from moorlands_dash.rows import Record
from moorlands_dash.tables.claims import beside, changes
from moorlands_dash.tables.claims.counted import Counted, summed
from moorlands_dash.tables.claims.every import every
from moorlands_dash.tables.request import Request
from moorlands_dash.words.claims.evidence import missing_words

_BUILDERS: tuple[tuple[tuple[str, ...], Callable[[Counted, claims.Claim], Record]], ...] = (
    (claims.CHANGES, changes.change),
    (claims.RANKS, beside.rank),
    (claims.NUMBER_RANKS, beside.number_rank),
    ((*claims.BESIDE, *claims.NUMBERS_BESIDE), beside.beside),
    (claims.OF_KINDS, beside.of_kinds),
    (claims.SHARES, beside.share),
    (claims.RECORDS, changes.record),
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
        return start | (build(self.counted, self.claim) if build else self._count(start))

    def _count(self, start: Record) -> Record:
        verdict = judging.bounded_count(
            self.claim.kind,
            self.claim.amount,
            start["count"],
            start["doubt"],
            complete=bool(start["complete"]),
            amount_to=self.claim.amount_to,
        )
        return {"verdict": verdict}
