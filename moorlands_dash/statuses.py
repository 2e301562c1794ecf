"""What a target may be called: each status's band, word, sign, colour and sentences, said once.

Pages, print, slides, workbook, leaflets and sentences read this register. A new status is a row
here and, where a chance decides it, its threshold in the settings (`partnership.Status`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Meaning = Literal["worse", "ours", "quiet", "better"]
"""Colours of the palette (`charts.theme.Palette`): light, dark, and light again in print."""

Section = Literal["exceptions", "watch", "cannot tell", "on course"]
"""Parts of overview and pack, the one that needs most attention first."""


@dataclass(frozen=True)
class Mark:
    """A word of a target, with what stands beside it: never the colour alone."""

    word: str
    """As tables hold it and sentences write it."""
    sign: str
    """One character of Liberation Sans and Arial, told from the others without colour."""
    meaning: Meaning
    phrases: tuple[str, str]
    """What one target, and what several, are said to be."""

    def __post_init__(self) -> None:
        """Hold that nothing is left out."""
        whole = all((self.word, *self.phrases)) and len(self.phrases) == 2
        if not whole or len(self.sign) != 1 or self.meaning not in get_args(Meaning):
            raise ValueError(f"{self.word!r} is not wholly declared: word, sign, colour, phrases")

    @property
    def head(self) -> str:
        """The word at the start of a line: "At risk"."""
        return self.word.capitalize()


@dataclass(frozen=True)
class Status(Mark):
    """What a target that runs, or is over, may be."""

    section: Section
    told: str
    """What the partnership says to the public."""
    rule: str = ""
    """When it is so, where no chance decides."""
    least: str | None = None
    """Setting that holds the least chance of it; "" for the lowest; None: no chance decides."""

    def __post_init__(self) -> None:
        """Hold that nothing is left out."""
        super().__post_init__()
        if self.section not in get_args(Section) or not self.told.endswith("."):
            raise ValueError(f"{self.word!r} is not wholly declared: no section or sentence")
        if bool(self.rule) == (self.least is not None):
            raise ValueError(f"{self.word!r} is not wholly declared: a rule or a least chance")


MISSED = Status(
    "missed",
    "×",
    "worse",
    ("was missed", "were missed"),
    "exceptions",
    "We have missed it.",
    rule="the limit is passed, for certain; or a rise is not reached by the end",
)
UNLIKELY = Status(
    "unlikely",
    "■",
    "worse",
    ("is unlikely to be met", "are unlikely to be met"),
    "exceptions",
    "We will probably miss it.",
    least="",
)
AT_RISK = Status(
    "at risk",
    "!",
    "worse",
    ("is at risk", "are at risk"),
    "exceptions",
    "We may well miss it.",
    least="at_risk",
)
WATCH = Status(
    "watch",
    "◊",
    "ours",
    ("is to be watched", "are to be watched"),
    "watch",
    "It could go either way.",
    least="watch",
)
CANNOT_TELL = Status(
    "cannot tell",
    "?",
    "quiet",
    ("can't be told", "can't be told"),
    "cannot tell",
    "We can't tell yet.",
    rule="months missing, or under 24 months of history",
)
ON_COURSE = Status(
    "on course",
    "►",
    "better",
    ("is on course", "are on course"),
    "on course",
    "We are on course.",
    least="on_course",
)
MET = Status(
    "met",
    "√",
    "better",
    ("was met", "were met"),
    "on course",
    "We have met it.",
    rule="the period is over, the limit not passed; or a rise is reached",
)

STATUSES = (MISSED, UNLIKELY, AT_RISK, WATCH, CANNOT_TELL, ON_COURSE, MET)
"""Every status, the one that needs most attention first."""

WORSE = Mark("worse", "▲", "worse", ("got worse", "got worse"))
NOT_SHOWN = Mark("not shown", "=", "quiet", ("shows nothing either way", "show nothing either way"))
HELD = Mark("held", "≤", "better", ("was held", "were held"))

JUDGEMENTS = (WORSE, NOT_SHOWN, HELD)
"""Whether a count that is to be no worse shows that it is: said beside its status, never for it."""

RESULTS = (MISSED, CANNOT_TELL, MET)
"""What came of a target whose year is over, the one that needs most attention first."""


def checked(marks: Iterable[Mark]) -> dict[str, Mark]:
    """Return each mark by its word; raise ValueError where two share word or sign."""
    found = list(dict.fromkeys(marks))
    for name in ("word", "sign"):
        values = [getattr(mark, name) for mark in found]
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            raise ValueError(f"Two statuses have the same {name}: {', '.join(sorted(twice))}")
    return {mark.word: mark for mark in found}


MARK_BY_WORD: Mapping[str, Mark] = checked((*STATUSES, *JUDGEMENTS))
STATUS_BY_WORD = {status.word: status for status in STATUSES}
WORDS = tuple(STATUS_BY_WORD)

THRESHOLDS = tuple(status.least for status in reversed(STATUSES) if status.least)
"""Settings that part the statuses by chance, the highest first."""


def urgency(word: str) -> int:
    """Return the place of a status in their order: the one that needs most attention first."""
    return WORDS.index(word)


def within(section: Section) -> tuple[str, ...]:
    """Return the words of the statuses of a section."""
    return tuple(status.word for status in STATUSES if status.section == section)


EXCEPTIONS = within("exceptions")
"""Statuses that the group must hear of."""

GOING_WELL = within("on course")


def by_chance() -> tuple[Status, ...]:
    """Return the statuses that a chance decides, the best first."""
    return tuple(status for status in reversed(STATUSES) if status.least is not None)


if sum(status.least == "" for status in STATUSES) != 1:
    raise ValueError("One status, and one only, is that of the lowest chances")
