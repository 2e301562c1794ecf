"""Fires, one a row, as a fire and rescue service's incident system gives them."""

from __future__ import annotations

from moorlands_dash.sources.model import EVER, PLACE, Category, Layout, Source, Theme
from moorlands_dash.sources.words import synonyms, uncounted

SOURCE = Source(
    key="fires",
    order=30,
    title="Fires",
    name="Fires attended, as the fire and rescue service sends them",
    sender="the fire and rescue service's incidents",
    unit="fire",
    points="exact",
    caveat="Fires that the service attended; those put out without it are not known. The kind "
    "is as the officer in charge recorded it.",
    elsewhere=False,
    licence="Belongs to the partner who sent it; ask before you publish",
    themes=(Theme("fires", "Fires"),),
    categories=(
        Category(
            key="fires_deliberate",
            name="Deliberate fires",
            theme="fires",
            comparable_from=EVER,
            called="deliberate fires, deliberate fire",
            sensitive=True,
        ),
        Category(
            key="fires_dwelling",
            name="Accidental fires in homes",
            theme="fires",
            comparable_from=EVER,
            called="accidental fires in homes, accidental house fires, house fires, house fire",
            sensitive=True,
        ),
        Category(
            key="fires_other",
            name="Other fires",
            theme="fires",
            comparable_from=EVER,
            called="other fires",
            sensitive=False,
        ),
    ),
    layouts=(
        Layout(
            kind="fires",
            title="fires",
            columns={
                "incident_number": ("incident_no", "incident_id", "call_number"),
                "called": ("call_time", "time_of_call", "date_of_call", "date_time_of_call"),
                "kind": ("fire_type", "kind_of_fire"),
                "organisation": (),
                **PLACE,
            },
            optional=("organisation", *PLACE),
            kinds={
                "deliberate": "fires_deliberate",
                "accidental dwelling": "fires_dwelling",
                "other": "fires_other",
            },
            synonyms=synonyms("fires"),
            uncounted=uncounted("fires"),
            reference="incident_number",
            begun="called",
            reporter="organisation",
            placed="ward map",
            months="rows",
        ),
    ),
    wider={
        "arson, fire setting, arsons": ("fires_deliberate",),
        "fires in homes, fires in the home, home fires, dwelling fires": ("fires_dwelling",),
        "fires, fire": (
            "theme:fires",
            "fires_deliberate",
            "fires_dwelling",
            "fires_other",
            "damage_arson",
        ),
    },
)
