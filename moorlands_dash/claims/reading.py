"""How a typed claim is understood: its parts by rules, or the question that must be asked back.

Every word must be understood; nothing is guessed. What isn't said is taken by default, and said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.areas import Located
from moorlands_dash.claims.calendar import SEASONS
from moorlands_dash.claims.judgeable import hold_judgeable
from moorlands_dash.claims.kinds_said import KindSaid, kind_said
from moorlands_dash.claims.leads import leads
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
from moorlands_dash.claims.sayable import hold_sayable
from moorlands_dash.claims.times import Times
from moorlands_dash.claims.tokens import tokens
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim


def read_claim(text: str, known: Known) -> Understood | Question:
    """Return a claim as understood, or the question that it leaves open."""
    if len(text) > MOST_LETTERS:
        return Question("too long")
    if not tokens(text):
        return Question("empty")
    if not known.lexicon:
        words = lexis.lexicon(known.offered, known.district, known.country, known.others)
        known = replace(known, lexicon=words)
    reading = _Reading(text, known)
    try:
        return reading.understood()
    except Asked as asked:
        if asked.question.options:
            return asked.question
        return replace(asked.question, leads=leads(reading))


class _Reading(Located):
    """One text, as the claim that its phrases make."""

    def understood(self) -> Understood:
        """Return the claim; raise Asked for the first thing that can't be settled."""
        self.barred()
        hold_sayable(self)
        self.unknown()
        what, other = self._what()
        said = kind_said(self)
        area, versus = self.where(said.kind, of_kinds=other is not None)
        said = said.beside(self, versus) if versus else said.alone(of_kinds=other is not None)
        versus = versus if said.kind.value not in _RANKED else None
        self._one_season()
        times = Times(self, self.known, self.whens)
        period, before, when = times.settled(said.kind.value, said.comparative)
        claim = Claim(
            kind=said.kind.value,
            category=what.value if what else vocabulary.ALL,
            area=area.value if area else None,
            period=period,
            before=before,
            amount=said.size,
            versus=versus.value if versus else None,
            amount_to=said.upper,
            other=other.value if other else None,
            worded=said.worded,
            per_resident=said.per_resident,
        )
        self._compared(said, claim, when)
        hold_judgeable(self, claim, said.kind, versus)
        parts = {KIND: said.kind, WHAT: what, WHERE: area, VERSUS: versus, AMOUNT: said.amount}
        given: dict[str, Words] = {part: span for part, span in parts.items() if span} | when
        unsaid = [part for part in (WHAT, WHERE, PERIOD) if part not in given]
        if before is not None and BEFORE not in given:
            unsaid.append(BEFORE)
        quotes = {part: self.quoted(span) for part, span in given.items()}
        return Understood(claim, quotes, tuple(unsaid), self._taken(said, claim))

    def _compared(self, said: KindSaid, claim: Claim, when: Mapping[str, Words]) -> None:
        """Ask whether "higher in Leek" is than before, or than elsewhere."""
        if claim.kind not in (claims.RISEN, claims.FALLEN) or not said.elsewhere or when:
            return
        if claim.area is None or claim.area == claims.EVERY:
            return
        typed = self.text.strip().rstrip(".!?")
        options = [
            Option("Than a year before", f"{typed} compared with the year before"),
            Option("Than in the district", f"{typed} than the district average"),
        ]
        raise self.asked("than before or elsewhere", said.kind, options)

    def _one_season(self) -> None:
        """Ask about seasons set against each other: a test allows for them."""
        named = [place for place, word in enumerate(self.words) if word in SEASONS]
        if len({self.words[place] for place in named}) > 1:
            raise self.asked("seasons", Span(named[0], named[-1] + 1, ""))

    @staticmethod
    def _taken(said: KindSaid, claim: Claim) -> tuple[str, ...]:
        """Return how the claim was taken where it could be meant otherwise."""
        basis = () if said.basis_said else (said.basis,) if said.basis else ()
        changed = ("per resident",) if claim.per_resident else ()
        return (*basis, *changed)

    def _what(self) -> tuple[Span | None, Span | None]:
        """Return what is counted, and what it is set against; nothing where it isn't said."""
        for span in self.of(lexis.WIDER):
            raise self.asked("wider", span, [self._named(span, key) for key in span.value])
        named = self.of(lexis.WHAT)
        other = next((span for span in named if self._behind_than(span)), None)
        rest = [span for span in named if span is not other]
        what = self._one_of(rest)
        if other is None or what is None or other.value == what.value:
            return what or other, None
        return what, other

    def _one_of(self, named: Sequence[Span]) -> Span | None:
        ends = {span.end for span in named if span.value != vocabulary.ALL}
        exact = [
            span
            for span in named
            if span.value != vocabulary.ALL and not (span.value in _GENERAL and span.start in ends)
        ] or named
        if len({span.value for span in exact}) > 1:
            raise Asked("several", "", self._each(exact))
        return exact[0] if exact else None

    def _behind_than(self, span: Span) -> bool:
        """Tell whether what is counted stands straight behind "than": more theft than burglary."""
        ahead = [each for each in self.spans if each.end <= span.start]
        place = span.start
        for each in reversed(ahead):
            if each.end != place or each.role not in (lexis.FILLER, lexis.THAN):
                return False
            if each.role == lexis.THAN:
                return any(one.role == lexis.WHAT for one in ahead)
            place = each.start
        return False

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


_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS)
_GENERAL = (vocabulary.ALL, vocabulary.ALL_CRIME)
"""What may stand behind the name of a kind of incident and says nothing more."""
