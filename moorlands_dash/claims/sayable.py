"""What can't be judged as it is said, although its words are known: asked in words of its own.

Leaving such words out would say something else: "apart from Leek South, burglary fell".
"""

from __future__ import annotations

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.calendar import SEASONS
from moorlands_dash.claims.leads import in_order
from moorlands_dash.claims.model import Option, Span
from moorlands_dash.claims.periods import When
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.periods import MONTH_NAMES, Period

_HABITS = frozenset(wordlist.HABITS.split(", "))
_NO_HABIT = ("a", "an", "the", "did", "no", "any", "this", "that", "of")
"""Words before "rise" or "fall" that make it what happened once."""
_BARE = frozenset({*SEASONS, *(name.casefold() for name in MONTH_NAMES)})
_AHEAD = frozenset({"in", "over", "during", "for", "within", "throughout", "across", "of", "the"})
_ROADS = ("a", "b", "m")


def hold_sayable(read: Phrased) -> None:
    """Raise Asked where words say what no rule judges."""
    for span in read.of(lexis.BEYOND):
        raise read.asked(span.value, span, leads=in_order(read) if span.value == "order" else ())
    _hold_roads(read)
    _hold_habit(read)


def _hold_roads(read: Phrased) -> None:
    """Ask about a road, which isn't the number in its name: "the A53"."""
    pairs = zip(read.tokens, read.tokens[1:], strict=False)
    for place, (letter, number) in enumerate(pairs):
        if letter.text in _ROADS and number.text.isdigit() and letter.end == number.start:
            raise read.asked("not held", Span(place, place + 2, ""))


def _hold_habit(read: Phrased) -> None:
    """Ask about what happens every year: "burglary goes up in winter"."""
    habits = [span for span in read.of(lexis.KIND) if _is_habit(read, span)]
    for when in read.whens if habits else []:
        words = set(read.words[when.start : when.end])
        if words & _BARE and words <= _BARE | _AHEAD:
            raise read.asked("habit", when, _single(read, when))


def _is_habit(read: Phrased, span: Span) -> bool:
    before = read.words[span.start - 1] if span.start else ""
    return " ".join(read.words[span.start : span.end]) in _HABITS and before not in _NO_HABIT


def _single(read: Phrased, when: When) -> list[Option]:
    """Return the claim of each period that the words may name."""
    periods = [each for each in when.readings if isinstance(each, Period)]
    return [Option(f"In {each}", read.instead(when, f"in {each}")) for each in periods]
