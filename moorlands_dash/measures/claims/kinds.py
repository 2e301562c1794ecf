"""What a claim may be: its kinds, and a claim made definite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from moorlands_dash.periods import Period
from moorlands_dash.ward_groups import together as together
from moorlands_dash.ward_groups import ward_codes as ward_codes

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
PART, PART_OVER, PART_UNDER = "part of", "part over", "part under"
COMMONEST, RAREST = "most common", "least common"
RATE_OF, RATE_OVER, RATE_UNDER = "rate of", "rate over", "rate under"
RECORD_HIGH, RECORD_LOW = "record high", "record low"
SAME, FROM_TO = "about the same", "from one number to another"
RISEN_EACH, FALLEN_EACH = "risen each time", "fallen each time"

UPWARD = (RISEN, DOUBLED, TREBLED, RISEN_BY)
MOVED = (*UPWARD, FALLEN, HALVED, FALLEN_BY)
"""A count that has gone up or down."""
CHANGES = (*MOVED, SAME, FROM_TO)
"""All that is told of two periods."""
RUNS = (RISEN_EACH, FALLEN_EACH)
"""A change in the same direction several times in a row."""
SIZED = (DOUBLED, TREBLED, HALVED, RISEN_BY, FALLEN_BY)
RANKS = (HIGHEST, LOWEST)
"""Of rates, as `NUMBER_RANKS` are of counts."""
NUMBER_RANKS = (MOST, FEWEST)
BESIDE = (HIGHER, LOWER)
"""Of rates, as `NUMBERS_BESIDE` are of counts."""
NUMBERS_BESIDE = (MORE, FEWER)
OF_KINDS = (MORE_OF, FEWER_OF)
"""One kind of incident beside another, in one place."""
SIDES = (*BESIDE, *NUMBERS_BESIDE, *OF_KINDS)
"""Two of anything beside each other: their amount is by how many per cent they are apart."""
UPPER_SIDES = (HIGHER, MORE, MORE_OF)
KIND_RANKS = (COMMONEST, RAREST)
"""Of kinds of incident among each other, in one place."""
COUNTS = (MORE_THAN, FEWER_THAN, EXACTLY, NONE, BETWEEN)
SHARES = (SHARE, SHARE_OVER, SHARE_UNDER)
"""One place's part of the district's, as `PARTS` are one kind's part of several in one place."""
PARTS = (PART, PART_OVER, PART_UNDER)
RATES = (RATE_OF, RATE_OVER, RATE_UNDER)
"""A rate's own value, per 1,000 residents."""
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
    *PARTS,
    *KIND_RANKS,
    *RATES,
    *RECORDS,
    *RUNS,
)
WITH_AMOUNT = (RISEN_BY, FALLEN_BY, MORE_THAN, FEWER_THAN, EXACTLY, BETWEEN, *SHARES, *PARTS,
               *RATES, FROM_TO, *RUNS)  # fmt: skip
OF_WARDS = (*MOVED, *COUNTS)
"""Kinds that may be claimed of every ward."""

DISTRICT, COUNTRY = "district", "country"
"""What a claim may set a place against, besides a ward's code."""
EVERY = "every ward"
"""The area of a claim that is made of each ward by itself."""

_ELSEWHERE = "district:"


@dataclass(frozen=True)
class Claim:
    """What somebody says, made definite."""

    kind: str
    category: str
    """Key of `vocabulary.choices()`, or several as of `vocabulary.summed`."""
    area: str | None
    """A ward's code, a town's as of `together`, or `EVERY`; None is the whole district."""
    period: Period
    before: Period | None = None
    """What a change is counted from; it may be later where the claim looks back."""
    amount: float | None = None
    """Per cent of a change, share or distance; a number of incidents; a rate; turns of a run."""
    versus: str | None = None
    """`DISTRICT`, `COUNTRY`, another district's as of `elsewhere`, or like `area`."""
    amount_to: float | None = None
    """The upper end of `BETWEEN` and of a share from `amount` on; the later number of `FROM_TO`."""
    other: str | None = None
    """The choice that it is set against, or is a part of."""
    worded: bool = False
    """Whether a number is rough, as people round: a share in words ("a third"), "about 100"."""
    per_resident: bool = False
    """Whether a change or a record is said to be of the rate."""
    negated: bool = False
    """Whether it is denied: "has not risen"."""
    place: int = 1
    """Of ranks: the second highest is 2."""
    among: bool = False
    """Whether a rank is among the first so many: "the top three"."""
    each: str = ""
    """Of a count, what time it is for ("month"); of runs, what the turns are."""
    since: date | None = None
    """Of records: the first month of the earliest year that it is set against."""
    by_month: bool = False
    """Whether a record is a month's among all months."""


def elsewhere(district: str) -> str:
    """Return another district as a claim names it."""
    return f"{_ELSEWHERE}{district}"


def other_district(versus: str | None) -> str | None:
    """Return the name of another district that a claim is set against, if it is."""
    found = versus or ""
    return found.removeprefix(_ELSEWHERE) if found.startswith(_ELSEWHERE) else None
