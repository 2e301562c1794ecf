"""What no sentence may look like, whatever it says."""

from __future__ import annotations

import re

from moorlands_dash.vocabulary import choices

_ONE = [name for name in choices().values() if not name.endswith("s") and " and " not in name]
_COUNTABLE = (
    r"incidents?|months?|wards?|targets?|actions?|meetings?|hotspots?|places?|cells?|points?|rows?"
    r"|files?|years?|waves?|questions?|people|decisions?|reports?|fires?|items?|duties|duty"
)
_MANY = (
    "incidents|months|wards|targets|actions|meetings|hotspots|places|cells|points|rows|files|years|"
    "waves|questions|people|decisions|reports|fires|items|duties|days|quarters|residents|crimes|"
    "offences|casualties|collisions|names|tests|intervals|categories|districts|others"
)
_BEFORE_ONE = r"(?<![\d,.–-])"

FAULTS: dict[str, re.Pattern[str]] = {
    "a value that isn't there": re.compile(
        r"\bnan\b|\bNaN\b|\bNaT\b|<NA>|(?:[:(“]|, )\s*None\b(?! of| has| is| are| was| lies)"
    ),
    "a brace left": re.compile(r"[{}]"),
    "two blanks": re.compile(r"\S  +\S"),
    "a blank before a mark": re.compile(r"\s[,;:.](?=\s|$)"),
    "two marks": re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|, \.|\(\s*\)|: \."),
    "a range of one number": re.compile(
        r"(?<![\d.,])(\d[\d,.]*) (?:to|and) \1(?![\d,]|\.\d|%| of)"
    ),
    "a range of one month": re.compile(r"\b(\w+ \d{4}) to \1\b"),
    "nothing of them": re.compile(r"(?<![\d.,])0(?:\.0)?% of\b"),
    "one of many": re.compile(rf"{_BEFORE_ONE}1 (?:{_MANY})\b"),
    "one are": re.compile(
        rf"{_BEFORE_ONE}1 (?:\w+ )?(?:{_COUNTABLE}) (?:are|were|have|lie|hold|stand|serve)\b"
    ),
    "many is": re.compile(
        r"(?<![\d,.])(?<!of )(?<!than )(?<!under )(?<!among )(?:[2-9]|\d[\d,]*\d) "
        rf"(?:{_COUNTABLE}) (?:is|was|has|lies|holds|serves)\b"
    ),
    "one kind are": re.compile(rf"(?:^|[:;.] )(?:{'|'.join(map(re.escape, _ONE))}) (?:are|were)\b"),
    "two numbers beside each other": re.compile(r"(?<![\d,.:/–-])\b\d+ \d+(?:\.\d+)?%"),
    "a number not rounded": re.compile(r"\d\.\d{6,}"),
    "a number without commas": re.compile(r"(?<![\d,.\w/:_-])\d{5,}(?![\w/_-])"),
    "a word twice": re.compile(r"\b(?!that\b|had\b)([a-z]+) \1\b"),
    "a before a vowel": re.compile(r"\ba (?=[aeio])(?!one\b|eu|once\b)|\ban (?=[bcdfgjkpqtvwz])"),
}
"""Fault -> how it looks."""


def faults(text: str) -> list[str]:
    """Return the names of the faults of a sentence."""
    return [name for name, look in FAULTS.items() if look.search(text)]
