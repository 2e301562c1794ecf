"""Words of a typed claim that nothing is known of: misspelt, a street, a number of something.

What isn't known may be what the claim is about, why, or since when. It is never left out of an
answer that is offered; claims are offered instead that stand by themselves.
"""

from __future__ import annotations

from moorlands_dash.claims import lexis
from moorlands_dash.claims.leads import of_number
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.passed_over import DEGREES
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.places import Place, close_place
from moorlands_dash.claims.suggestions import alternatives
from moorlands_dash.claims.tokens import phrase


def hold_known(read: Phrased) -> None:
    """Raise Asked about words that nothing is known of, all that stand together."""
    used = list(read.taken)
    for span in read.spans:
        used[span.start : span.end] = [True] * (span.end - span.start)
    start = next((place for place, known in enumerate(used) if not known), None)
    if start is None:
        return
    end = next((place for place in range(start, len(used)) if used[place]), len(used))
    span = Span(start, end, "")
    if all(word.replace(".", "").isdigit() for word in read.words[start:end]):
        raise _number(read, span)
    raise _unknown(read, span)


def _unknown(read: Phrased, span: Span) -> Asked:
    """Return the question about unknown words: misspelt, a street, or beyond what is judged."""
    before = next((place for place in read.places if place.end == span.start), None)
    spans = [Span(before.start, span.end, ""), span] if before else [span]
    for each in spans:
        if each is not span and _same(read, each, before):
            continue
        if names := alternatives(read.words[each.start : each.end], read.known):
            options = [Option(name, read.instead(each, name)) for name in names]
            return read.asked("misspelt", each, options)
    place = close_place(" ".join(read.words[span.start : span.end]), read.known.places)
    if place is not None:
        options = [
            Option(row["ward_name"], read.instead(span, row["ward_name"])) for row in place.rows
        ]
        return read.asked(place.code, span, options)
    if read.words[span.start] == "since":
        return read.asked("since when", span)
    if set(read.words[span.start : span.end]) <= set(DEGREES.split(", ")):
        return read.asked("degree", span, [read.without(span)])
    return read.asked("unknown", span)


def _same(read: Phrased, span: Span, place: Place | None) -> bool:
    """Tell whether the place's own name is what comes closest to the words."""
    own = "" if place is None else " ".join(read.words[place.start : place.end])
    names = alternatives(read.words[span.start : span.end], read.known)
    return bool(names) and " ".join(phrase(names[0])) == own


def _number(read: Phrased, span: Span) -> Asked:
    """Return the question about a number: a change in per cent, or how many there were."""
    if "wards" in read.words[span.end : span.end + _NEAR]:
        return read.asked("number of wards", span)
    ends = {each.end for each in read.of(lexis.KIND) if each.value in DIRECTIONS}
    moved = read.words[span.start - 1] == "by" or span.start in ends if span.start else False
    size, counted = float(read.words[span.start]), read.counted_at(span.end)
    if read.words[span.end : span.end + 1] in (["more"], ["fewer"], ["less"]):
        # "30 fewer burglaries than last year" is a change by a count.
        moved = counted = True
    return read.asked("number", span, leads=of_number(read, size, moved=moved, counted=counted))


_NEAR = 4
"""Words within which "wards" makes a number one of them: "20 of our 27 wards"."""
