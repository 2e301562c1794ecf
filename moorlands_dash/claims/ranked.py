"""Places in a rank: "second highest", "the top three", "one of the five safest"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moorlands_dash.claims import lexis, number_words
from moorlands_dash.claims.model import Span
from moorlands_dash.measures.claims import kinds as claims

RANKED = (*claims.RANKS, *claims.NUMBER_RANKS, *claims.KIND_RANKS)


@dataclass(frozen=True)
class Place:
    """Which place in a rank is claimed, or that it is among the first so many."""

    number: int = 1
    among: bool = False


FIRST = Place()
"""The place that is claimed where no number is said: "the highest"."""


def find_ranks(
    words: Sequence[str], taken: Sequence[bool], spans: Sequence[Span]
) -> list[tuple[Span, Place]]:
    """Return each rank with its number as one span, and the place that they make together.

    `spans` are the phrases that are found; those that a rank takes in lie within its span.
    """
    free = ["" if used else word for word, used in zip(words, taken, strict=True)]
    found = []
    for span in spans:
        if span.role != lexis.KIND or span.value not in RANKED:
            continue
        before = free[span.start - 1] if span.start else ""
        behind = free[span.end] if span.end < len(free) else ""
        if before in number_words.ORDINALS:
            found.append((_with(span, span.start - 1), Place(number_words.ORDINALS[before])))
        elif before in number_words.CARDINALS:
            start = _led(spans, span.start - 1)
            found.append((_with(span, start), Place(number_words.CARDINALS[before], among=True)))
        elif behind in number_words.CARDINALS:
            whole = Span(_led(spans, span.start), span.end + 1, lexis.KIND, span.value)
            found.append((whole, Place(number_words.CARDINALS[behind], among=True)))
    return found


def _with(span: Span, start: int) -> Span:
    return Span(start, span.end, lexis.KIND, span.value)


def _led(spans: Sequence[Span], start: int) -> int:
    """Return the first word of "one of the", where it stands before a rank."""
    lead = next((each for each in spans if each.role == lexis.AMONG and each.end == start), None)
    return lead.start if lead else start


def joined(spans: Sequence[Span], ranks: Sequence[tuple[Span, Place]]) -> list[Span]:
    """Return the spans, each rank in place of the parts that it is made of."""
    inside = {place for span, _ in ranks for place in range(span.start, span.end)}
    rest = [span for span in spans if not inside & set(range(span.start, span.end))]
    return [*rest, *(span for span, _ in ranks)]
