"""Names spelt in several ways: what is one name for certain, and what may have been meant.

Close names are offered and never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALIKE = 75
"""Of 100, from which on a name is close: a letter wrong in four, words left out or turned round."""

FOOTNOTE = (
    r"\s*(?:\[[^\]]*\]|\((?:[0-9, ]+|notes?\s*[0-9, and]+|[a-z])\)|[*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹]+|"
    r"(?:\bnotes?)?\s*[0-9]+)\s*"
)
"""One mark of a footnote behind a name in a published table, whatever the letter case."""
OF_ALL_FORCES = ("police", "service", "constabulary", "force", "of", "the")
"""Words that tell no police force from another."""
_MOST_MARKS, _LONGEST = 5, 200
_MARK = re.compile(f"{FOOTNOTE}$", re.IGNORECASE)

_ASIDE = re.compile(r"\s*[\[(][^)\]]*[)\]]")
_AREA_WORDS = {
    "ward", "district", "borough", "council", "city", "county", "unitary", "metropolitan",
    "electoral", "division", "the", "of", "ed",
}  # fmt: skip
"""Words that say what kind of area it is, and not which one."""
_SAME_WORD = {"and": "&", "saint": "st", "st.": "st", "upon": "on"}


def without_marks(name: str) -> str:
    """Return a name without the marks of footnotes behind it: [note 1], (1), *, ¹."""
    neat = " ".join(name.split())
    for _ in range(_MOST_MARKS if len(neat) <= _LONGEST else 0):
        neat = _MARK.sub("", neat)
    return neat


def name_key(name: str) -> str:
    """Return a name for joining: letter case, spaces, "&" and marks of footnotes don't matter."""
    return " ".join(without_marks(str(name)).replace("&", " and ").split()).casefold()


def force_key(name: str) -> str:
    """Return a police force's name for joining, however a release spells it.

    "London, City of" is "City of London Police"; "Metropolitan" the "Metropolitan Police Service".
    """
    words = re.split(r"[\W_]+", name_key(name))
    return " ".join(sorted(word for word in words if word and word not in OF_ALL_FORCES))


def area_key(name: str) -> str:
    """Return an area's name for joining, in any usual spelling.

    "Leek North Ward", "LEEK NORTH (Staffordshire Moorlands)" and "Leek - North" are one name.
    """
    neat = _ASIDE.sub("", name.casefold().replace("’", "'").replace("_", " "))
    words = [_SAME_WORD.get(word, word) for word in re.findall(r"[\w&.]+", neat.replace("'", ""))]
    kept = [word for word in words if word not in _AREA_WORDS]
    return " ".join(kept or words)


def close_names(asked: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return those of the known names that are close to what was written, the closest first."""
    # Loaded when something is misspelt, which is seldom.
    from rapidfuzz import fuzz, process

    found = process.extract(
        asked,
        list(dict.fromkeys(known)),
        scorer=fuzz.WRatio,
        processor=_compared,
        score_cutoff=_ALIKE,
        limit=most,
    )
    return [name for name, _, _ in found]


def did_you_mean(asked: str, known: Iterable[str], most: int = 3) -> str:
    """Return "Did you mean Burglary or Robbery?", or nothing where no name is close."""
    close = close_names(asked, known, most)
    return f"Did you mean {' or '.join(close)}?" if close else ""


def _compared(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())
