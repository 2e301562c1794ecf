"""What can't be judged as it is said, although its words are known: asked in words of its own.

Leaving such words out would say something else: "apart from Leek South, burglary fell".
"""

from __future__ import annotations

import re

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.calendar import SEASONS
from moorlands_dash.claims.model import Option, Span, Words
from moorlands_dash.claims.number_words import NUMBER, counts_up, value
from moorlands_dash.claims.periods import When
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.shares import share_of
from moorlands_dash.measures.claims import kinds as claims
from moorlands_dash.periods import MONTH_NAMES, Period

_HABITS = frozenset(wordlist.HABITS.split(", "))
_NO_HABIT = ("a", "an", "the", "did", "no", "any", "this", "that", "of")
"""Words before "rise" or "fall" that make it what happened once."""
_BARE = frozenset({*SEASONS, *(name.casefold() for name in MONTH_NAMES)})
_AHEAD = frozenset({"in", "over", "during", "for", "within", "throughout", "across", "of", "the"})
_GENERAL = (vocabulary.ALL, vocabulary.ALL_CRIME)
_RANKS = (*claims.RANKS, *claims.NUMBER_RANKS)
_MULTIPLES = (claims.DOUBLED, claims.TREBLED, claims.HALVED)
_JOINED = frozenset({"of", "for", "the", "involving"})
_ROADS = ("a", "b", "m")
_NUMBER = re.compile(rf"({NUMBER})(?= |$)")
_FROM_TO = re.compile(rf"from {NUMBER} to {NUMBER}(?= |$)")
_NEAR = 0.1


def hold_sayable(read: Phrased) -> None:
    """Raise Asked where words say what no rule judges."""
    for span in read.of(lexis.BEYOND):
        raise read.asked(span.value, span)
    _hold_counts(read)
    _hold_roads(read)
    _hold_habit(read)
    _hold_multiples(read)
    exact, apart = _all_and_one(read)
    if exact and apart:
        _hold_share_of_kinds(read, exact[0], apart[0])
        _hold_rank_of_kinds(read, exact[0])


def _hold_counts(read: Phrased) -> None:
    """Ask about "from 10 to 15", and about numbers that are rough: "nearly two thousand"."""
    for place, word in enumerate(read.words):
        text = " ".join(read.words[place:])
        dated = any(when.start <= place < when.end for when in read.whens)
        if not dated and (m := _FROM_TO.match(text)):
            span = Span(place, place + len(m[0].split()), "")
            plain = Option(f"Without “{read.quoted(span)}”", read.instead(span, ""))
            raise read.asked("from to", span, [plain])
        if word in wordlist.ROUGH and (m := _NUMBER.match(" ".join(read.words[place + 1 :]))):
            span = Span(place, place + 1 + len(m[0].split()), "")
            if counts_up(m[1]) and read.counted_at(span.end):
                raise read.asked("how many exactly", span, _bounds(read, span, value(m[1])))


def _bounds(read: Phrased, span: Span, number: float) -> list[Option]:
    near = round(number * _NEAR)
    words = [f"{bound} {number:,.0f}" for bound in ("exactly", "more than", "fewer than")]
    if near:
        words.append(f"between {number - near:.0f} and {number + near:.0f}")
    return [Option(each[:1].upper() + each[1:], read.instead(span, each)) for each in words]


def _hold_roads(read: Phrased) -> None:
    """Ask about a road, which isn't the number in its name: "the A53"."""
    pairs = zip(read.tokens, read.tokens[1:], strict=False)
    for place, (letter, number) in enumerate(pairs):
        if letter.text in _ROADS and number.text.isdigit() and letter.end == number.start:
            raise read.asked("not held", Span(place, place + 2, ""))


def _hold_multiples(read: Phrased) -> None:
    """Ask about "twice the average", which says by how much a place is above it."""
    starts = {s.start for s in read.of(lexis.BESIDE) if "average" in read.words[s.start : s.end]}
    for span in read.of(lexis.KIND, lexis.FRACTION):
        if span.end in starts and (span.role == lexis.FRACTION or span.value in _MULTIPLES):
            word = "above" if span.value in (claims.DOUBLED, claims.TREBLED) else "below"
            raise read.asked(
                "how much beside", span, [Option(word.capitalize(), read.instead(span, word))]
            )


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


def _all_and_one(read: Phrased) -> tuple[list[Span], list[Span]]:
    """Return the kinds that are named, and all incidents where they are named apart from those."""
    named = read.of(lexis.WHAT)
    exact = [span for span in named if span.value not in _GENERAL]
    general = [span for span in named if span.value in _GENERAL]
    return exact, [s for s in general if not any(_joined(read, s, one) for one in exact)]


def _hold_share_of_kinds(read: Phrased, kind: Span, whole: Span) -> None:
    """Ask about a kind's share of all incidents: "half of the incidents in Leek were burglary"."""
    if (share := share_of(read)) is not None:
        raise read.asked("share of kinds", whole, _in_places(read, share.span, kind))


def _hold_rank_of_kinds(read: Phrased, kind: Span) -> None:
    """Ask about a kind's rank among all incidents: "ASB had the most incidents in Alton"."""
    for rank in [] if read.of(lexis.OF_WARDS) else read.of(lexis.KIND):
        if rank.value not in _RANKS or kind.start > rank.start:
            continue
        for place in read.places:
            if place.start > rank.end and read.words[place.start - 1] == "in":
                text = f"{read.quoted(place)} has {read.quoted(rank)} {_name(kind)}"
                raise read.asked("kinds ranked", rank, [Option(text, text)])


def _joined(read: Phrased, one: Words, other: Words) -> bool:
    """Tell whether two names are one: "incidents of burglary", "burglary offences"."""
    first, last = sorted((one, other), key=lambda span: span.start)
    return set(read.words[first.end : last.start]) <= _JOINED


def _in_places(read: Phrased, share: Span, kind: Span) -> list[Option]:
    """Return the share of the district's that is in the place, which can be judged."""
    name = _name(kind)
    much = read.quoted(share).removesuffix(" of")
    return [
        Option(
            f"How much of the district's {name} is in {read.quoted(place)}",
            f"{much} of {name} is in {read.quoted(place)}",
        )
        for place in read.places
    ]


def _name(kind: Span) -> str:
    name = lexis.claim_name(str(kind.value))
    return name[:1].lower() + name[1:]
