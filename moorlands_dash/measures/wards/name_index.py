"""Names made ready to be looked up: written so, beginning so, holding some words, or close."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from heapq import nsmallest

_ALIKE = 75
"""Of 100, from which on a name is close: a letter wrong in four."""
_BEFORE = re.compile(r"^(on or near|near|on|in|at|the)\s+")
_LAST = {
    "st": "street", "rd": "road", "ave": "avenue", "av": "avenue", "ln": "lane", "dr": "drive",
    "cl": "close", "cres": "crescent", "ct": "court", "pl": "place", "sq": "square",
    "gr": "grove", "gdns": "gardens", "ter": "terrace",
}  # fmt: skip
"""How the last word of a street's name is shortened."""
_HIGHEST = "\U0010ffff"


def simple(text: str) -> str:
    """Return a name as it is compared: "On or near High St." is "high street"."""
    words = re.sub(r"[^\w\s]", " ", text.casefold()).split()
    plain = " ".join(words)
    while (shorter := _BEFORE.sub("", plain)) != plain:
        plain = shorter
    return re.sub(r"\bst$", "street", re.sub(r"\brd$", "road", plain))


def spaced_key(text: str) -> str:
    """Return a name as it is compared, its words apart, accents and short forms aside."""
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(one for one in letters if not unicodedata.combining(one))
    plain = simple(text.replace("&", " and "))
    head, _, last = plain.rpartition(" ")
    if head and last in _LAST:
        plain = f"{head} {_LAST[last]}"
    return f"st {plain[6:]}" if plain.startswith("saint ") else plain


def whole_key(text: str) -> str:
    """Return a name without the spaces between its words: "St. John's" is "St Johns"."""
    return spaced_key(text).replace(" ", "")


class NameIndex:
    """Names of rows, each with a rank: of several that fit, the lowest rank is meant first."""

    def __init__(self, names: Sequence[str], ranks: Sequence[int]) -> None:
        """Take a name and a rank a row; the rows are numbered from 0."""
        keys = [spaced_key(name) for name in names]
        best: dict[str, int] = {}
        self._at: dict[str, list[int]] = {}
        for row, (key, rank) in enumerate(zip(keys, ranks, strict=True)):
            if key:
                self._at.setdefault(key.replace(" ", ""), []).append(row)
                best[key] = min(rank, best.get(key, rank))
        self._names = sorted(best, key=lambda key: (best[key], len(key), key))
        """Every name once, those that are meant first before others."""
        self._ranks = [best[key] for key in self._names]
        tails = [(tail, place) for place, name in enumerate(self._names) for tail in _tails(name)]
        tails.sort()
        self._tails = [tail for tail, _ in tails]
        self._places = [place for _, place in tails]

    def rows(self, key: str) -> list[int]:
        """Return the rows of the name with that key, with or without spaces in it."""
        return self._at.get(key.replace(" ", ""), [])

    def beginning(self, key: str, most: int, first: int) -> list[int]:
        """Return the rows of names that begin so, then those of which a later word does.

        All names of a rank up to `first` stand before all others.
        """

        def order(place: int) -> tuple[bool, bool, bool, int]:
            name, later = self._names[place], self._ranks[place] > first
            return later, name != key, not name.startswith(key), place

        return self._of(nsmallest(most, set(self._between(key, key + _HIGHEST)), key=order))

    def holding(self, key: str) -> list[int]:
        """Return the rows of names that hold all of the words, one behind the other."""
        whole = self._between(key, key + "\0")
        return self._of(sorted({*whole, *self._between(f"{key} ", f"{key}!")}))

    def close(self, key: str, most: int) -> list[int]:
        """Return the rows of names that are spelt almost so, the closest first."""
        # Loaded when something is misspelt, which is seldom.
        from rapidfuzz import fuzz, process

        for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
            near = process.extract(key, self._names, scorer=scorer, score_cutoff=_ALIKE, limit=most)
            if near or " " not in key:
                return self._of(place for _, _, place in near)
        return []

    def _between(self, first: str, last: str) -> list[int]:
        """Return the places of the names with a tail from one text up to before another."""
        return self._places[bisect_left(self._tails, first) : bisect_left(self._tails, last)]

    def _of(self, places: Iterable[int]) -> list[int]:
        names = dict.fromkeys(self._names[place] for place in places)
        return list(dict.fromkeys(row for name in names for row in self.rows(name)))


def _tails(name: str) -> list[str]:
    """Return a name from each of its words on, and all of it without spaces."""
    words = name.split()
    found = [" ".join(words[place:]) for place in range(len(words))]
    return [*found, "".join(words)] if len(words) > 1 else found
