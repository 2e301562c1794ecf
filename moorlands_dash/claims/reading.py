"""How a typed claim is understood: its parts by rules, or the question that must be asked back.

Every word must be understood; nothing is guessed. What isn't said is taken by default, and said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.areas import Located, Where
from moorlands_dash.claims.barred import hold_claimable
from moorlands_dash.claims.calendar import SEASONS
from moorlands_dash.claims.denials import denial, hold_deniable, of_no_ward
from moorlands_dash.claims.judgeable import hold_judgeable
from moorlands_dash.claims.kinds_said import kind_said
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
from moorlands_dash.claims.named import BESIDE, WHOLE, Named, named
from moorlands_dash.claims.sayable import hold_sayable
from moorlands_dash.claims.shares import share_of
from moorlands_dash.claims.sides_said import KindSaid
from moorlands_dash.claims.times import Timed, Times
from moorlands_dash.claims.tokens import tokens
from moorlands_dash.claims.unknown import hold_known
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.periods import Period


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
    if further := _further(reading):
        reading = _Reading(text, replace(known, period=further))
    try:
        return reading.understood()
    except Asked as asked:
        if asked.question.options or asked.question.leads:
            return asked.question
        return replace(asked.question, leads=leads(reading))


def _further(reading: Located) -> Period | None:
    """Return the latest months of what alone is named, where they reach beyond the others'.

    "Last month" is counted from these.
    """
    found = {reading.known.reach.get(str(span.value)) for span in reading.of(lexis.WHAT)}
    return found.pop() if len(found) == 1 else None


class _Reading(Located):
    """One text, as the claim that its phrases make."""

    def understood(self) -> Understood:
        """Return the claim; raise Asked for the first thing that can't be settled."""
        hold_sayable(self)
        hold_claimable(self)
        hold_known(self)
        self.denied = denial(self)
        share = share_of(self)
        names = named(self, share)
        said = kind_said(self, share, part=names.role == WHOLE)
        said, where = self._located(said, names)
        self._one_season()
        times = Times(self, self.known, self.whens)
        asked = times.settled(said.kind.value, said.comparative, said.each)
        claim = self._claim(said, names, where, asked)
        self._compared(said, claim, asked.said)
        hold_judgeable(self, claim, said.kind, where.versus)
        if self.denied is not None:
            hold_deniable(self, claim.kind, self.denied)
        return self._understood(claim, said, names, where, asked)

    def _located(self, said: KindSaid, names: Named) -> tuple[KindSaid, Where]:
        """Return the claim as one of one place or of two, and where it is about."""
        of_kinds = names.role == BESIDE
        where = self.where(said.kind, of_kinds=of_kinds)
        if where.versus is None:
            said = said.alone(of_kinds=of_kinds)
        elif of_kinds:
            raise self.asked("two kinds", where.versus)
        else:
            said = said.beside(self, where.versus)
        said = said.turned() if where.turned else said
        ranked = said.kind.value in _RANKED
        return said, replace(where, versus=None) if ranked else where

    def _claim(self, said: KindSaid, names: Named, where: Where, asked: Timed) -> Claim:
        kind, amount = str(said.kind.value), said.size
        if self.of(lexis.NO_WARD):
            kind, amount = of_no_ward(self, kind, amount)
        return Claim(
            kind=kind,
            category=str(names.what.value) if names.what else vocabulary.ALL,
            area=where.area.value if where.area else None,
            period=asked.period,
            before=asked.before,
            amount=asked.turns if kind in claims.RUNS else amount,
            versus=where.versus.value if where.versus else None,
            amount_to=said.upper,
            other=str(names.other.value) if names.other else None,
            worded=said.worded,
            per_resident=said.per_resident,
            negated=self.denied is not None,
            place=said.place.number,
            among=said.place.among,
            each=said.each,
            since=asked.since,
            by_month=self._by_month(asked),
        )

    def _by_month(self, asked: Timed) -> bool:
        """Tell whether a record is a month's among all: "the worst month", "peaked in July"."""
        peak = any(self.words[span.start] == "peaked" for span in self.of(lexis.KIND))
        peak = peak and len(asked.period) == 1
        return peak or bool(self.of(lexis.MONTH_RANK, lexis.OF_MONTHS))

    def _understood(
        self, claim: Claim, said: KindSaid, names: Named, where: Where, asked: Timed
    ) -> Understood:
        parts = {
            KIND: said.kind,
            WHAT: names.what,
            WHERE: where.area,
            VERSUS: where.versus,
            AMOUNT: said.amount,
        }
        given: dict[str, Words] = {part: span for part, span in parts.items() if span} | asked.said
        unsaid = [part for part in (WHAT, WHERE, PERIOD) if part not in given]
        if claim.before is not None and BEFORE not in given:
            unsaid.append(BEFORE)
        quotes = {part: self.quoted(span) for part, span in given.items()}
        return Understood(
            claim, quotes, tuple(unsaid), (*self._taken(said, claim), *self._of_police())
        )

    def _of_police(self) -> tuple[str, ...]:
        """Return that what is called reported is the police's, where others are told of it too."""
        named = {str(span.value) for span in self.of(lexis.WHAT)}
        kinds = [c for c in vocabulary.CATEGORIES if c.key in named or c.key in self.known.offered]
        police = {c.theme for c in kinds if c.key in named and c.key in vocabulary.POLICE}
        apart = any(c.theme in police and c.key not in vocabulary.POLICE for c in kinds)
        said = any(word.startswith("report") for word in self.words)
        return ("of the police",) if said and apart and "police" not in self.words else ()

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
        rough = ("rough",) if claim.worded and claim.kind not in _OF_PARTS else ()
        return (*basis, *changed, *rough)


_OF_PARTS = (*claims.SHARES, *claims.PARTS)
_RANKED = (*claims.RANKS, *claims.NUMBER_RANKS)
