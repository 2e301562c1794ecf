"""What a typed claim is read into: its words, the claim as understood, or a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import pandas as pd

from moorlands_dash.claims import lexis, tokens
from moorlands_dash.claims.calendar import Calendar
from moorlands_dash.measures.claims.kinds import Claim
from moorlands_dash.measures.wards.place_search import PlaceNames
from moorlands_dash.periods import Period

MOST_LETTERS = 200
"""Letters that a claim may have."""

KIND, WHAT, WHERE, PERIOD, BEFORE = "kind", "what", "where", "period", "before"
AMOUNT, VERSUS = "amount", "versus"
"""Parts of a claim; all but the kind, amount and what it is set against may be left unsaid."""


@dataclass(frozen=True)
class Known:
    """What a claim can be about."""

    names: pd.DataFrame
    """`name kind ward_code ward_name count`, as place_search reads them."""
    offered: Mapping[str, str]
    """Choices of what to count, key -> name."""
    period: Period
    """The period of a claim that names none."""
    district: str
    country: str
    first_month: int = 4
    others: tuple[str, ...] = ()
    """Districts that ours may be set against."""
    since: date | None = None
    """The first month that is loaded."""
    until: date | None = None
    """The last month that is loaded of anything: a partner's may come after the period."""
    reach: Mapping[str, Period] = field(default_factory=dict)
    """The latest months of what is known further than `period`, by its choice."""
    lexicon: dict[tokens.Phrase, lexis.Meaning] = field(default_factory=dict, repr=False)

    @cached_property
    def places(self) -> PlaceNames:
        """Return the names, ready to be searched."""
        return PlaceNames(self.names)

    @property
    def latest(self) -> date:
        """Return the last month of which anything can be claimed."""
        return max(self.period.end, self.until or self.period.end)

    @property
    def calendar(self) -> Calendar:
        """Return what periods are counted from."""
        return Calendar(self.period.end, self.first_month)


@dataclass(frozen=True)
class Option:
    """One answer to a question: what it is, and the whole claim in its words."""

    label: str
    text: str


@dataclass(frozen=True)
class Question:
    """What must be asked before a claim can be judged."""

    code: str
    about: str = ""
    """The words that it is about, as typed."""
    options: tuple[Option, ...] = ()
    leads: tuple[Claim, ...] = ()
    """Claims that are close to it and can be judged, where no answer is offered."""


@dataclass(frozen=True)
class Understood:
    """A claim, the words that each part stands in, and the parts that weren't said."""

    claim: Claim
    said: dict[str, str]
    assumed: tuple[str, ...]
    taken: tuple[str, ...] = ()
    """How it was taken where it could be meant otherwise; codes of `words.claims.questions`."""


class Words(Protocol):
    """Anything that stands in some of the words."""

    @property
    def start(self) -> int:
        """Return the first of its words."""

    @property
    def end(self) -> int:
        """Return the word behind its last one."""


@dataclass(frozen=True)
class Span:
    """Words with a role, and what they stand for."""

    start: int
    end: int
    role: str
    value: Any = None


class Asked(Exception):  # noqa: N818
    """Raised where a part can't be settled; carries the question."""

    def __init__(
        self,
        code: str,
        about: str = "",
        options: Sequence[Option] = (),
        leads: Sequence[Claim] = (),
    ) -> None:
        """Keep the question."""
        super().__init__(code)
        self.question = Question(code, about, tuple(options), tuple(leads))


class Typed:
    """A text and its words."""

    def __init__(self, text: str) -> None:
        """Take the text apart."""
        self.text, self.tokens = text, tokens.tokens(text)
        self.words = [token.text for token in self.tokens]

    def quoted(self, span: Words) -> str:
        """Return words as they were typed."""
        return self.text[self.tokens[span.start].start : self.tokens[span.end - 1].end]

    def instead(self, span: Words, words: str) -> str:
        """Return the text with other words in place of a span's."""
        start, end = self.tokens[span.start].start, self.tokens[span.end - 1].end
        return " ".join(f"{self.text[:start]}{words}{self.text[end:]}".split())

    def without(self, span: Words) -> Option:
        """Return the text without an adjective or adverb, which leaves a whole sentence."""
        return Option(f"Without “{self.quoted(span)}”", self.instead(span, ""))

    def asked(
        self,
        code: str,
        span: Words,
        options: Sequence[Option] = (),
        leads: Sequence[Claim] = (),
    ) -> Asked:
        """Return the question about a span, to be raised; `leads` are offered as whole claims."""
        return Asked(code, self.quoted(span), options, leads)
