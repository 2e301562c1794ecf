"""Who sends what, how often, and how long after: the list of suppliers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from fnmatch import fnmatch
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from moorlands_dash.periods import parse_month
from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.sources.model import Every
from moorlands_dash.vocabulary import CATEGORY_BY_KEY


class Supplier(BaseModel):
    """One sender, and what it sends."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)

    sender: Annotated[str, Field(min_length=1, max_length=200)]
    """As its files name it, or as people call it; of street extracts the force."""
    sends: Annotated[list[str], Field(min_length=1)]
    """Sources or categories."""
    every: Every = "month"
    days: Annotated[int, Field(ge=0, le=1000)] = 45
    """Days after the end of the month (quarter, year) within which its file is to come."""
    since: str | None = None
    """First month that it is to send."""
    until: str | None = None
    files: Annotated[str, Field(min_length=1, max_length=100)] | None = None
    """Pattern of the names of its files ("*fly-tipping*"), where its rows don't name it."""

    @field_validator("sends")
    @classmethod
    def _known(cls, keys: list[str]) -> list[str]:
        known = (*SOURCE_BY_KEY, *CATEGORY_BY_KEY)
        for key in keys:
            if key not in known:
                raise ValueError(
                    f"{key!r} is no source or category: choose from {', '.join(known)}"
                )
        return keys

    @field_validator("since", "until")
    @classmethod
    def _a_month(cls, text: str | None) -> str | None:
        if text is not None:
            parse_month(text)
        return text

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        since, until = self.months
        if since > until:
            raise ValueError(
                f"since {self.since} is after until {self.until}: nothing would be "
                "expected; mend one of them"
            )
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the keys of `coverage` that its files stand for: its own name, and categories."""
        keys: list[str] = []
        for key in self.sends:
            if key == STREET:
                keys.append(self.sender)
            elif key in SOURCE_BY_KEY:
                keys += [category.key for category in SOURCE_BY_KEY[key].categories]
            else:
                keys.append(key)
        return tuple(dict.fromkeys(keys))

    @property
    def months(self) -> tuple[date, date]:
        """Return the first and the last month that it is to send."""
        since = parse_month(self.since) if self.since else date.min
        return since, parse_month(self.until) if self.until else date.max

    def sent(self, name: str) -> bool:
        """Tell whether a file's name fits the pattern of this sender's."""
        plain = name.replace("\\", "/").rsplit("/", 1)[-1]
        return bool(self.files) and fnmatch(plain.casefold(), str(self.files).casefold())


def _once(listed: list[Supplier]) -> list[Supplier]:
    seen: set[tuple[str, str]] = set()
    for each in listed:
        for key in each.sources:
            if (each.sender.casefold(), key) in seen:
                raise ValueError(f"{each.sender!r} is listed twice for {key!r}: write it once")
            seen.add((each.sender.casefold(), key))
    return listed


Suppliers = Annotated[list[Supplier], AfterValidator(_once)]
"""The settings' list; what one sender sends stands in it once."""


def sender_of(suppliers: Sequence[Supplier], name: str, sources: Collection[str]) -> str:
    """Return whose file it is by its name, of the suppliers that send any of `sources`.

    "" where no pattern of theirs fits it.
    """
    own = (each for each in suppliers if not set(each.sources).isdisjoint(sources))
    return next((each.sender for each in own if each.sent(name)), "")


def kinds_told(suppliers: Sequence[Supplier], name: str, categories: Sequence[str]) -> list[str]:
    """Return which of some categories a file's sender is to send, by the file's name.

    A supplier without a pattern of names answers for what nobody else is to send.
    """
    told: list[str] = []
    for each in suppliers:
        theirs = [key for key in each.sources if key in categories]
        others = [s for s in suppliers if s is not each and {*s.sources} & {*theirs}]
        if each.sent(name) or (each.files is None and not others):
            told += theirs
    return list(dict.fromkeys(told))
