"""What a typed claim says of its subject: a change, a rank, a count, a share; and how much."""

from __future__ import annotations

from dataclasses import replace

from moorlands_dash.claims import lexis, number_words, wordlist
from moorlands_dash.claims.areas import Located
from moorlands_dash.claims.leads import of_no_kind, of_rest, of_size
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.number_words import FRACTIONS
from moorlands_dash.claims.numbers import Amount
from moorlands_dash.claims.numbers_said import from_to, in_a_row, measured
from moorlands_dash.claims.periods import BACK, SINCE
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.ranked import Place
from moorlands_dash.claims.shares import Share, of_another
from moorlands_dash.claims.sides_said import COUNT, RATE, KindSaid
from moorlands_dash.measures.claims import kinds as claims

_OF_RATES = ("safer", "safest", "dangerous", "safe", "risk", "likely")
"""Words that are of a rate, whatever else is said."""
_SHARES_OF_KINDS = {
    claims.SHARE: claims.PART,
    claims.SHARE_OVER: claims.PART_OVER,
    claims.SHARE_UNDER: claims.PART_UNDER,
}


def kind_said(read: Located, share: Share | None, *, part: bool) -> KindSaid:
    """Return the kind of claim that a text makes, and how much; raise Asked where it is open.

    `part` tells that a share is one of another kind of incident, and not of the district's.
    """
    said = _basis(read)
    if share is not None:
        _only_a_share(read, share.span)
        where = Span(share.span.start, share.span.end, "")
        value = _SHARES_OF_KINDS[str(share.span.value)] if part else share.span.value
        kind = replace(share.span, value=value)
        return KindSaid(kind, where, share.size, share.upper, worded=share.worded, said=COUNT)
    if read.from_to is not None:
        return from_to(read)
    amounts = [*read.amounts, *(_fraction(read, span) for span in read.of(lexis.FRACTION))]
    if len(amounts) > 1:
        raise read.asked("two amounts", Span(amounts[1].start, amounts[1].end, ""))
    amount = amounts[0] if amounts else None
    amount = _part_of_another(read, amount)
    words, kinds = _kinds(read, amount)
    if not kinds:
        if amount is None:
            raise Asked("no kind", leads=of_no_kind(read))
        raise Asked("no direction", leads=of_size(read, amount.size))
    if len(kinds) > 1:
        raise read.asked("two kinds", list(kinds.values())[1])
    kind = next(iter(kinds.values()))
    if amount and not amount.kind:
        _hold_per_cent(read, amount, kind)
        _hold_change(read, amount)
    span = Span(amount.start, amount.end, "") if amount else None
    size = amount.size if amount and kind.value in _WITH_SIZE else None
    upper = amount.upper if amount else None
    found = KindSaid(kind, span, size, upper, words=words, said=said,
                     multiple=_multiple(read, kind), place=_place(read, kind))  # fmt: skip
    return measured(read, in_a_row(read, found), amount)


_WITH_SIZE = (*claims.WITH_AMOUNT, wordlist.UP, wordlist.DOWN)


def _multiple(read: Phrased, kind: Span) -> str:
    """Return the words of a kind that is a multiple: "twice as high"."""
    multiple = (claims.DOUBLED, claims.TREBLED, claims.HALVED, claims.RISEN_BY, claims.FALLEN_BY)
    words = " ".join(read.words[kind.start : kind.end])
    return words if kind.value in multiple else ""


def _place(read: Phrased, kind: Span) -> Place:
    found = (place for span, place in read.ranks.items() if span.start == kind.start)
    return next(found, Place())


def _basis(read: Phrased) -> str:
    """Return whether a rate or a count is said; nothing where neither is."""
    if read.of(lexis.RATE) or set(read.words) & set(_OF_RATES):
        return RATE
    return COUNT if read.of(lexis.COUNTED) else ""


def _only_a_share(read: Phrased, share: Span) -> None:
    for span in read.of(lexis.KIND, lexis.RATE, lexis.NO):
        if span.start != share.start:
            raise read.asked("two kinds", span)
    others = [amount for amount in read.amounts if amount.start != share.start]
    others += [_fraction(read, s) for s in read.of(lexis.FRACTION) if s.start != share.start]
    if others:
        raise read.asked("two amounts", others[0])


_NOT_AT_LEAST = (number_words.ABOUT, number_words.UNDER, number_words.NEARLY)


def _hold_per_cent(read: Phrased, amount: Amount, kind: Span) -> None:
    """Ask about per cent of what is no change, and about those that are no least size."""
    if kind.value not in (wordlist.UP, wordlist.DOWN):
        raise read.asked("two kinds", amount)
    if amount.bound in _NOT_AT_LEAST:
        words = f"at least {amount.size:g}%"
        raise read.asked("how exactly", amount, [Option(words, read.instead(amount, words))])


_NO_CHANGE_BEFORE = ("in", "over", "for", "during", "within", "every", "each", "per", "to", "at")
_NO_CHANGE_BEHIND = ("of", "the", "all")


def _hold_change(read: Located, amount: Amount) -> None:
    """Ask about per cent that are of something else: "to 10%", "in half of Leek"."""
    before = read.words[amount.start - 1] if amount.start else ""
    behind = read.words[amount.end] if amount.end < len(read.words) else ""
    span = Span(amount.start, amount.end, "")
    left = amount.bound == number_words.TO
    if left or before in _NO_CHANGE_BEFORE or behind in _NO_CHANGE_BEHIND:
        raise read.asked("of what", span, leads=of_rest(read, amount.size) if left else ())


def _kinds(read: Phrased, amount: Amount | None) -> tuple[frozenset[str], dict[str, Span]]:
    """Return the directions as worded, and each kind that is claimed."""
    found = [*read.of(lexis.KIND), *_none(read)]
    if amount and amount.kind:
        found = [Span(amount.start, amount.end, lexis.KIND, amount.kind), *found]
    found = _on_record(read, [*found, *_same(read), *_of_months(read)])
    words = frozenset(str(span.value) for span in found if span.value in DIRECTIONS)
    plain = [replace(span, value=DIRECTIONS.get(span.value, span.value)) for span in found]
    kinds: dict[str, Span] = {}
    for span in plain:
        kinds.setdefault(span.value, span)
    return words, _stronger(kinds)


def _same(read: Phrased) -> list[Span]:
    return [replace(s, role=lexis.KIND, value=claims.SAME) for s in read.of(lexis.UNCHANGED)]


def _of_months(read: Phrased) -> list[Span]:
    return [replace(span, role=lexis.KIND) for span in read.of(lexis.MONTH_RANK)]


def _on_record(read: Phrased, found: list[Span]) -> list[Span]:
    """Return the kinds with a rank "on record" as the record that it is."""
    back = any(when.role == BACK for when in read.whens) or read.month_ranked is not None
    if back or read.of(lexis.OF_MONTHS) or _since_then(read, found):
        return [replace(kind, value=_RECORDS.get(kind.value, kind.value)) for kind in found]
    if read.of(lexis.ANY_YEAR) and any(kind.value in DIRECTIONS for kind in found):
        ways = {wordlist.UP: claims.RECORD_HIGH, wordlist.DOWN: claims.RECORD_LOW}
        plain = [DIRECTIONS.get(kind.value, "") for kind in found]
        return [replace(k, value=ways.get(w, k.value)) for k, w in zip(found, plain, strict=True)]
    for span in read.of(lexis.ON_RECORD):
        if any(kind.value in claims.RECORDS for kind in found):
            return found
        if not any(kind.value in _RECORDS for kind in found):
            raise read.asked("no record", span, [read.without(span)])
        return [replace(kind, value=_RECORDS.get(kind.value, kind.value)) for kind in found]
    return found


def _since_then(read: Phrased, found: list[Span]) -> bool:
    """Tell whether a rank is one among the years since then: "at its lowest since 2021/22"."""
    since = any(when.role == SINCE for when in read.whens)
    ends = {kind.end for kind in found}
    own = any({"its", "level", "point"} & set(read.words[k.start : k.end]) for k in found)
    own = own or any(when.role == SINCE and when.start in ends for when in read.whens)
    return since and (own or not (read.places or read.of(lexis.OF_WARDS)))


_RECORDS = {
    claims.HIGHEST: claims.RECORD_HIGH,
    claims.MOST: claims.RECORD_HIGH,
    claims.LOWEST: claims.RECORD_LOW,
    claims.FEWEST: claims.RECORD_LOW,
}
"""A rank -> what it is of all years."""

_HALF = 50


def _fraction(read: Phrased, span: Span) -> Amount:
    """Return a fraction as per cent of a change; what is left of it is taken off."""
    bound, size = span.value
    of_before = any(was.start == span.end for was in read.of(lexis.WHAT_IT_WAS))
    if bound == number_words.TO or of_before:
        if size == _HALF:
            return Amount(span.start, span.end, claims.HALVED, 0.0)
        rest = round(100 - number_words.EXACT_FRACTIONS.get(size, size))
        return Amount(span.start, span.end, claims.FALLEN_BY, float(rest))
    return Amount(span.start, span.end, "", float(size), bound=bound)


def _part_of_another(read: Phrased, amount: Amount | None) -> Amount | None:
    """Return a fraction of another place's as what it is below it: "half the district average"."""
    if amount is None or amount.kind or amount.bound == number_words.TO or read.of(lexis.KIND):
        return amount
    spans = read.of(lexis.FRACTION)
    beside = [s for s in read.of(lexis.BESIDE) if s.start >= amount.end]
    if not spans or not (beside or of_another(read, spans[0])):
        return amount
    if amount.bound not in ("", number_words.UNDER):
        # "Almost half the rate" is more than the half at most that is judged.
        plain = next(words for words, size in FRACTIONS.items() if size == amount.size)
        raise read.asked("how much beside", amount, [Option(plain, read.instead(amount, plain))])
    if amount.size == _HALF:
        return replace(amount, kind=claims.HALVED, size=0.0)
    rest = round(100 - number_words.EXACT_FRACTIONS.get(amount.size, amount.size))
    return replace(amount, kind=claims.FALLEN_BY, size=float(rest))


def _none(read: Phrased) -> list[Span]:
    denied = read.denied
    return [
        Span(span.start, span.end, lexis.KIND, claims.NONE)
        for span in read.of(lexis.NO)
        if span != denied
    ]


_HELD = {
    wordlist.UP: (claims.DOUBLED, claims.TREBLED, claims.RISEN_BY),
    wordlist.DOWN: (claims.HALVED, claims.FALLEN_BY),
    claims.HIGHEST: (claims.RECORD_HIGH,),
    claims.LOWEST: (claims.RECORD_LOW,),
}
"""A direction -> the kinds that hold it already: "up", of "up, doubled"."""
_AHEAD = {wordlist.UP: claims.RECORD_HIGH, wordlist.DOWN: claims.RECORD_LOW}
"""A direction -> the kind that holds it where it comes first: "has risen to a record high"."""


def _stronger(kinds: dict[str, Span]) -> dict[str, Span]:
    """Return the kinds without those that another one holds already."""
    found = {
        kind: span
        for kind, span in kinds.items()
        if not any(other in kinds for other in _HELD.get(kind, ()))
    }
    for direction, record in _AHEAD.items():
        if {direction, record} <= found.keys() and found[direction].start < found[record].start:
            del found[direction]
    return found
