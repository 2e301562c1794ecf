"""What senders write for the words of a layout, read from `words.toml` beside this module."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("words.toml")
_UNCOUNTED = "uncounted"


@cache
def _written() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def synonyms(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a layout, each with what other systems write for it."""
    found = _written().get(kind, {})
    return {word: tuple(names) for word, names in found.items() if word != _UNCOUNTED}


def uncounted(kind: str) -> tuple[str, ...]:
    """Return what systems that send such files also hold, and is none of the layout's kinds."""
    return tuple(_written().get(kind, {}).get(_UNCOUNTED, ()))
