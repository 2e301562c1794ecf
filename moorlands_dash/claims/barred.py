"""What can't be claimed at all: what isn't counted, no date, near a place, one of how many."""

from __future__ import annotations

from moorlands_dash.claims import lexis
from moorlands_dash.claims.leads import among
from moorlands_dash.claims.model import Option, Span, Words
from moorlands_dash.claims.phrases import Phrased

_BEFORE_COVID = 4
"""Years to choose from, the last ones that are whole."""


def hold_claimable(read: Phrased) -> None:
    """Raise Asked about what can't be claimed at all."""
    likely = "likely" in read.words
    _hold_likely(read)
    for span in read.of(lexis.NOT_HELD):
        # Who is more likely to be burgled are residents: that is what a rate is for each of.
        people = span.value == lexis.RESIDENTS
        if not (people and (likely or _who_reports(read, span))):
            told = span.value == lexis.OUTCOMES
            raise read.asked("outcomes" if told else "not held", span)
    for span in read.of(lexis.COVID):
        raise read.asked("covid", span, _years(read, span))
    for span in read.of(lexis.AMONG):
        raise read.asked("one of how many", span, leads=among(read, span))
    for span in read.of(lexis.AROUND):
        raise read.asked("around", span, _within(read, span))
    _hold_by(read)


def _who_reports(read: Phrased, span: Span) -> bool:
    """Tell whether people only say who it happened to: "residents in Dane reported 3 robberies"."""
    ahead: list[Words] = [*read.of(lexis.KIND, lexis.NO, lexis.FRACTION), *read.amounts]
    rest = read.words[span.end :]
    told = next((place for place, word in enumerate(rest) if word in _REPORTED), None)
    if told is None or any(each.end == span.start for each in ahead):
        return False
    inside = range(span.end, span.end + told)
    named = {place for each in read.places for place in range(each.start, each.end)}
    return all(place in named or read.words[place] in ("in", "of") for place in inside)


_REPORTED = ("reported", "suffered", "experienced")


def _hold_likely(read: Phrased) -> None:
    """Ask what is likely where that isn't to be burgled or robbed: "likely to be reported"."""
    whats = {span.start for span in read.of(lexis.WHAT)}
    said: list[Words] = [*read.of(lexis.KIND), *read.amounts]
    for span in said:
        if read.words[span.end - 2 : span.end] == ["to", "be"] and span.end not in whats:
            end = min(span.end + 1, len(read.words))
            raise read.asked("unknown", Span(span.start, end, ""))


def _hold_by(read: Phrased) -> None:
    """Ask about "by" before a place or period, and "up on" a place: near, until, than it."""
    ends = {span.end for span in read.of(lexis.KIND)}
    for span in read.of(lexis.FILLER):
        word = read.words[span.start : span.end]
        beside = any(place.start == span.end for place in read.places)
        if beside and (word == ["by"] or (word == ["on"] and span.start in ends)):
            raise read.asked("around", span, _within(read, span))
        if word == ["by"] and any(when.start == span.end for when in read.whens):
            raise read.asked("until", span, [Option("In it", read.instead(span, "in"))])


def _years(read: Phrased, span: Span) -> list[Option]:
    """Return the years that may have been before or since, of those that are loaded."""
    latest, since = read.known.period, read.known.since or read.known.period.start
    years = [
        year
        for year in range(since.year + (since.month > 1), latest.start.year + 1)
        if read.known.calendar.year(year).end < latest.start
    ][:_BEFORE_COVID]
    texts = {f"Compared with {year}": f"compared with {year}" for year in years}
    texts = texts or {"The year before": "compared with the year before"}
    return [Option(label, read.instead(span, text)) for label, text in texts.items()]


def _within(read: Phrased, span: Span) -> list[Option]:
    """Return the place itself in place of what lies around it."""
    if any(place.start == span.end for place in read.places):
        return [Option("In it", read.instead(span, "in"))]
    return [Option("In the district as a whole", read.instead(span, "in"))]
