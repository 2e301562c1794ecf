"""What a check found, in words; never a password or a token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["well", "note", "fault"]
MARKS: dict[State, str] = {"well": "ok    ", "note": "note  ", "fault": "FAULT "}


@dataclass(frozen=True)
class Finding:
    """One line of what the doctor says."""

    state: State
    what: str
    """What was looked at."""
    said: str
    """How it is, and where it isn't well what to do."""

    def __str__(self) -> str:
        """Return the line."""
        return f"{MARKS[self.state]} {self.what}: {self.said}"


def well(what: str, said: str) -> Finding:
    """Return a finding that all is well."""
    return Finding("well", what, said)


def note(what: str, said: str) -> Finding:
    """Return a finding that somebody should know of; the dashboard works all the same."""
    return Finding("note", what, said)


def fault(what: str, said: str) -> Finding:
    """Return a finding that has to be mended."""
    return Finding("fault", what, said)
