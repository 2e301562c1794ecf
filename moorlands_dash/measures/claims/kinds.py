"""What a claim may be: its kinds, and a claim made definite."""

from __future__ import annotations

from dataclasses import dataclass

from moorlands_dash.periods import Period

RISEN, FALLEN = "risen", "fallen"
DOUBLED, TREBLED, HALVED = "doubled", "trebled", "halved"
RISEN_BY, FALLEN_BY = "risen by", "fallen by"
HIGHEST, LOWEST = "highest", "lowest"
MOST, FEWEST = "most", "fewest"
HIGHER, LOWER = "higher than", "lower than"
MORE, FEWER = "more in number", "fewer in number"
MORE_OF, FEWER_OF = "more of", "fewer of"
MORE_THAN, FEWER_THAN, EXACTLY, NONE = "more than", "fewer than", "exactly", "none"
BETWEEN = "between"
SHARE, SHARE_OVER, SHARE_UNDER = "share of", "share over", "share under"
RECORD_HIGH, RECORD_LOW = "record high", "record low"

UPWARD = (RISEN, DOUBLED, TREBLED, RISEN_BY)
CHANGES = (*UPWARD, FALLEN, HALVED, FALLEN_BY)
SIZED = (DOUBLED, TREBLED, HALVED, RISEN_BY, FALLEN_BY)
RANKS = (HIGHEST, LOWEST)
"""Of rates, as `NUMBER_RANKS` are of counts."""
NUMBER_RANKS = (MOST, FEWEST)
BESIDE = (HIGHER, LOWER)
"""Of rates, as `NUMBERS_BESIDE` are of counts."""
NUMBERS_BESIDE = (MORE, FEWER)
OF_KINDS = (MORE_OF, FEWER_OF)
"""One kind of incident beside another, in one place."""
COUNTS = (MORE_THAN, FEWER_THAN, EXACTLY, NONE, BETWEEN)
SHARES = (SHARE, SHARE_OVER, SHARE_UNDER)
RECORDS = (RECORD_HIGH, RECORD_LOW)
KINDS = (
    *CHANGES,
    *RANKS,
    *NUMBER_RANKS,
    *BESIDE,
    *NUMBERS_BESIDE,
    *OF_KINDS,
    *COUNTS,
    *SHARES,
    *RECORDS,
)
WITH_AMOUNT = (RISEN_BY, FALLEN_BY, MORE_THAN, FEWER_THAN, EXACTLY, BETWEEN, *SHARES)
OF_WARDS = (*CHANGES, *COUNTS)
"""Kinds that may be claimed of every ward."""

DISTRICT, COUNTRY = "district", "country"
"""What a claim may set a place against, besides a ward's code."""
EVERY = "every ward"
"""The area of a claim that is made of each ward by itself."""

_ELSEWHERE = "district:"
_JOIN = "+"


@dataclass(frozen=True)
class Claim:
    """What somebody says, made definite."""

    kind: str
    category: str
    """Key of `vocabulary.choices()`."""
    area: str | None
    """A ward's code, a town's as of `together`, or `EVERY`; None is the whole district."""
    period: Period
    before: Period | None = None
    """What a change is counted from; it may be later where the claim looks back."""
    amount: float | None = None
    """Per cent of a change or a share, or a number of incidents."""
    versus: str | None = None
    """`DISTRICT`, `COUNTRY`, another district's as of `elsewhere`, or like `area`."""
    amount_to: float | None = None
    """The upper end of `BETWEEN`."""
    other: str | None = None
    """The choice that `MORE_OF` and `FEWER_OF` set it against."""
    worded: bool = False
    """Whether a share is a fraction in words, which people round: "a third"."""
    per_resident: bool = False
    """Whether a change or a record is said to be of the rate."""


def together(codes: list[str]) -> str:
    """Return the area that wards are together."""
    return _JOIN.join(sorted(codes))


def ward_codes(area: str) -> list[str]:
    """Return the wards that an area is made of."""
    return area.split(_JOIN)


def elsewhere(district: str) -> str:
    """Return another district as a claim names it."""
    return f"{_ELSEWHERE}{district}"


def other_district(versus: str | None) -> str | None:
    """Return the name of another district that a claim is set against, if it is."""
    found = versus or ""
    return found.removeprefix(_ELSEWHERE) if found.startswith(_ELSEWHERE) else None
