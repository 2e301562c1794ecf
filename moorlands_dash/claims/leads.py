"""Claims that are close to what was typed and can be judged: no question is a dead end."""

from __future__ import annotations

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.wordlist import UP
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim

_PLACES, _WHATS = 3, 2
"""As many of those that are named are offered."""


def leads(read: Phrased) -> tuple[Claim, ...]:
    """Return plain changes of what was named, where it was named, in the latest months."""
    ways = {DIRECTIONS[s.value] for s in read.of(lexis.KIND) if s.value in DIRECTIONS}
    kinds = [claims.RISEN if way == UP else claims.FALLEN for way in sorted(ways, reverse=True)]
    period = read.known.period
    return tuple(
        Claim(kind=kind, category=what, area=area, period=period, before=period_before(period))
        for what in _whats(read)
        for area in _areas(read)
        for kind in kinds or [claims.RISEN, claims.FALLEN]
    )


def _whats(read: Phrased) -> list[str]:
    named = dict.fromkeys(str(span.value) for span in read.of(lexis.WHAT))
    exact = [choice for choice in named if choice not in (vocabulary.ALL, vocabulary.ALL_CRIME)]
    return (exact or list(named) or [vocabulary.ALL_CRIME])[:_WHATS]


def _areas(read: Phrased) -> list[str | None]:
    known: list[str | None] = [place.area for place in read.places if not place.code]
    return list(dict.fromkeys(known))[:_PLACES] or [None]
