"""Numbers that are more than one count: of two periods, for each month or resident, in a row."""

from __future__ import annotations

from dataclasses import replace

from moorlands_dash.claims import lexis, wordlist
from moorlands_dash.claims.areas import Located
from moorlands_dash.claims.model import Option, Span
from moorlands_dash.claims.numbers import Amount
from moorlands_dash.claims.periods import SINCE
from moorlands_dash.claims.phrases import DIRECTIONS, Phrased
from moorlands_dash.claims.sides_said import COUNT, RATE, KindSaid
from moorlands_dash.measures.claims import kinds as claims

_RATES = {
    claims.EXACTLY: claims.RATE_OF,
    claims.MORE_THAN: claims.RATE_OVER,
    claims.FEWER_THAN: claims.RATE_UNDER,
}
"""A number -> the same of a rate."""
_MULTIPLES = {claims.DOUBLED: 2, claims.TREBLED: 3, claims.HALVED: 0.5}
"""What the later number of "doubled, from 3 to 6" must at least, or at most, be of the earlier."""


def from_to(read: Located) -> KindSaid:
    """Return a change from one number to another; what is said of its direction must fit."""
    found = read.from_to
    assert found is not None  # nosec B101 # tells the type checker
    span = Span(found.start, found.end, lexis.KIND, claims.FROM_TO)
    for kind in read.of(lexis.KIND, lexis.RATE, lexis.NO, lexis.FRACTION):
        if not _fits(str(kind.value), found.earlier, found.later):
            raise read.asked("two kinds", kind)
    for amount in read.amounts:
        raise read.asked("two amounts", Span(amount.start, amount.end, ""))
    return KindSaid(span, span, found.earlier, found.later, said=COUNT)


def _fits(kind: str, earlier: float, later: float) -> bool:
    """Tell whether two numbers show a direction, or a multiple, that is said of them."""
    if kind in _MULTIPLES:
        size = _MULTIPLES[kind]
        return earlier > 0 and (later >= size * earlier if size > 1 else later <= size * earlier)
    way = wordlist.UP if later > earlier else wordlist.DOWN
    return later != earlier and DIRECTIONS.get(kind) == way


def in_a_row(read: Located, said: KindSaid) -> KindSaid:
    """Return a change that is told of several times in a row: "every year since 2021/22"."""
    run, each = read.run, read.of(lexis.EACH)
    since = any(when.role == SINCE for when in read.whens)
    if run is None and not (each and since and said.kind.value in DIRECTIONS.values()):
        return said
    ways = {wordlist.UP: claims.RISEN_EACH, wordlist.DOWN: claims.FALLEN_EACH}
    words = Span(run.start, run.end, "") if run else each[0]
    if said.kind.value not in ways or said.size is not None:
        raise read.asked("in a row", words)
    kind = replace(said.kind, value=ways[str(said.kind.value)])
    turns = float(run.turns) if run else None
    return replace(
        said, kind=kind, amount=words, size=turns, each=run.each if run else each[0].value
    )


def measured(read: Located, said: KindSaid, amount: Amount | None) -> KindSaid:
    """Return a number that is one for each resident, month, week or day."""
    kind, each = str(said.kind.value), read.of(lexis.EACH)
    if said.each:
        return said
    rough = replace(said, worded=bool(amount and amount.rough))
    half = 0.5 if amount and amount.bound else 0.0
    if amount is not None and amount.value is not None and (each or read.of(lexis.RATE)):
        way = {"at least": -half, "at most": half}.get(amount.bound, 0.0)
        rough = replace(rough, size=amount.value + way)
    for span in read.of(lexis.AVERAGED):
        if not each or kind not in claims.COUNTS:
            raise read.asked("average count", span)
    if each and kind in claims.COUNTS and kind != claims.NONE:
        if len(each) > 1 or read.of(lexis.RATE):
            raise read.asked("each", each[-1])
        _hold_average(read, each[0], kind)
        return replace(rough, each=str(each[0].value), said=COUNT)
    if each:
        raise read.asked("each", each[0])
    if kind in _RATES and read.of(lexis.RATE):
        return replace(rough, kind=replace(said.kind, value=_RATES[kind]), said=RATE)
    if kind == claims.EXACTLY and rough.size == 0:
        return replace(rough, kind=replace(said.kind, value=claims.NONE), size=None)
    if rough.size is not None and kind in claims.COUNTS and not float(rough.size).is_integer():
        raise read.asked("number", said.amount or said.kind)
    return rough


def _hold_average(read: Phrased, each: Span, kind: str) -> None:
    """Ask whether "at least one every week" is of each week by itself, or on average."""
    single = read.words[each.start] in ("every", "each")
    if single and kind != claims.EXACTLY and not read.of(lexis.AVERAGED):
        words = f"a {each.value} on average"
        raise read.asked("on average", each, [Option("On average", read.instead(each, words))])
