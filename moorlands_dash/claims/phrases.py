"""What is found in a typed claim, word by word; what can't be claimed or isn't known is asked."""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import Asked, Known, Option, Span, Typed, Words
from moorlands_dash.claims.numbers import find_amounts
from moorlands_dash.claims.periods import find_periods
from moorlands_dash.claims.places import close_place, find_wards

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
}
"""Words behind which a number before what is counted is a count."""


class Phrased(Typed):
    """One text, and all that was found in it."""

    def __init__(self, text: str, known: Known) -> None:
        """Find the places, periods, amounts and phrases of a text, in that order."""
        super().__init__(text)
        self.known = known
        self.taken = [False] * len(self.words)
        self.places = find_wards(self.words, known.names)
        self._take(self.places)
        sizes = self._sizes()
        apart = [used or place in sizes for place, used in enumerate(self.taken)]
        self.whens = find_periods(self.words, apart, known.calendar)
        self._take(self.whens)
        self.amounts = find_amounts(self.words, self.taken)
        self._take(self.amounts)
        self.spans = self._phrases()

    def _take(self, found: Sequence[Words]) -> None:
        for span in found:
            self.taken[span.start : span.end] = [True] * (span.end - span.start)

    def _sizes(self) -> set[int]:
        """Return the words that are counts although they could be years.

        They are written with a comma ("2,021"), or stand between what makes a number a count and
        what is counted ("more than 2021 burglaries").
        """
        counted = {
            phrase[0] for phrase, (role, _) in self.known.lexicon.items() if role == lexis.WHAT
        }
        before, after = ["", *self.words], [*self.words[1:], ""]
        return {
            place
            for place, word in enumerate(self.words)
            if word.isdigit()
            and (
                "," in self.quoted(Span(place, place + 1, ""))
                or (before[place] in _AHEAD_OF_A_COUNT and after[place] in counted)
            )
        }

    def _phrases(self) -> list[Span]:
        """Return the phrases of the lexicon, the longest at each word."""
        longest, found, place = max(map(len, self.known.lexicon)), [], 0
        while place < len(self.words):
            size = next(
                (
                    size
                    for size in range(min(longest, len(self.words) - place), 0, -1)
                    if not any(self.taken[place : place + size])
                    and tuple(self.words[place : place + size]) in self.known.lexicon
                ),
                0,
            )
            if size:
                role, value = self.known.lexicon[tuple(self.words[place : place + size])]
                found.append(Span(place, place + size, role, value))
            place += size or 1
        return found

    def of(self, role: str) -> list[Span]:
        """Return the phrases of a role."""
        return [span for span in self.spans if span.role == role]

    def barred(self) -> None:
        """Ask about what can't be claimed at all."""
        for span in self.of(lexis.NOT_HELD):
            raise Asked("not held", str(span.value))
        for role in (lexis.UNCHANGED, lexis.NEGATIVE):
            for span in self.of(role):
                raise self.asked(role, span)
        for span in self.of(lexis.NO):
            if self._next(span.end).role != lexis.WHAT:
                raise self.asked(lexis.NEGATIVE, span)

    def _next(self, place: int) -> Span:
        """Return the first phrase from a word on that says something."""
        for span in self.spans:
            if span.start == place and span.role != lexis.FILLER:
                return span
            if span.start == place:
                place = span.end
        return Span(place, place, "")

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
        place = close_place(" ".join(self.words[start:end]), self.known.names)
        if place is not None:
            options = [
                Option(row["ward_name"], self.instead(span, row["ward_name"])) for row in place.rows
            ]
            raise self.asked(place.code, span, options)
        raise self.asked("unknown", span)

    def _numbers(self, span: Span) -> list[Option]:
        number = self.quoted(span)
        return [
            Option(f"{number} per cent", self.instead(span, f"{number}%")),
            Option(f"More than {number}", self.instead(span, f"more than {number}")),
            Option(f"Exactly {number}", self.instead(span, f"exactly {number}")),
        ]
