"""How likely a column's name means what is asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("headings.toml")
_RANK = 0.002
"""What each place down the list of names takes away."""
_PART, _WORD = 0.80, 0.62
"""Likelihood of a name that holds a known one of several words, or of one."""
_CLOSE = 84
"""Of 100, from which on a name is spelt like another."""


@cache
def _written() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def names_of(kind: str) -> dict[str, list[str]]:
    """Return what senders call the columns of a kind of file; of incidents by their roles."""
    return _written().get(kind, {})


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[str, ...]:
    """Return the words of a column's name: "DateReported" has two."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return tuple(re.findall(r"[a-z0-9]+|[%£#]", parted.casefold()))


def likely(heading: str, column: str, names: Sequence[str]) -> float:
    """Return how likely a heading means a column that senders give some names: 0 to 1."""
    told = words(heading)
    return _likely(told, column, tuple(names)) if told else 0.0


@lru_cache(maxsize=65_536)
def _likely(told: tuple[str, ...], column: str, names: tuple[str, ...]) -> float:
    """Return how likely the words of a heading mean a column.

    Every cell of a file's first lines is asked for every column, and a file more than once.
    """
    # Loaded when a file is learnt, which is seldom.
    from rapidfuzz import fuzz

    known, all_told, joined = _known(names), frozenset(told), "".join(told)
    exact = next((place for place, (own, _, _) in enumerate(known) if own == told), None)
    if exact is not None:
        return 1 - _RANK * exact
    if _never(all_told, column):
        return 0.0
    best = 0.0
    for place, (own, held, text) in enumerate(known):
        drop = _RANK * place
        if held <= all_told:
            part = _PART if len(own) > 1 else _WORD
            best = max(best, part - drop - 0.02 * (len(told) - len(own)))
        elif len(told[0]) > 2 and (ratio := fuzz.ratio(joined, text, score_cutoff=_CLOSE)):
            best = max(best, 0.7 * ratio / 100 - drop)
    return best


@cache
def _known(names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], frozenset[str], str], ...]:
    """Return the words of each known name: in their order, as a set, and without gaps."""
    parted = (words(name) for name in names)
    return tuple((own, frozenset(own), "".join(own)) for own in parted)


def _never(told: frozenset[str], column: str) -> bool:
    """Tell whether a heading has a word that a column never has."""
    never = tuple(_written()["never"].get(column, ()))
    return any(held <= told for _, held, _ in _known(never))
