"""Claims of a share: most of, half of, 28% of, one in four of the district's are in one place."""

from __future__ import annotations

from dataclasses import dataclass

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis, number_words
from moorlands_dash.claims.model import Span
from moorlands_dash.claims.numbers import ONE_IN, PERCENT, Amount
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.measures.claims import kinds as claims

_HALF_UP = 0.5
"""At least 30 per cent are 29.5, as people round."""
_OF = ("of", "the", "all")


@dataclass(frozen=True)
class Share:
    """A share of the whole, in per cent."""

    span: Span
    size: float
    worded: bool = False
    upper: float | None = None
    """The higher end of "almost half" or "just over a third", of which `size` is the lower."""


def share_of(read: Phrased) -> Share | None:
    """Return the share that a text claims; nothing where its numbers are of something else."""
    for span in read.of(lexis.MAJORITY):
        return _bounded(span, number_words.OVER, 50, worded=False)
    for span in read.of(lexis.KIND):
        if span.value == claims.MOST and _most_of(read, span):
            return _bounded(span, number_words.OVER, 50, worded=False)
    for span in read.of(lexis.FRACTION):
        bound, size = span.value
        if bound != number_words.TO and _of_a_whole(read, span.end) and not of_another(read, span):
            return _bounded(span, bound, size, worded=True)
    for amount in read.amounts:
        if _is_share(read, amount):
            span = Span(amount.start, amount.end, lexis.KIND)
            return _bounded(span, amount.bound, amount.size, worded=amount.kind == ONE_IN)
    return None


def _is_share(read: Phrased, amount: Amount) -> bool:
    return amount.kind == ONE_IN or (amount.kind == PERCENT and _of_a_whole(read, amount.end))


def _of_a_whole(read: Phrased, place: int) -> bool:
    """Tell whether what is counted follows a fraction: "half the ASB", "28% of it"."""
    if any(span.start == place for span in read.of(lexis.WHAT_IT_WAS)):
        return False
    start = place
    while place < len(read.words) and read.words[place] in _OF:
        place += 1
    district = next((s for s in read.of(lexis.PLACE) if s.start <= place < s.end), None)
    place = district.end if district else place
    own = next((each for each in read.places if each.start == place), None)
    place = own.end if own else place
    return place > start and (read.counted_at(place) or read.words[place : place + 1] == ["it"])


def of_another(read: Phrased, span: Span) -> bool:
    """Tell whether a fraction is of another place's rate: "Dane has half the crime of Leek"."""
    ahead = any(place.end <= span.start for place in read.places)
    behind = any(place.start > span.end and read.words[place.start - 1] == "of"
                 for place in read.places)  # fmt: skip
    return ahead and behind


def _most_of(read: Phrased, span: Span) -> bool:
    """Tell whether "most" is most of something: before what is counted, and before the place.

    Or before another kind: "most crime is violence".
    """
    bare = read.words[span.start : span.end] == ["most"]
    ahead = any(place.start < span.start for place in read.places)
    behind = [what for what in read.of(lexis.WHAT) if what.start > span.end]
    apart = len(behind) > 1 and behind[-1].value not in (vocabulary.ALL, vocabulary.ALL_CRIME)
    of_it = bool(read.places) or apart
    return bare and not ahead and of_it and read.counted_at(span.end)


def _bounded(span: Span, bound: str, size: float, *, worded: bool) -> Share:
    kinds = {
        number_words.OVER: claims.SHARE_OVER,
        number_words.AT_LEAST: claims.SHARE_OVER,
        number_words.UNDER: claims.SHARE_UNDER,
    }
    kind = kinds.get(bound, claims.SHARE)
    if bound in number_words.REACH:
        whole = round(number_words.EXACT_FRACTIONS.get(size, size), 1)
        low, high = (round(part * whole, 1) for part in number_words.REACH[bound])
        return Share(Span(span.start, span.end, lexis.KIND, kind), low, upper=high)
    least = size - _HALF_UP if bound == number_words.AT_LEAST else size
    rough = (worded or bound == number_words.ABOUT) and kind == claims.SHARE
    return Share(Span(span.start, span.end, lexis.KIND, kind), least, rough)
