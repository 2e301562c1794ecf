"""Claims that are close to what was typed and can be judged: no question is a dead end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import Span
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.wordlist import DOWN, UP
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.periods import Period

_PLACES, _WHATS = 3, 2
"""As many of those that are named are offered."""
_FEW = (3, 5)
"""How many "one of the worst" may be among."""
_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS)


def leads(read: Phrased) -> tuple[Claim, ...]:
    """Return plain changes of what was named, where it was named, in the latest months."""
    ways = {DIRECTIONS[s.value] for s in read.of(lexis.KIND) if s.value in DIRECTIONS}
    kinds = [claims.RISEN if way == UP else claims.FALLEN for way in sorted(ways, reverse=True)]
    return _changes(read, kinds or [claims.RISEN, claims.FALLEN])


def _changes(read: Phrased, kinds: Sequence[str], amount: float | None = None) -> tuple[Claim, ...]:
    period = read.known.period
    return tuple(
        Claim(
            kind=kind,
            category=what,
            area=area,
            period=period,
            before=period_before(period),
            amount=amount if kind in claims.WITH_AMOUNT else None,
        )
        for what in _whats(read)
        for area in _areas(read)
        for kind in kinds
    )


def of_no_kind(read: Phrased) -> tuple[Claim, ...]:
    """Return what may be claimed of what is named, where nothing is claimed of it."""
    changes = [claims.RISEN, claims.FALLEN, claims.DOUBLED, claims.HALVED]
    found = _changes(read, changes)
    ward = found[0].area
    if ward is None or len(claims.ward_codes(ward)) > 1:
        return found[: len(changes)]
    beside = replace(found[0], kind=claims.HIGHER, before=None, versus=claims.DISTRICT)
    ranked = replace(found[0], kind=claims.HIGHEST, before=None)
    return (*found[: len(changes)], ranked, beside)


def of_size(read: Phrased, size: float) -> tuple[Claim, ...]:
    """Return a change by so many per cent, in the way that is said, or in both."""
    ways = {DIRECTIONS[s.value] for s in read.of(lexis.KIND) if s.value in DIRECTIONS}
    kinds = {UP: claims.RISEN_BY, DOWN: claims.FALLEN_BY}
    return _changes(read, [kinds[way] for way in (UP, DOWN) if way in (ways or kinds)], size)


def of_rest(read: Phrased, size: float) -> tuple[Claim, ...]:
    """Return a change to so many per cent of what it was, and one by so many."""
    by_it = of_size(read, size)
    rest = {claims.FALLEN_BY: _WHOLE - size, claims.RISEN_BY: size - _WHOLE}
    return (*(replace(one, amount=rest[one.kind]) for one in by_it if rest[one.kind] > 0), *by_it)


_WHOLE = 100


def of_number(read: Phrased, size: float, *, moved: bool, counted: bool) -> tuple[Claim, ...]:
    """Return what a number may be: per cent by which something moved, or how many there were."""
    if moved:
        # A count is no per cent: "fell by 250 offences", "up by 12 burglaries".
        return of_size(read, size) if size and not counted else leads(read)
    what, area = _whats(read)[0], _areas(read)[0]
    start = Claim(claims.EXACTLY, what, area, read.known.period, amount=size)
    return (start, replace(start, kind=claims.MORE_THAN))


def among(read: Phrased, span: Span) -> tuple[Claim, ...]:
    """Return a ward's place among so many, where "one of the worst" doesn't say of how many."""
    rank = next((s for s in read.of(lexis.KIND) if s.start >= span.end), None)
    wards = [area for area in _areas(read) if area and len(claims.ward_codes(area)) == 1]
    if rank is None or rank.value not in _RANKED or not wards:
        return leads(read)
    start = Claim(str(rank.value), _whats(read)[0], wards[0], read.known.period, among=True)
    return tuple(replace(start, place=number) for number in _FEW)


def in_order(read: Phrased) -> tuple[Claim, ...]:
    """Return both halves of "A overtook B": A above B in the period, and below it before."""
    areas = [area for area in _areas(read) if area]
    whats = _whats(read)
    said = [when.readings[0] for when in read.whens if len(when.readings) == 1]
    period = next((each for each in said if isinstance(each, Period)), read.known.period)
    if len(areas) > 1:
        now = Claim(claims.MORE, whats[0], areas[0], period, versus=areas[1])
        then = replace(now, kind=claims.FEWER)
    elif len(whats) > 1:
        now = Claim(claims.MORE_OF, whats[0], areas[0] if areas else None, period, other=whats[1])
        then = replace(now, kind=claims.FEWER_OF)
    else:
        return leads(read)
    return now, replace(then, period=period.shifted(-len(period)))


def _whats(read: Phrased) -> list[str]:
    named = dict.fromkeys(str(span.value) for span in read.of(lexis.WHAT))
    exact = [choice for choice in named if choice not in (vocabulary.ALL, vocabulary.ALL_CRIME)]
    return (exact or list(named) or [vocabulary.ALL_CRIME])[:_WHATS]


def _areas(read: Phrased) -> list[str | None]:
    known: list[str | None] = [place.area for place in read.places if not place.code]
    return list(dict.fromkeys(known))[:_PLACES] or [None]
