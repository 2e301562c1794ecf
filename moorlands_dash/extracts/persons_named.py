"""Free text that looks as if it told of a person: a name, an address, a number to be rung."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from moorlands_dash.extracts.people import NAME, RANK, in_office

_STREETS = (
    r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|Crescent|Terrace|Place|Row"
    r"|Gardens|Grove|Hill|Walk|Mews|Square|Rise|View|Green|Park|Bank)\b"
)
_TOLD = {
    "an e-mail address": re.compile(r"[^\s@]+@[^\s@]+\.\w+"),
    "a postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", re.IGNORECASE),
    "a telephone number": re.compile(r"(?<!\d)(?:\+44|0)[\s()-]*\d(?:[\s()-]*\d){8,9}(?!\d)"),
    "an address": re.compile(
        rf"\b(?:[Ff]lat\s+\d+|(?:[Nn]o\.?\s*)?\d{{1,4}}[A-Za-z]?,?\s+(?:[A-Z][\w'’-]+\s+){{1,3}}"
        rf"{_STREETS})"
    ),
    "a person's name": re.compile(
        rf"\b(?i:{RANK})\s+{NAME}|(?<![\w.])[A-Z]\.\s?(?:[A-Z]\.\s?)?{NAME}"
    ),
}
_RUN = re.compile(rf"(?<![\w’']){NAME}(?:\s+{NAME})+")
# fmt: off
_NO_PERSON = frozenset((
    "april", "august", "bonfire", "christmas", "day", "december", "february", "friday", "january",
    "july", "june", "march", "may", "monday", "month", "night", "november", "october", "operation",
    "saturday", "september", "sunday", "thursday", "tuesday", "wednesday", "week", "year",
    "behaviour", "burglary", "robbery", "violence", "domestic", "abuse", "damage", "arson",
    "alcohol", "anti", "cameras", "fires", "hate", "knife", "plan", "summary", "report", "review",
    "meeting", "annual", "market", "bus", "station", "library", "hall", "village", "moorlands",
    "england", "wales", "english", "british", "home", "tackling", "reduce", "reducing", "fewer",
    "vehicle", "rural", "taxi", "marshals", "young", "people", "older", "bank", "avenue", "lane",
    "drive", "close",
))
# fmt: on
"""Words of plans that no person is called by: a run of capitals with one of them is no name."""


def told_of(text: str, names: Iterable[str]) -> str | None:
    """Return what a text seems to tell of a person, in words, or None.

    `names` are places and bodies that are known: a run of words with capitals that holds a word of
    one isn't taken for a name, nor is one that holds a word of an office.
    """
    for what, pattern in _TOLD.items():
        for found in pattern.finditer(text):
            if what != "a person's name" or not in_office(found[0].split()[1:]):
                return what
    known = {word.casefold() for name in names for word in re.findall(r"\w[\w'’-]*", name)}
    return "a person's name" if any(_runs(text, known)) else None


def _runs(text: str, known: set[str]) -> Iterator[str]:
    """Yield runs of words with capitals that could be somebody's name."""
    for found in _RUN.finditer(text):
        words = {word.casefold() for word in found[0].split()}
        if not (words & known or words & _NO_PERSON or in_office(words)):
            yield found[0]
