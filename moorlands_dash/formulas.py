"""Text that a spreadsheet would run as a formula, made harmless and read back as it was typed."""

from __future__ import annotations

import re

STARTS_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""What makes a spreadsheet run a text as a formula: also after spaces, also full-width."""

_MARKED = re.compile(r"'+(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def neutralised(text: str) -> str:
    """Return text with an apostrophe before it where a spreadsheet would run it."""
    return f"'{text}" if STARTS_FORMULA.match(text) else text


def marked(text: str) -> str:
    """Return text neutralised so that `as_typed` gives back exactly what it was.

    Typed apostrophes before a formula get one more, or they would be taken for ours.
    """
    return f"'{text}" if STARTS_FORMULA.match(text) or _MARKED.match(text) else text


def as_typed(text: str) -> str:
    """Return what `marked` was given."""
    return text[1:] if _MARKED.match(text) else text
