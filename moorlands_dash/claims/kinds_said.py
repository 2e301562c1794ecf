"""What a typed claim says of its subject: a change, a rank, a count, a share; and how much."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.areas import Located
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.numbers import Amount
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.shares import share_of
from moorlands_dash.measures.claims import kinds as claims

RATE, COUNT = "rate", "count"
"""What two places are set beside each other by."""

_DOWNWARD = (claims.HALVED, claims.FALLEN_BY, claims.LOWEST, claims.FEWEST, claims.FEWER_THAN)
_ENDINGS = (
    ("It rose", "has risen"),
    ("It fell", "has fallen"),
    ("It doubled", "has doubled"),
    ("It halved", "has halved"),
    ("It is the highest of all wards", "is the highest"),
    ("It is higher than in the district", "is higher than the district average"),
)
"""Kinds of claims to choose from where none is made."""
_NUMBERED = (wordlist.MORE_WORD, wordlist.LESS_WORD)
_COMPARED = (*_NUMBERED, wordlist.HIGHER_WORD, wordlist.LOWER_WORD)
_OF_RATES = ("safer", "safest", "dangerous", "safe", "risk")
"""Words that are of a rate, whatever else is said."""


@dataclass(frozen=True)
class KindSaid:
    """What is claimed, with the words for it."""

    kind: Span
    amount: Span | None = None
    size: float | None = None
    upper: float | None = None
    worded: bool = False
    words: frozenset[str] = frozenset()
    """The directions as they are worded."""
    said: str = ""
    """Rate or count, where one is said."""
    basis: str = ""
    per_resident: bool = False

    @property
    def basis_said(self) -> bool:
        """Tell whether the claim says itself what it is of."""
        return bool(self.said)

    @property
    def comparative(self) -> bool:
        """Tell whether two states are compared, as by "higher", and no change is told of."""
        return bool(self.words) and self.words <= set(_COMPARED)

    @property
    def elsewhere(self) -> bool:
        """Tell whether the words compare places as well as times: "higher", "safer"."""
        return bool(self.words) and self.words <= {wordlist.HIGHER_WORD, wordlist.LOWER_WORD}

    def beside(self, read: Phrased, versus: Span) -> KindSaid:
        """Return the claim as one of two places; raise Asked where that can't be judged."""
        kind = self.kind
        if kind.value not in (wordlist.UP, wordlist.DOWN) or not self.comparative:
            downward = kind.value in (*_DOWNWARD, wordlist.DOWN)
            word = "lower" if downward else "higher"
            plain = Option(word.capitalize(), read.instead(kind, word))
            raise read.asked("how much beside", kind, [plain])
        if self.amount is not None:
            plain = Option("Without the number", read.instead(self.amount, ""))
            raise read.asked("how much beside", self.amount, [plain])
        upward = kind.value == wordlist.UP
        if versus.value == wordlist.ANY_OTHER:
            return self._first_of_all(upward)
        if self._of_counts(versus):
            return replace(
                self, kind=replace(kind, value=claims.MORE if upward else claims.FEWER), basis=COUNT
            )
        value = claims.HIGHER if upward else claims.LOWER
        basis_said = self.said or (RATE if versus.value in _AVERAGES else "")
        return replace(self, kind=replace(kind, value=value), basis=RATE, said=basis_said)

    def _first_of_all(self, upward: bool) -> KindSaid:
        """Return "more than any other ward" as the rank that it is."""
        ranks = {True: (claims.MOST, claims.FEWEST), False: (claims.HIGHEST, claims.LOWEST)}
        numbers = self.said == COUNT or (not self.said and self.words <= set(_NUMBERED))
        value = ranks[numbers][0 if upward else 1]
        return self._ranked(replace(self.kind, value=value))

    def _of_counts(self, versus: Span) -> bool:
        if self.said or versus.value in _AVERAGES:
            return self.said == COUNT and versus.value not in _AVERAGES
        return self.words <= set(_NUMBERED)

    def alone(self, *, of_kinds: bool) -> KindSaid:
        """Return the claim of one place."""
        kind = self.kind
        if of_kinds:
            return self._of_kinds()
        if kind.value in (wordlist.UP, wordlist.DOWN):
            plain = {wordlist.UP: claims.RISEN, wordlist.DOWN: claims.FALLEN}
            sized = {wordlist.UP: claims.RISEN_BY, wordlist.DOWN: claims.FALLEN_BY}
            value = (sized if self.size is not None else plain)[kind.value]
            return replace(self, kind=replace(kind, value=value), per_resident=self.said == RATE)
        return self._ranked(kind)

    def _of_kinds(self) -> KindSaid:
        ways = {wordlist.UP: claims.MORE_OF, wordlist.DOWN: claims.FEWER_OF}
        value = ways.get(self.kind.value) if self.comparative and self.size is None else None
        if value is None:
            raise Asked("several")
        return replace(self, kind=replace(self.kind, value=value), said=COUNT)

    def _ranked(self, kind: Span) -> KindSaid:
        """Return the claim with the rank of a rate or of a count, whichever is said."""
        by_rate = {claims.MOST: claims.HIGHEST, claims.FEWEST: claims.LOWEST}
        by_count = {rate: count for count, rate in by_rate.items()}
        if kind.value in by_rate and self.said == RATE:
            kind = replace(kind, value=by_rate[kind.value])
        elif kind.value in by_count and self.said == COUNT:
            kind = replace(kind, value=by_count[kind.value])
        ranks = {**dict.fromkeys(by_rate, COUNT), **dict.fromkeys(by_count, RATE)}
        changed = self.said == RATE and kind.value in (*claims.CHANGES, *claims.RECORDS)
        return replace(self, kind=kind, basis=ranks.get(kind.value, ""), per_resident=changed)


_AVERAGES = (claims.DISTRICT, claims.COUNTRY)
"""What only a rate can be set against: one place's count is always under the whole's."""


def kind_said(read: Located) -> KindSaid:
    """Return the kind of claim that a text makes, and how much; raise Asked where it is open."""
    said = _basis(read)
    share = share_of(read)
    if share is not None:
        _only_a_share(read, share.span)
        where = Span(share.span.start, share.span.end, "")
        return KindSaid(share.span, where, share.size, worded=share.worded, said=COUNT)
    amounts = [*read.amounts, *(_fraction(read, span) for span in read.of(lexis.FRACTION))]
    if len(amounts) > 1:
        raise read.asked("two amounts", Span(amounts[1].start, amounts[1].end, ""))
    amount = amounts[0] if amounts else None
    words, kinds = _kinds(read, amount)
    if not kinds:
        raise Asked("no direction" if amount else "no kind", "", _directions(read, amount))
    if len(kinds) > 1:
        raise read.asked("two kinds", list(kinds.values())[1])
    kind = next(iter(kinds.values()))
    if amount and not amount.kind:
        _hold_per_cent(read, amount, kind)
        _hold_change(read, amount)
    span = Span(amount.start, amount.end, "") if amount else None
    size = amount.size if amount and kind.value in _WITH_SIZE else None
    upper = amount.upper if amount else None
    return KindSaid(kind, span, size, upper, words=words, said=said)


_WITH_SIZE = (*claims.WITH_AMOUNT, wordlist.UP, wordlist.DOWN)


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


def _hold_per_cent(read: Phrased, amount: Amount, kind: Span) -> None:
    """Ask about per cent of what is no change, and about those that are no least size."""
    if kind.value not in (wordlist.UP, wordlist.DOWN):
        raise read.asked("two kinds", amount)
    if amount.bound in (wordlist.ABOUT, wordlist.UNDER):
        words = f"at least {amount.size:g}%"
        raise read.asked("how exactly", amount, [Option(words, read.instead(amount, words))])


_NO_CHANGE_BEFORE = ("in", "over", "for", "during", "within", "every", "each", "per", "to", "at")
_NO_CHANGE_BEHIND = ("of", "the", "all")


def _hold_change(read: Located, amount: Amount) -> None:
    """Ask about per cent that are of something else: "to 10%", "in half of Leek"."""
    before = read.words[amount.start - 1] if amount.start else ""
    behind = read.words[amount.end] if amount.end < len(read.words) else ""
    span = Span(amount.start, amount.end, "")
    left = amount.bound == wordlist.TO
    if left or before in _NO_CHANGE_BEFORE or behind in _NO_CHANGE_BEHIND:
        raise read.asked("of what", span, [read.without(span)])


def _kinds(read: Phrased, amount: Amount | None) -> tuple[frozenset[str], dict[str, Span]]:
    """Return the directions as worded, and each kind that is claimed."""
    found = [*read.of(lexis.KIND), *_none(read)]
    if amount and amount.kind:
        found = [Span(amount.start, amount.end, lexis.KIND, amount.kind), *found]
    found = _on_record(read, found)
    words = frozenset(str(span.value) for span in found if span.value in DIRECTIONS)
    plain = [replace(span, value=DIRECTIONS.get(span.value, span.value)) for span in found]
    kinds: dict[str, Span] = {}
    for span in plain:
        kinds.setdefault(span.value, span)
    return words, _stronger(kinds)


def _on_record(read: Phrased, found: list[Span]) -> list[Span]:
    """Return the kinds with a rank "on record" as the record that it is."""
    for span in read.of(lexis.ON_RECORD):
        if any(kind.value in claims.RECORDS for kind in found):
            return found
        if not any(kind.value in _RECORDS for kind in found):
            plain = Option(f"Without “{read.quoted(span)}”", read.instead(span, ""))
            raise read.asked("unknown", span, [plain])
        return [replace(kind, value=_RECORDS.get(kind.value, kind.value)) for kind in found]
    return found


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
    if bound == wordlist.TO or of_before:
        if size == _HALF:
            return Amount(span.start, span.end, claims.HALVED, 0.0)
        rest = round(100 - wordlist.EXACT_FRACTIONS.get(size, size))
        return Amount(span.start, span.end, claims.FALLEN_BY, float(rest))
    return Amount(span.start, span.end, "", float(size), bound=bound)


def _none(read: Phrased) -> list[Span]:
    return [Span(span.start, span.end, lexis.KIND, claims.NONE) for span in read.of(lexis.NO)]


def _directions(read: Phrased, amount: Amount | None) -> list[Option]:
    if amount is not None:
        return [
            Option(word.capitalize(), f"{read.text.strip()} {word}")
            for word in (wordlist.UP, wordlist.DOWN)
        ]
    return [Option(label, f"{read.text.strip()} {more}") for label, more in _ENDINGS]


_HELD = {
    wordlist.UP: (claims.DOUBLED, claims.TREBLED, claims.RISEN_BY),
    wordlist.DOWN: (claims.HALVED, claims.FALLEN_BY),
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
