"""Where incidents come from: one row a source, read by captions, notes, downloads and methods.

A new source of incidents is a row here, its categories in `vocabulary.py`, and a reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Points = Literal["snapped", "exact"]


@dataclass(frozen=True)
class Source:
    """One kind of account of what happened."""

    key: str
    title: str
    """In a list."""
    name: str
    """As captions give it after "Source:"."""
    sender: str
    """Whose files they are, within a sentence: "no file of ... is loaded"."""
    unit: str
    """One of what is counted, within a sentence."""
    points: Points
    """Snapped: moved to a nearby anonymous point, so that no house or street can be told."""
    caveat: str
    elsewhere: bool
    """Whether its files tell of the force's other districts too."""
    licence: str


STREET = "street"

_OWN = "Belongs to the partner who sent it; ask before you publish"
_REPORTED = (
    "These are reports, not a survey: places where people report more readily, or where officers "
    "look, have more of them."
)

SOURCES = (
    Source(
        key=STREET,
        title="Street-level extracts",
        name="Street-level extracts as published on data.police.uk",
        sender="the police force",
        unit="incident",
        points="snapped",
        caveat="The police move each incident to a nearby anonymous point before they publish it.",
        elsewhere=True,
        licence="Open Government Licence v3.0; contains data from data.police.uk",
    ),
    Source(
        key="stats19",
        title="Road collisions and casualties",
        name="Road collisions with injury reported to the police (STATS19), as published by the "
        "Department for Transport",
        sender="the Department for Transport's road casualty statistics",
        unit="collision",
        points="exact",
        caveat="Only collisions in which somebody was hurt and that the police came to know of. "
        "Figures for the latest months are provisional until the Department's yearly release.",
        elsewhere=True,
        licence="Open Government Licence v3.0; source: Department for Transport",
    ),
    Source(
        key="fires",
        title="Fires",
        name="Fires attended, as the fire and rescue service sends them",
        sender="the fire and rescue service's incidents",
        unit="fire",
        points="exact",
        caveat="Fires that the service attended; those put out without it are not known. The kind "
        "is as the officer in charge recorded it.",
        elsewhere=False,
        licence=_OWN,
    ),
    Source(
        key="environment",
        title="Environmental problems",
        name="Environmental problems from the council's systems",
        sender="the council's environmental reports",
        unit="report",
        points="exact",
        caveat=f"{_REPORTED} One problem reported twice is two reports.",
        elsewhere=False,
        licence=_OWN,
    ),
    Source(
        key="reports",
        title="Reported anti-social behaviour",
        name="Anti-social behaviour as reported to the council and housing associations",
        sender="the council's and housing associations' reports of anti-social behaviour",
        unit="report",
        points="exact",
        caveat=f"{_REPORTED} The same trouble may also have been reported to the police, or to "
        "two organisations: nothing is matched between them.",
        elsewhere=False,
        licence=_OWN,
    ),
)

SOURCE_BY_KEY = {source.key: source for source in SOURCES}
