"""What is left of a sentence for those who have no use for a command."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"(?:^|(?<=[.!?]) )[A-Z][^.`]*`moorlands-dash[^`]*`[^.`]*\.")
_CLAUSE = re.compile(r"[:;,] (?:load|write|name|make) [^.`]*`moorlands-dash[^`]*`")


def without_commands(text: str) -> str:
    """Return a text without sentences and clauses that tell which command to run.

    "No target is loaded: load one with `moorlands-dash load PATH`." is "No target is loaded."
    """
    return _SENTENCE.sub("", _CLAUSE.sub("", text)).strip()
