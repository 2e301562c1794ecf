"""What a misspelt name may have meant: names close to it, which are offered and never taken."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ALIKE = 75
"""Of 100, from which on a name is close: a letter wrong in four, words left out or turned round."""


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
