"""What a claim says of two places, kinds or periods: which is above the other, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moorlands_dash.claims import wordlist
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.ranked import FIRST, Place
from moorlands_dash.measures.claims import kinds as claims

RATE, COUNT = "rate", "count"
"""What two places are set beside each other by."""
_NUMBERED = (wordlist.MORE_WORD, wordlist.LESS_WORD)
_COMPARED = (*_NUMBERED, wordlist.HIGHER_WORD, wordlist.LOWER_WORD)
_AVERAGES = (claims.DISTRICT, claims.COUNTRY)
"""What only a rate can be set against: one place's count is always under the whole's."""
_MULTIPLES = {
    claims.DOUBLED: (True, 100.0),
    claims.TREBLED: (True, 200.0),
    claims.HALVED: (False, 50.0),
}
"""A multiple -> whether it is upward, and by how many per cent two are apart then."""


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
    multiple: str = ""
    """The words of a multiple: "twice as high"."""
    place: Place = FIRST
    each: str = ""
    by_month: bool = False

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

    def turned(self) -> KindSaid:
        """Return the claim of the other place: "Stafford has more than us" as ours of Stafford."""
        kinds = {
            claims.HIGHER: claims.LOWER,
            claims.MORE: claims.FEWER,
            claims.LOWER: claims.HIGHER,
            claims.FEWER: claims.MORE,
        }
        if self.kind.value not in kinds:
            raise Asked("elsewhere")
        size = self.size
        if size is not None:
            times = 1 + size / 100 * (1 if self.kind.value in claims.UPPER_SIDES else -1)
            size = round(abs(1 / times - 1) * 100, 1) if times > 0 else None
        return replace(self, kind=replace(self.kind, value=kinds[self.kind.value]), size=size)

    def beside(self, read: Phrased, versus: Span) -> KindSaid:
        """Return the claim as one of two places; raise Asked where that can't be judged."""
        upward, size = self._apart(read)
        if versus.value == wordlist.ANY_OTHER:
            if size is not None:
                raise read.asked("how much beside", self.kind, [])
            return self._first_of_all(upward)
        if self._of_counts(versus):
            value, basis = claims.MORE if upward else claims.FEWER, COUNT
            basis_said = self.said
        else:
            value, basis = claims.HIGHER if upward else claims.LOWER, RATE
            basis_said = self.said or (RATE if versus.value in _AVERAGES else "")
        kind = replace(self.kind, value=value)
        return replace(self, kind=kind, size=size, basis=basis, said=basis_said)

    def _apart(self, read: Phrased) -> tuple[bool, float | None]:
        """Return which side is claimed to be above, and by how many per cent."""
        value = str(self.kind.value)
        if value in (wordlist.UP, wordlist.DOWN) and self.comparative:
            return value == wordlist.UP, self.size
        stated = bool(self.multiple) and not self.multiple.endswith(("ed", "ing"))
        if value in _MULTIPLES and stated:
            return _MULTIPLES[value]
        if value in (claims.RISEN_BY, claims.FALLEN_BY) and stated:
            return value == claims.RISEN_BY, self.size
        downward = value in (*_DOWNWARD, wordlist.DOWN)
        word = "lower" if downward else "higher"
        plain = Option(word.capitalize(), read.instead(self.kind, word))
        raise read.asked("how much beside", self.kind, [plain])

    def _first_of_all(self, upward: bool) -> KindSaid:
        """Return "more than any other ward" as the rank that it is."""
        ranks = {True: (claims.MOST, claims.FEWEST), False: (claims.HIGHEST, claims.LOWEST)}
        numbers = self.said == COUNT or (not self.said and self.words <= set(_NUMBERED))
        value = ranks[numbers][0 if upward else 1]
        return self.ranked(replace(self.kind, value=value))

    def _of_counts(self, versus: Span) -> bool:
        if self.said or versus.value in _AVERAGES:
            return self.said == COUNT and versus.value not in _AVERAGES
        if self.multiple:
            many = self.multiple.endswith(("many", "much", "number of"))
            return many or bool(self.words & set(_NUMBERED))
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
        return self.ranked(kind)

    def _of_kinds(self) -> KindSaid:
        """Return the claim of one kind beside another."""
        ways = {wordlist.UP: claims.MORE_OF, wordlist.DOWN: claims.FEWER_OF}
        value, size = ways.get(str(self.kind.value)), self.size
        if self.kind.value in _MULTIPLES and self.multiple:
            upward, size = _MULTIPLES[str(self.kind.value)]
            value = claims.MORE_OF if upward else claims.FEWER_OF
        elif self.kind.value == claims.RISEN_BY and self.multiple:
            value = claims.MORE_OF
        elif value is None or not self.comparative:
            raise Asked("several")
        return replace(self, kind=replace(self.kind, value=value), size=size, said=COUNT)

    def ranked(self, kind: Span) -> KindSaid:
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


_DOWNWARD = (claims.HALVED, claims.FALLEN_BY, claims.LOWEST, claims.FEWEST, claims.FEWER_THAN)
