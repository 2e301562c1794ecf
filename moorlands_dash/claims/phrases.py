"""What is found in a typed claim, word by word; what can't be claimed or isn't known is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.model import Asked, Known, Option, Span, Typed, Words
from moorlands_dash.claims.numbers import find_amounts
from moorlands_dash.claims.periods import BEFORE, PERIOD, When, find_periods
from moorlands_dash.claims.places import Place, close_place, find_wards
from moorlands_dash.claims.ranked import find_ranks, joined
from moorlands_dash.claims.runs import find_extreme, find_from_to, find_run
from moorlands_dash.claims.seasons import within_years
from moorlands_dash.claims.suggestions import alternatives
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

_BEFORE_COVID = 4
"""Years to choose from, the last ones that are whole."""


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

    def barred(self) -> None:
        """Ask about what can't be claimed at all."""
        for span in self.of(lexis.NOT_HELD):
            raise self.asked("not held", span)
        for span in self.of(lexis.COVID):
            raise self.asked("covid", span, self._years(span))
        self._not_by()
        for span in self.of(lexis.AMONG):
            plain = Option(f"Without “{self.quoted(span)}”", self.instead(span, ""))
            raise self.asked("unknown", span, [plain])
        for span in self.of(lexis.AROUND):
            raise self.asked("around", span, self._within(span))

    def _not_by(self) -> None:
        """Ask about "by" before a place or period, and "up on" a place: near, until, than it."""
        ends = {span.end for span in self.of(lexis.KIND)}
        for span in self.of(lexis.FILLER):
            word = self.words[span.start : span.end]
            beside = any(place.start == span.end for place in self.places)
            if beside and (word == ["by"] or (word == ["on"] and span.start in ends)):
                raise self.asked("around", span, self._within(span))
            if word == ["by"] and any(when.start == span.end for when in self.whens):
                raise self.asked("unknown", span, [Option("In it", self.instead(span, "in"))])

    def _years(self, span: Span) -> list[Option]:
        """Return the years that may have been before or since, of those that are loaded."""
        latest, since = self.known.period, self.known.since or self.known.period.start
        years = [
            year
            for year in range(since.year + (since.month > 1), latest.start.year + 1)
            if self.known.calendar.year(year).end < latest.start
        ][:_BEFORE_COVID]
        texts = {f"Compared with {year}": f"compared with {year}" for year in years}
        texts = texts or {"The year before": "compared with the year before"}
        return [Option(label, self.instead(span, text)) for label, text in texts.items()]

    def _within(self, span: Span) -> list[Option]:
        """Return the place itself in place of what lies around it."""
        if any(place.start == span.end for place in self.places):
            return [Option("In it", self.instead(span, "in"))]
        return [Option("In the district as a whole", self.instead(span, "in"))]

    def unknown(self) -> None:
        """Ask about words that nothing is known of, all that stand together."""
        used = list(self.taken)
        for span in self.spans:
            used[span.start : span.end] = [True] * (span.end - span.start)
        start = next((place for place, known in enumerate(used) if not known), None)
        if start is None:
            return
        end = next((p for p in range(start, len(used)) if used[p]), len(used))
        span = Span(start, end, "")
        if all(word.replace(".", "").isdigit() for word in self.words[start:end]):
            raise self.asked("number", span, self._numbers(span))
        raise self._unknown(span)

    def _unknown(self, span: Span) -> Asked:
        """Return the question about unknown words: misspelt, a street, or to be left out."""
        before = next((place for place in self.places if place.end == span.start), None)
        spans = [Span(before.start, span.end, ""), span] if before else [span]
        for each in spans:
            if each is not span and self._same(each, before):
                continue
            if names := alternatives(self.words[each.start : each.end], self.known):
                options = [Option(name, self.instead(each, name)) for name in names]
                return self.asked("misspelt", each, options)
        place = close_place(" ".join(self.words[span.start : span.end]), self.known.places)
        if place is not None:
            options = [
                Option(row["ward_name"], self.instead(span, row["ward_name"])) for row in place.rows
            ]
            return self.asked(place.code, span, options)
        words = self.quoted(span)
        return self.asked("unknown", span, [Option(f"Without “{words}”", self.instead(span, ""))])

    def _same(self, span: Span, place: Place | None) -> bool:
        """Tell whether the place's own name is what comes closest to the words."""
        own = "" if place is None else " ".join(self.words[place.start : place.end])
        names = alternatives(self.words[span.start : span.end], self.known)
        return bool(names) and " ".join(phrase(names[0])) == own

    def _numbers(self, span: Span) -> list[Option]:
        number = self.quoted(span)
        return [
            Option(f"{number} per cent", self.instead(span, f"{number}%")),
            Option(f"More than {number}", self.instead(span, f"more than {number}")),
            Option(f"Exactly {number}", self.instead(span, f"exactly {number}")),
        ]


DIRECTIONS = {
    wordlist.UP: wordlist.UP,
    wordlist.MORE_WORD: wordlist.UP,
    wordlist.HIGHER_WORD: wordlist.UP,
    wordlist.DOWN: wordlist.DOWN,
    wordlist.LESS_WORD: wordlist.DOWN,
    wordlist.LOWER_WORD: wordlist.DOWN,
}
"""A direction as it is worded -> which way it goes."""
