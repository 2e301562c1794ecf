"""What a typed claim counts: one kind, several together, one of several, or one beside another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from moorlands_dash import vocabulary
from moorlands_dash.claims import lexis
from moorlands_dash.claims.model import Asked, Option, Span, Words
from moorlands_dash.claims.phrases import Phrased
from moorlands_dash.claims.shares import Share
from moorlands_dash.measures.claims import kinds as claims

BESIDE, WHOLE, RANKED = "beside", "whole", "ranked"
"""What the other kind is: set against, what it is a part of, or those that it is ranked among."""
_GENERAL = (vocabulary.ALL, vocabulary.ALL_CRIME)
_JOINED = frozenset({"of", "for", "the", "involving"})
_LISTED = frozenset({"and", "plus", "the", "of", "with", "both", "incidents", "reports", "cases"})
"""Words that may stand between the kinds of a sum."""
_WIDEST = ("problem", "issue")
_OF_KINDS = (*_WIDEST, "category")


@dataclass(frozen=True)
class Named:
    """What is counted, and the other kind that the claim names."""

    what: Span | None = None
    other: Span | None = None
    role: str = ""


def named(read: Phrased, share: Share | None) -> Named:
    """Return what is counted; raise Asked where that is open."""
    for span in read.of(lexis.WIDER):
        raise read.asked("wider", span, [option(read, span, key) for key in span.value])
    found = read.of(lexis.WHAT)
    other = next((span for span in found if _behind_than(read, span)), None)
    if other is not None:
        apart = [span for span in found if span is not other and span.start != other.end]
        what = _one_of(read, apart)
        if what is None or what.value == other.value:
            return Named(what or other)
        return Named(what, other, BESIDE)
    if share is not None and (whole := _whole(read, found)) is not None:
        return _part(read, found, whole)
    if rank := next((s for s in read.of(lexis.KIND) if s.value in claims.KIND_RANKS), None):
        return _among_kinds(read, found, rank)
    _hold_rank_of_kinds(read, found)
    return Named(_one_of(read, found))


def _behind_than(read: Phrased, span: Span) -> bool:
    """Tell whether what is counted stands straight behind "than": more theft than burglary."""
    ahead = [each for each in read.spans if each.end <= span.start]
    place = span.start
    for each in reversed(ahead):
        if each.end != place:
            return False
        than = each.role in (lexis.THAN, lexis.AS) or read.sets_against(each)
        if than:
            return any(one.role == lexis.WHAT and one.end <= each.start for one in ahead)
        if each.role != lexis.FILLER:
            return False
        place = each.start
    return False


def _whole(read: Phrased, found: Sequence[Span]) -> Span | None:
    """Return the kinds that another one is said to be a share of; nothing where there is none."""
    exact = [span for span in found if span.value not in _GENERAL]
    general = [span for span in found if span.value in _GENERAL]
    apart = [s for s in general if exact and not any(_joined(read, s, one) for one in exact)]
    if apart:
        return apart[0]
    keys = {span: set(vocabulary.category_keys(str(span.value))) for span in exact}
    return next(
        (one for one in exact if any(keys[other] < keys[one] for other in exact if other != one)),
        None,
    )


def _part(read: Phrased, found: Sequence[Span], whole: Span) -> Named:
    rest = [span for span in found if span is not whole and span.value not in _GENERAL]
    what = _one_of(read, rest)
    if what is None:
        return Named(whole)
    inside = set(vocabulary.category_keys(str(whole.value)))
    if not set(vocabulary.category_keys(str(what.value))) <= inside:
        options = [Option("All incidents", read.instead(whole, "all incidents"))]
        police = set(vocabulary.category_keys(vocabulary.ALL))
        held = set(vocabulary.category_keys(str(what.value))) <= police
        raise read.asked("no part", what, options if held else ())
    return Named(what, whole, WHOLE)


def _among_kinds(read: Phrased, found: Sequence[Span], rank: Span) -> Named:
    """Return a kind and those that it is ranked among: "the most common crime in Leek"."""
    exact = [span for span in found if span.value not in _GENERAL]
    general = [span for span in found if span.value in _GENERAL and span.start >= rank.end]
    what = _one_of(read, exact)
    if what is None:
        raise read.asked("kinds ranked", rank)
    widest = any(word in _WIDEST for word in read.words[rank.start : rank.end])
    of_kinds = any(word in _OF_KINDS for word in read.words[rank.start : rank.end])
    if not general and not of_kinds:
        raise read.asked("kinds ranked", rank, _either_rank(read, what, rank))
    inside = set(vocabulary.category_keys(vocabulary.ALL_CRIME))
    keys = vocabulary.category_keys(str(what.value))
    if len(keys) > 1 or not set(keys) <= set(vocabulary.POLICE):
        raise read.asked("kinds ranked", rank)
    among = general[0].value if general and not widest else vocabulary.ALL
    crime = set(keys) <= inside and among == vocabulary.ALL_CRIME
    choice = vocabulary.ALL_CRIME if crime else vocabulary.ALL
    words = general[0] if general else rank
    return Named(what, Span(words.start, words.end, lexis.WHAT, choice), RANKED)


def _either_rank(read: Phrased, what: Span, rank: Span) -> list[Option]:
    """Return "burglary is most common in Leek" as a rank of kinds, and of wards."""
    least = rank.value == claims.RAREST
    ends = ("least common crime", "fewest") if least else ("most common crime", "most")
    name = _small(str(what.value))
    return [
        choice
        for place in read.places
        for choice in (
            Option("Of all kinds", f"{name} is the {ends[0]} in {read.quoted(place)}"),
            Option("Of all wards", f"{read.quoted(place)} has the {ends[1]} {name} of all wards"),
        )
    ]


def _hold_rank_of_kinds(read: Phrased, found: Sequence[Span]) -> None:
    """Ask about a kind's rank among all incidents: "ASB had the most incidents in Alton"."""
    exact = [span for span in found if span.value not in _GENERAL]
    apart = _whole(read, found) if exact else None
    for rank in [] if read.of(lexis.OF_WARDS) or apart is None else read.of(lexis.KIND):
        ranked = rank.value in (*claims.RANKS, *claims.NUMBER_RANKS)
        if not ranked or exact[0].start > rank.start:
            continue
        for place in read.places:
            if place.start > rank.end and read.words[place.start - 1] == "in":
                name = _small(str(exact[0].value))
                text = f"{read.quoted(place)} has {read.quoted(rank)} {name}"
                raise read.asked("kinds ranked", rank, [Option(text, text)])


def _one_of(read: Phrased, found: Sequence[Span]) -> Span | None:
    """Return the one kind that is named, or several together."""
    ends = {span.end for span in found if span.value != vocabulary.ALL}
    exact = [
        span
        for span in found
        if span.value != vocabulary.ALL and not (span.value in _GENERAL and span.start in ends)
    ] or list(found)
    exact = [
        span
        for span in exact
        if span.value not in _GENERAL
        or not any(_joined(read, span, one) for one in exact if one.value not in _GENERAL)
    ] or exact
    choices = dict.fromkeys(str(span.value) for span in exact)
    if len(choices) < 2:
        return exact[0] if exact else None
    whole = Span(exact[0].start, exact[-1].end, lexis.WHAT, "")
    if read.of(lexis.TOGETHER) and _listed(read, exact) and _disjoint(list(choices)):
        return Span(whole.start, whole.end, lexis.WHAT, vocabulary.summed(choices))
    raise Asked("several", "", _each(read, exact, whole))


def _listed(read: Phrased, spans: Sequence[Span]) -> bool:
    """Tell whether nothing but "and" stands between the kinds."""
    pairs = pairwise(spans)
    return all(set(read.words[one.end : two.start]) <= _LISTED for one, two in pairs)


def _disjoint(choices: Sequence[str]) -> bool:
    keys = [key for choice in choices for key in vocabulary.category_keys(choice)]
    return len(keys) == len(set(keys))


def _each(read: Phrased, spans: Sequence[Span], whole: Span) -> list[Option]:
    """Return each of several as the only one, and all together, in place of all of them."""
    found: list[Words] = [*read.places, *read.whens]
    inside = read.spans + [Span(words.start, words.end, "") for words in found]
    between = [span for span in inside if whole.start < span.start < whole.end]
    if any(span.role not in (lexis.FILLER, lexis.WHAT) for span in between):
        return []
    choices = list(dict.fromkeys(str(span.value) for span in spans))
    options = [option(read, whole, key) for key in choices]
    if _disjoint(choices) and not read.of(lexis.TOGETHER):
        options.append(option(read, whole, vocabulary.summed(choices)))
    return options


def option(read: Phrased, span: Words, choice: str) -> Option:
    """Return a choice of what to count in place of a span."""
    name = lexis.claim_name(choice)
    inside = name[:1].lower() + name[1:] if span.start else name
    return Option(name, read.instead(span, inside))


def _joined(read: Phrased, one: Words, other: Words) -> bool:
    """Tell whether two names are one: "incidents of burglary", "burglary offences"."""
    first, last = sorted((one, other), key=lambda span: span.start)
    return set(read.words[first.end : last.start]) <= _JOINED


def _small(choice: str) -> str:
    name = lexis.claim_name(choice)
    return name[:1].lower() + name[1:]
