"""How a typed claim is understood: its parts by rules, or the question that must be asked back.

Every word must be understood; nothing is guessed. What isn't said is taken by default, and said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import (
    AMOUNT,
    BEFORE,
    KIND,
    MOST_LETTERS,
    PERIOD,
    VERSUS,
    WHAT,
    WHERE,
    Asked,
    Known,
    Option,
    Question,
    Span,
    Understood,
    Words,
)
from moorlands_dash.claims.numbers import Amount
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.places import Place
from moorlands_dash.claims.times import Times
from moorlands_dash.measures.claims import judging as claims
from moorlands_dash.measures.claims.judging import Claim

_DOWNWARD = (claims.HALVED, claims.FALLEN_BY, claims.LOWEST, claims.FEWER_THAN)
_ENDINGS = (
    ("It rose", "has risen"),
    ("It fell", "has fallen"),
    ("It doubled", "has doubled"),
    ("It halved", "has halved"),
    ("It is the highest of all wards", "is the highest"),
    ("It is higher than in the district", "is higher than the district average"),
)
"""Kinds of claims to choose from where none is made."""


def read_claim(text: str, known: Known) -> Understood | Question:
    """Return a claim as understood, or the question that it leaves open."""
    if len(text) > MOST_LETTERS:
        return Question("too long")
    if not lexis.tokens(text):
        return Question("empty")
    if not known.lexicon:
        words = lexis.lexicon(known.offered, known.district, known.country)
        known = replace(known, lexicon=words)
    try:
        return _Reading(text, known).understood()
    except Asked as asked:
        return asked.question


class _Reading(Phrased):
    """One text, as the claim that its phrases make."""

    def understood(self) -> Understood:
        """Return the claim; raise Asked for the first thing that can't be settled."""
        self.barred()
        self.unknown()
        what = self._what()
        kind, amount = self._kind()
        area, versus = self._where(kind)
        if versus is not None:
            kind = self._beside(kind, amount)
        elif kind.value in (lexis.UP, lexis.DOWN):
            kind = self._change(kind, amount)
        period, before, times = Times(self, self.known, self.whens).settled(kind.value)
        claim = Claim(
            kind=kind.value,
            category=what.value if what else vocabulary.ALL,
            area=area.value if area else None,
            period=period,
            before=before,
            amount=amount.size if amount and kind.value in claims.WITH_AMOUNT else None,
            versus=versus.value if versus else None,
        )
        self._judgeable(claim, kind, versus)
        parts = {KIND: kind, WHAT: what, WHERE: area, VERSUS: versus, AMOUNT: amount}
        given: dict[str, Words] = {part: span for part, span in parts.items() if span} | times
        unsaid = [part for part in (WHAT, WHERE, PERIOD) if part not in given]
        if before is not None and BEFORE not in given:
            unsaid.append(BEFORE)
        quotes = {part: self.quoted(span) for part, span in given.items()}
        return Understood(claim, quotes, tuple(unsaid))

    def _what(self) -> Span | None:
        """Return what is counted; nothing where it isn't said."""
        for span in self.of(lexis.WIDER):
            raise self.asked("wider", span, [self._named(span, key) for key in span.value])
        named = self.of(lexis.WHAT)
        ends = {span.end for span in named if span.value != vocabulary.ALL}
        exact = [
            span
            for span in named
            if span.value != vocabulary.ALL
            and not (span.value == vocabulary.ALL_CRIME and span.start in ends)
        ] or named
        if len({span.value for span in exact}) > 1:
            raise Asked("several", "", self._each(exact))
        return exact[0] if exact else None

    def _each(self, spans: Sequence[Span]) -> list[Option]:
        """Return each of several as the only one, in place of all of them."""
        whole = Span(spans[0].start, spans[-1].end, "")
        found: list[Words] = [*self.places, *self.whens]
        inside = self.spans + [Span(words.start, words.end, "") for words in found]
        between = [span for span in inside if whole.start < span.start < whole.end]
        if any(span.role not in (lexis.FILLER, lexis.WHAT) for span in between):
            return []
        return [self._named(whole, key) for key in dict.fromkeys(span.value for span in spans)]

    def _named(self, span: Words, choice: str) -> Option:
        """Return a choice of what to count in place of a span."""
        name = lexis.claim_name(choice)
        inside = name[:1].lower() + name[1:] if span.start else name
        return Option(name, self.instead(span, inside))

    def _kind(self) -> tuple[Span, Amount | None]:
        """Return the kind of claim, and how much."""
        amounts = [*self.amounts, *(self._fraction(span) for span in self.of(lexis.AMOUNT))]
        if len(amounts) > 1:
            raise self.asked("two amounts", amounts[1])
        amount = amounts[0] if amounts else None
        found = [*self.of(lexis.KIND), *self._none()]
        if amount and amount.kind:
            found = [Span(amount.start, amount.end, lexis.KIND, amount.kind), *found]
        kinds = _stronger({span.value: span for span in found})
        if not kinds:
            raise Asked("no direction" if amount else "no kind", "", self._directions(amount))
        if len(kinds) > 1:
            raise self.asked("two kinds", list(kinds.values())[1])
        kind = next(iter(kinds.values()))
        if amount and not amount.kind and kind.value not in (lexis.UP, lexis.DOWN):
            raise self.asked("two kinds", amount)
        return kind, amount

    def _fraction(self, span: Span) -> Amount:
        return Amount(span.start, span.end, "", float(span.value))

    def _none(self) -> list[Span]:
        return [Span(span.start, span.end, lexis.KIND, claims.NONE) for span in self.of(lexis.NO)]

    def _directions(self, amount: Amount | None) -> list[Option]:
        if amount is not None:
            return [
                Option(word.capitalize(), f"{self.text.strip()} {word}")
                for word in (lexis.UP, lexis.DOWN)
            ]
        return [Option(label, f"{self.text.strip()} {more}") for label, more in _ENDINGS]

    def _where(self, kind: Span) -> tuple[Span | None, Span | None]:
        """Return the place, and what it is set against."""
        for span in self.of(lexis.MY_WARD):
            raise self.asked("my ward", span, self._wards(span))
        areas: list[Span] = []
        beside: list[Span] = []
        for place in self.places:
            span = Span(place.start, place.end, lexis.PLACE, self._ward(place))
            (beside if self._after_than(place.start) else areas).append(span)
        for span in (*self.of(lexis.BESIDE), *self.of(lexis.PLACE)):
            if span.value in (lexis.OTHERS, lexis.ENGLAND, lexis.USUAL):
                raise self.asked(span.value, span, self._wider_place(span))
            if span.value == claims.COUNTRY or self._after_than(span.start):
                beside.append(replace(span, value=span.value or claims.DISTRICT))
            else:
                areas.append(replace(span, value=None))
        wards = [span for span in areas if span.value is not None]
        if wards and kind.value in claims.RANKS:
            areas = wards
        for found in (areas, beside):
            if len({span.value for span in found}) > 1:
                raise self.asked("two places", found[1])
        if self.of(lexis.THAN) and not beside:
            raise self.asked("than what", self.of(lexis.THAN)[0])
        return (areas[0] if areas else None), (beside[0] if beside else None)

    def _after_than(self, place: int) -> bool:
        """Tell whether a place is what the claim's is set against."""
        for span in reversed([s for s in self.spans if s.end <= place]):
            if span.end != place or span.role not in (lexis.FILLER, lexis.THAN, lexis.KIND):
                return False
            if span.role == lexis.THAN:
                return True
            if span.role == lexis.KIND:
                return self.words[span.start] in ("above", "below")
            place = span.start
        return False

    def _ward(self, place: Place) -> str:
        if place.code:
            options = [
                Option(row["ward_name"], self.instead(place, row["ward_name"]))
                for row in place.rows
            ]
            raise self.asked(place.code, place, options)
        return str(place.rows[0]["ward_code"])

    def _wards(self, span: Span) -> list[Option]:
        names = self.known.names
        wards = sorted(names.loc[names["kind"] == "ward", "ward_name"].unique())
        return [Option(name, self.instead(span, f"in {name}")) for name in wards]

    def _wider_place(self, span: Span) -> list[Option]:
        if span.value == lexis.USUAL:
            return [Option("The year before", self.instead(span, "the year before"))]
        name = self.known.country if span.value == lexis.ENGLAND else "the district as a whole"
        return [Option(name[:1].upper() + name[1:], self.instead(span, name))]

    def _beside(self, kind: Span, amount: Amount | None) -> Span:
        sides = {lexis.UP: claims.HIGHER, lexis.DOWN: claims.LOWER}
        if kind.value in sides and amount is not None:
            plain = Option("Without the number", self.instead(amount, ""))
            raise self.asked("how much beside", amount, [plain])
        if kind.value not in sides:
            word = "lower" if kind.value in _DOWNWARD else "higher"
            plain = Option(word.capitalize(), self.instead(kind, word))
            raise self.asked("how much beside", kind, [plain])
        return replace(kind, value=sides[kind.value])

    def _change(self, kind: Span, amount: Amount | None) -> Span:
        plain = {lexis.UP: claims.RISEN, lexis.DOWN: claims.FALLEN}
        sized = {lexis.UP: claims.RISEN_BY, lexis.DOWN: claims.FALLEN_BY}
        return replace(kind, value=(sized if amount else plain)[kind.value])

    def _judgeable(self, claim: Claim, kind: Span, versus: Span | None) -> None:
        """Ask where the figures have nothing that such a claim could be judged by."""
        if claim.kind in claims.RANKS and claim.area is None:
            raise self.asked("rank of the district", kind)
        if versus is None:
            return
        if claim.versus == claims.COUNTRY and claim.area is not None:
            raise self.asked("ward and country", versus)
        if claim.versus == claim.area or (claim.versus == claims.DISTRICT and claim.area is None):
            raise self.asked("beside itself", versus)
        if claim.area is None and claim.versus not in (claims.DISTRICT, claims.COUNTRY):
            raise self.asked("district and ward", versus)


def _stronger(kinds: dict[str, Span]) -> dict[str, Span]:
    """Return the kinds without those that another one holds already: "up", of "up, doubled"."""
    held = {
        lexis.UP: (
            claims.DOUBLED,
            claims.TREBLED,
            claims.RISEN_BY,
            claims.HIGHEST,
            claims.RECORD_HIGH,
        ),
        lexis.DOWN: (claims.HALVED, claims.LOWEST, claims.RECORD_LOW),
    }
    return {
        kind: span
        for kind, span in kinds.items()
        if not any(other in kinds for other in held.get(kind, ()))
    }
