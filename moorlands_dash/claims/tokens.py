"""The words and numbers of a typed text, in small letters and without marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?:\bfy\s?|\b)\d{1,4}\s?[/–-]\s?\d{1,4}\b(?![/.-]?\d)"
    r"|\bq[1-4]\b|[a-z]\d{8}\b|\d+(?:,\d+)*(?:\.\d+)?|[%&£]|[^\W\d_]+(?:['’][^\W\d_]+)*",
    re.IGNORECASE,
)
_MARKS = {"%": "percent", "&": "and", "£": "pounds"}
_PAIR = re.compile(r"(fy)?(\d{1,4})([/-])(\d{1,4})")
_POSSESSIVE = re.compile(r"['’]s$")
_FIRST_YEAR = 19
"""Two digits that follow each other are a year from here on, where nothing else tells."""
_VERBS = {
    "its", "thats", "theres", "heres", "whats", "lets", "hes", "shes", "whos", "wheres", "hows",
}  # fmt: skip

_SHORT = {"yr": "year", "yrs": "years", "mth": "month", "mths": "months", "qtr": "quarter",
          "approx": "approximately", "their": "its",
          "pct": "percent", "avg": "average"}  # fmt: skip
"""Words written short -> the whole word."""

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Token:
    """A word or number of a text, and where it stands there."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of a text, in small letters and without marks."""
    return [Token(_plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]


@lru_cache(maxsize=8192)
def phrase(text: str) -> Phrase:
    """Return a text's words; those of the lexicon are taken apart for the first claim alone."""
    return tuple(token.text for token in tokens(text))


def _plain(text: str) -> str:
    if text in _MARKS:
        return _MARKS[text]
    plain = re.sub(r"['’,]", "", text.casefold())
    if plain in _SHORT:
        return _SHORT[plain]
    if _POSSESSIVE.search(text.casefold()) and plain not in _VERBS:
        return plain[:-1]
    return _pair(re.sub(r"\s", "", plain).replace("–", "-"))


def _pair(plain: str) -> str:
    """Return two numbers as the financial year that they name, or as a range: "10-20"."""
    m = _PAIR.fullmatch(plain)
    if m is None:
        return plain
    first, last = m[2], m[4]
    whole = len(first) == 4 and first.startswith("20")
    if whole and len(last) == 4:
        return f"fy{first}/{last[2:]}" if int(last) == int(first) + 1 else plain
    if whole and len(last) == 2:
        return f"fy{first}/{last}"
    # "10-11" is a range of counts, "24/25", "24-25" and "fy10/11" are years.
    dated = bool(m[1]) or m[3] == "/" or int(first) >= _FIRST_YEAR
    if len(first) == len(last) == 2 and int(last) == (int(first) + 1) % 100 and dated:
        return f"fy20{first}/{last}"
    return plain
