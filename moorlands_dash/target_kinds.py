"""What a target may promise: each kind declared once, with the words for its side and its limit.

A kind says which way a figure is hoped to go; what the figure is (a count, a share, a rate) is said
by what it follows. Pages, papers, sentences and files read this register.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    Row = Mapping[Any, Any] | pd.Series

COUNT, SHARE, RATE = "count", "share", "per_1000"
"""Units of a target's amounts."""
UNITS = (COUNT, SHARE, RATE)

SHARED = "shared"
"""Whose a target is that the members of the partnership hold together."""


@dataclass(frozen=True)
class TargetKind:
    """One kind of promise."""

    key: str
    says: str
    """What it promises, for readers."""
    rises: bool
    """Whether more is better: the target is then the least that is promised."""
    of_answers: bool = False
    """Whether it is written for what an indicator measures, and for no count of incidents."""
    limit: str = "Target"
    """What its amount is called."""

    @property
    def side(self) -> str:
        """Return "at least" or "at most"."""
        return "at least" if self.rises else "at most"


KINDS = (
    TargetKind("reduce", "Reduce the count to the target", rises=False),
    TargetKind(
        "no_worse",
        "Already low: must not rise above the baseline",
        rises=False,
        limit="Ceiling",
    ),
    TargetKind("increase", "Raise the count to the target", rises=True),
    TargetKind(
        "survey_reduce",
        "Reduce the share of people who say they have this problem",
        rises=False,
        of_answers=True,
    ),
    TargetKind(
        "survey_increase",
        "Increase the share of people who say so",
        rises=True,
        of_answers=True,
    ),
)
KIND_BY_KEY = {kind.key: kind for kind in KINDS}

_RECORDED = {
    RATE: ("Lower the rate to the target", "Raise the rate to the target"),
    SHARE: ("Lower the share to the target", "Raise the share to the target"),
}
"""What is promised of a rate or a share that others record, falling and rising."""


def rises(kind: object) -> bool:
    """Tell whether more is better."""
    found = KIND_BY_KEY.get(str(kind))
    return found is not None and found.rises


def side_of(kind: object) -> str:
    """Return "at least" or "at most"."""
    return "at least" if rises(kind) else "at most"


def limit_of(kind: object) -> str:
    """Return what a target's amount is called: Target or Ceiling."""
    found = KIND_BY_KEY.get(str(kind))
    return found.limit if found else "Target"


def unit_of(row: Row) -> str:
    """Return the unit of a target's amounts: a row's own, else that of its kind."""
    unit = row.get("unit")
    if isinstance(unit, str) and unit in UNITS:
        return unit
    return SHARE if str(row.get("kind", "")).startswith("survey") else COUNT


def asked_people(row: Row) -> bool:
    """Tell whether residents' answers decide a target."""
    return unit_of(row) == SHARE and str(row.get("kind", "")).startswith("survey")


def by_period(row: Row) -> bool:
    """Tell whether a target is judged by figures of periods, and not by a count of months."""
    return unit_of(row) != COUNT


def by_year(text: object) -> list[float]:
    """Return the years' own parts of a path of several, as they stand in a file; none if blank."""
    if not isinstance(text, str):
        return []
    return [float(part.replace(",", "")) for part in text.split(";") if part.strip()]


def kind_words(row: Row) -> str:
    """Return what a target promises, for readers."""
    kind = KIND_BY_KEY.get(str(row.get("kind", "")))
    if kind is None:
        return str(row.get("kind", ""))
    unit = unit_of(row)
    if unit == RATE or (unit == SHARE and not kind.of_answers):
        return _RECORDED[unit][kind.rises]
    return kind.says
