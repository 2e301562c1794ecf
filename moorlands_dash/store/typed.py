"""Text that somebody types into a record kept for good and shown to everybody."""

from __future__ import annotations

import re
from datetime import UTC, datetime

LONGEST = 500
"""Characters of what was decided, of a reason, and of a note."""

TIME = "%Y-%m-%dT%H:%M:%SZ"
"""How a record writes a time."""

_PERSONAL = (
    ("an e-mail address", re.compile(r"\S@\S+\.\w|\b[\w.+-]+@\w")),
    (
        "a telephone number",
        re.compile(r"(?!\d\d-\d\d-\d{4})(?:\+\s?44|\(?\b0)[\s()-]*(?:\d[\s()-]*){8,}\d"),
    ),
    ("a postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)),
    (
        "the name of a person",
        re.compile(
            r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|P[Cc]|PCSO|Sgt|Sergeant|Insp|Inspector|Supt|"
            r"Superintendent|Constable|Cllr|Councillor|Rev)\b\.?\s+(?:[A-Z]\.?\s*)?[A-Z][a-z]+"
        ),
    ),
)


def tidied(text: str) -> str:
    """Return text as one line: line breaks and characters that can't be seen become spaces."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def fault(name: str, text: str) -> str:
    """Return in words why a text can't be kept, or "" where it can."""
    if len(text) > LONGEST:
        return (
            f"{name} is {len(text):,} characters long: shorten it to {LONGEST}; a report can "
            "hold the rest."
        )
    for what, pattern in _PERSONAL:
        if pattern.search(text):
            return (
                f"{name} seems to hold {what}. Entries are kept for good and everybody can "
                "read them: name the organisation or the post instead."
            )
    return ""


def reasoned(text: str, least: int, wanted: str, error: type[Exception]) -> str:
    """Return a reason as one line; raise `error`, in words, where it says too little or too much.

    `wanted` asks for a reason of at least so many characters.
    """
    found = tidied(text)
    if len(found) < least:
        raise error(wanted)
    if wrong := fault("The reason", found):
        raise error(wrong)
    return found


def as_time(text: str) -> datetime:
    """Return the time that a record wrote; raise ValueError for anything else."""
    return datetime.strptime(text, TIME).replace(tzinfo=UTC)
