"""What is found in a typed claim, word by word: places, periods, amounts and phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.model import Known, Span, Typed, Words
from moorlands_dash.claims.numbers import find_amounts
from moorlands_dash.claims.periods import BEFORE, PERIOD, When, find_periods
from moorlands_dash.claims.places import Place, find_wards
from moorlands_dash.claims.ranked import find_ranks, joined
from moorlands_dash.claims.runs import find_extreme, find_from_to, find_run
from moorlands_dash.claims.seasons import ranked_months, within_years
from moorlands_dash.claims.tokens import phrase

_AHEAD_OF_A_COUNT = {
    "than",
    "least",
    "most",
    "exactly",
    "precisely",
    "over",
    "above",
    "under",
    "below",
    "exceeded",
}
"""Words behind which a number before what is counted is a count."""


class Phrased(Typed):
    """One text, and all that was found in it."""

    def __init__(self, text: str, known: Known) -> None:
        """Find the places, periods, amounts and phrases of a text, in that order."""
        super().__init__(text)
        self.known = known
        self.denied: Span | None = None
        self.longest = max(map(len, known.lexicon))
        self.taken = [False] * len(self.words)
        self.fixed = self._fixed()
        self.places = [place for place in find_wards(self.words, known.places) if self._free(place)]
        self._take(self.places)
        self._take(self.fixed)
        self.run = find_run(self.words)
        self._take([self.run] if self.run else [])
        extreme = find_extreme(self.words)
        self._take(extreme[:1] if extreme else [])
        sizes = self._sizes()
        apart = [used or place in sizes for place, used in enumerate(self.taken)]
        self.whens = self._told(find_periods(self.words, apart, known.calendar))
        self.whens += [extreme[0]] if extreme else []
        self.whens, season = within_years(self.words, self.whens, known.calendar, self.counted_at)
        self._take([season] if season else [])
        self.whens, self.month_ranked = ranked_months(self.words, self.whens, known.calendar)
        self._take([self.month_ranked] if self.month_ranked else [])
        self._take(self.whens)
        self.from_to, parts, earlier = find_from_to(self.words, self.taken, self.whens)
        self._take([Span(start, end, "") for start, end in parts])
        self.whens = [replace(w, role=BEFORE) if w == earlier else w for w in self.whens]
        self.amounts = find_amounts(self.words, self.taken, self._numbered_at)
        self._take(self.amounts)
        spans = [*self._phrases(), *self.fixed, *([extreme[1]] if extreme else [])]
        ranks = find_ranks(self.words, self.taken, spans)
        self.ranks = dict(ranks)
        self.spans = sorted(joined(spans, ranks), key=lambda span: span.start)

    def _take(self, found: Sequence[Words]) -> None:
        for span in found:
            self.taken[span.start : span.end] = [True] * (span.end - span.start)

    def _free(self, place: Place) -> bool:
        """Tell whether a place's name is no part of a longer phrase: Stafford, Staffordshire."""
        return not any(span.start <= place.start < span.end for span in self.fixed)

    def _fixed(self) -> list[Span]:
        """Return what would be taken apart otherwise: since covid, other districts, per 1,000."""
        roles = (lexis.COVID, lexis.RATE, lexis.WHAT_IT_WAS, lexis.NO)
        found = self._longest(
            lambda role, value: role in roles or (role == lexis.BESIDE and ":" in str(value))
        )
        short = (lexis.RATE, lexis.NO)
        return [span for span in found if span.end - span.start > 1 or span.role not in short]

    def _told(self, whens: Sequence[When]) -> list[When]:
        """Return the periods; one that says when it was so is what it is set against."""
        was = {span.end for span in self.fixed if span.role == lexis.WHAT_IT_WAS}
        return [
            replace(when, role=BEFORE) if when.start in was and when.role == PERIOD else when
            for when in whens
        ]

    def _sizes(self) -> set[int]:
        """Return the words that are counts although they could be years.

        They are written with a comma ("2,021"), or stand between what makes a number a count and
        what is counted ("more than 2021 burglaries").
        """
        before = ["", *self.words]
        return {
            place
            for place, word in enumerate(self.words)
            if word.isdigit()
            and (
                "," in self.quoted(Span(place, place + 1, ""))
                or (before[place] in _AHEAD_OF_A_COUNT and self.counted_at(place + 1))
            )
        }

    def _numbered_at(self, place: int) -> bool:
        """Tell whether a number before a word is a count: what is counted begins, or for what."""
        if self.counted_at(place) or self._role_at(place) == lexis.EACH:
            return True
        if any(span.start == place and span.role == lexis.RATE for span in self.fixed):
            return True
        return self._labelled(place) or self._stated(place)

    def _stated(self, place: int) -> bool:
        """Tell whether the number before a word is what a rate or an average is said to be."""
        if self.words[place - 2 : place - 1] not in (["is"], ["was"], ["at"], ["are"], ["were"]):
            return False
        each = any(self._role_at(at) == lexis.EACH for at in range(place - 1))
        return each or any(span.role == lexis.RATE for span in self.fixed)

    def _labelled(self, place: int) -> bool:
        """Tell whether the number before a word stands behind a colon: "burglaries: 0"."""
        if place < 2:
            return False
        before, number = self.tokens[place - 2], self.tokens[place - 1]
        rest = all(self.taken[place:])
        return rest and ":" in self.text[before.end : number.start]

    def counted_at(self, place: int) -> bool:
        """Tell whether the name of what is counted begins at a word: "burglaries"."""
        if place >= len(self.words):
            return False
        for lead in ("incidents of", "reports of", "cases of", "recorded", "reported"):
            words = phrase(lead)
            if tuple(self.words[place : place + len(words)]) == words:
                place += len(words)
        return self._role_at(place) in (lexis.WHAT, lexis.WIDER, lexis.NOT_HELD)

    def _role_at(self, place: int) -> str:
        """Return the role of the longest phrase that begins at a word; nothing where none does."""
        longest = self.longest
        ahead = (tuple(self.words[place : place + size]) for size in range(longest, 0, -1))
        found = (self.known.lexicon[words] for words in ahead if words in self.known.lexicon)
        return next(found, ("", None))[0]

    def _phrases(self) -> list[Span]:
        """Return the phrases of the lexicon, the longest at each word."""
        found = self._longest(lambda *_: True)
        starts = {place for span in found for place in range(span.start, span.end)}
        every = [
            Span(place, place + 1, lexis.FILLER)
            for place, word in enumerate(self.words)
            if word == "all" and place not in starts and self._all_of_it(place)
        ]
        return [*found, *every]

    def _all_of_it(self, place: int) -> bool:
        """Tell whether "all" stands before what is counted, and says nothing more."""
        if self.taken[place]:
            return False
        after = place + 1 + (self.words[place + 1 : place + 2] == ["of"])
        named = any(each.start == after for each in self.places)
        return named or self.counted_at(place + 1)

    def _longest(self, wanted: Callable[[str, object], bool]) -> list[Span]:
        known = self.known.lexicon
        longest, found, place = self.longest, [], 0
        while place < len(self.words):
            size = next(
                (
                    size
                    for size in range(min(longest, len(self.words) - place), 0, -1)
                    if not any(self.taken[place : place + size])
                    and (words := tuple(self.words[place : place + size])) in known
                    and wanted(*known[words])
                ),
                0,
            )
            if size:
                role, value = known[tuple(self.words[place : place + size])]
                found.append(Span(place, place + size, role, value))
            place += size or 1
        return found

    def of(self, *roles: str) -> list[Span]:
        """Return the phrases of some roles."""
        return [span for span in self.spans if span.role in roles]

    def sets_against(self, span: Span) -> bool:
        """Tell whether a phrase sets what is before it against what follows: "exceeds"."""
        return span.role == lexis.KIND and self.words[span.start] in wordlist.AGAINST


DIRECTIONS = {
    wordlist.UP: wordlist.UP,
    wordlist.MORE_WORD: wordlist.UP,
    wordlist.HIGHER_WORD: wordlist.UP,
    wordlist.DOWN: wordlist.DOWN,
    wordlist.LESS_WORD: wordlist.DOWN,
    wordlist.LOWER_WORD: wordlist.DOWN,
}
"""A direction as it is worded -> which way it goes."""
