"""A source that nobody sends: complaints of noise, declared as a new source would be.

Twenty-four months of them on the district of `hand_made`: one a month in the west, and in the last
twelve two more, so that noise has risen there from 12 to 36 and stayed at none in the east.
"""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import month_key
from moorlands_dash.sources import Category, Layout, Source, Theme
from moorlands_dash.sources.model import EVER, PLACE
from moorlands_dash.store.load import Outcome
from tests import hand_made

CATEGORY = Category(
    key="noise",
    name="Noise complaints",
    theme="noise",
    comparable_from=EVER,
    called="noise, loud music, noisy neighbours",
    sensitive=False,
)
LAYOUT = Layout(
    kind="noise",
    title="complaints of noise",
    columns={"complaint": ("complaint_number",), "heard": ("heard_on",), **PLACE},
    optional=tuple(PLACE),
    kinds={"noise": "noise"},
    told_by="",
    reference="complaint",
    begun="heard",
    placed="ward map",
    months="rows",
)
NOISE = Source(
    key="noise",
    title="Noise",
    name="Complaints of noise, as the noise team sends them",
    sender="the noise team",
    unit="complaint",
    points="exact",
    caveat="Only what somebody complained of is known.",
    elsewhere=False,
    licence="Belongs to the noise team",
    themes=(Theme("noise", "Noise"),),
    categories=(CATEGORY,),
    layouts=(LAYOUT,),
)

BEFORE, SINCE = 1, 3
"""Complaints a month in the first twelve months, and in the twelve since."""


def write_complaints(path: Path) -> Path:
    """Write a file of all months' complaints, in the middle of the western ward."""
    rows = [
        f"{place}-{month_key(month)},{month_key(month)}-{place + 1:02d} 22:30,397500,355000"
        for count, month in enumerate(hand_made.MONTHS)
        for place in range(BEFORE if count < 12 else SINCE)
    ]
    path.write_text("\n".join(["complaint,heard,easting,northing", *rows]) + "\n")
    return path


def made(home: Path) -> Outcome:
    """Load the hand-made district and its complaints; the source must be declared."""
    hand_made.made(home)
    return load([write_complaints(home.with_name("noise.csv"))], load_settings(), home)
