"""What a typed claim denies: "has not risen", "no higher than", "no ward had more than"."""

from __future__ import annotations

from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import Asked, Option, Span
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.measures.claims import kinds as claims

_PLAIN = {"isnt": "is", "arent": "are", "hasnt": "has", "havent": "have", "wasnt": "was",
          "werent": "were", "didnt": "did", "doesnt": "does", "dont": "do"}  # fmt: skip
"""A verb that denies -> the same verb that doesn't."""
_COMPLEMENTS = {
    claims.MORE_THAN: (claims.FEWER_THAN, 1.0),
    claims.FEWER_THAN: (claims.MORE_THAN, -1.0),
    claims.NONE: (claims.MORE_THAN, 0.0),
}
"""A count that is denied of every ward -> the count that every ward then has."""


def denial(read: Phrased) -> Span | None:
    """Return the words that deny a claim; raise Asked where more than one do."""
    found = [*read.of(lexis.NEGATIVE), *_no_such(read)]
    found.sort(key=lambda span: span.start)
    if len(found) > 1:
        raise read.asked("negative", found[1], turned(read, found[1]))
    if found and read.words[found[0].start] == "never":
        # "Never falls" is of every year, which isn't what one year's denial says.
        raise read.asked("negative", found[0], turned(read, found[0]))
    if found and (every := read.of(lexis.EVERY, lexis.NO_WARD)):
        raise read.asked("negative", every[0], turned(read, found[0]))
    return found[0] if found else None


def _no_such(read: Phrased) -> list[Span]:
    """Return each "no" that is of what is claimed, and not of what is counted: "no rise"."""
    found = []
    for span in read.of(lexis.NO):
        follows = next_said(read, span.end)
        zero = read.words[span.start] == "zero" and not read.of(lexis.KIND)
        if follows.role in (lexis.KIND, lexis.BEYOND):
            found.append(span)
        elif follows.role != lexis.WHAT and not zero:
            raise read.asked("negative", span, turned(read, span))
    return found


def next_said(read: Phrased, place: int) -> Span:
    """Return the first phrase from a word on that says something."""
    for span in read.spans:
        if span.start == place and span.role != lexis.FILLER:
            return span
        if span.start == place:
            place = span.end
    return Span(place, place, "")


def turned(read: Phrased, span: Span) -> list[Option]:
    """Return the claim without its denial."""
    if span.role == lexis.NO:
        plain = _article(read, span)
    else:
        plain = _PLAIN.get(read.words[span.start], "")
    text = "" if plain is None else read.instead(span, plain)
    return [Option("Turned round", text)] if text else []


def _article(read: Phrased, span: Span) -> str | None:
    """Return "a" or "an" in place of "no"; None where no noun of one follows: "not one of the"."""
    behind = read.words[span.end] if span.end < len(read.words) else ""
    if not behind or behind in ("of", "more", "less", "fewer"):
        return None
    return "an" if behind[0] in "aeiou" else "a"


def of_no_ward(read: Phrased, kind: str, amount: float | None) -> tuple[str, float | None]:
    """Return what every ward has where no ward has what is claimed."""
    span = read.of(lexis.NO_WARD)[0]
    if kind not in _COMPLEMENTS:
        raise read.asked("no ward", span, [Option("Every ward", read.instead(span, "every ward"))])
    named, step = _COMPLEMENTS[kind]
    return named, (amount or 0) + step


def hold_deniable(read: Phrased, kind: str, span: Span) -> None:
    """Raise Asked where the denial of such a claim can't be judged."""
    if kind in (claims.SAME, claims.FROM_TO, *claims.RUNS):
        raise Asked("negative", read.quoted(span), turned(read, span))
