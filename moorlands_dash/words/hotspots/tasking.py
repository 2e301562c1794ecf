"""What the tasking sheet asks an officer to look at: questions, never findings."""

from __future__ import annotations

import re

import pandas as pd

from moorlands_dash.periods import month_name
from moorlands_dash.words.numbers import number

_LOOK_AT = {
    "parking": "who can see the vehicles; lighting, cameras, barriers, hours of use",
    "park": "who uses the place and when; lighting, repairs, what young people are offered nearby",
    "sports": "opening hours, who keeps the place, lighting, gates and fences after dark",
    "supermarket": "which shops and goods; what staff report; repeat offenders; layout and exits",
    "shopping": "which shops and goods; closing times; shared warnings between shops",
    "bus": "timetables, waiting places, lighting, what drivers and staff report",
    "petrol": "payment and number-plate checks; forecourt cameras; hours",
    "pub": "licence conditions, closing times, door staff, the way home",
    "nightclub": "licence conditions, closing times, door staff, the way home",
    "school": "term and home times, holidays, fences, what the school reports",
    "police": "whether incidents are only recorded at the station and happened elsewhere",
    "hospital": "whether incidents are only recorded there; staff safety; waiting times",
}
"""Word in a place's name -> what to look at there; the first one that is in it."""

_BY_TYPE = {
    "Anti-social behaviour": "who gathers there, and what neighbours have reported",
    "Bicycle theft": "where bicycles are locked, and whether that can be seen",
    "Burglary": "ways in at the back, and addresses that were entered more than once",
    "Criminal damage and arson": "what is damaged, how soon it is repaired, who can see it",
    "Drugs": "where deals could be made unseen; needles and litter",
    "Fly-tipping": "how vehicles get in, gates and cameras, what the waste says of its owner",
    "Possession of weapons": "what staff of schools and licensed places there have seen",
    "Public order": "what happens there at closing times and at events",
    "Robbery": "ways home, cash machines, lighting, what was taken",
    "Shoplifting": "which goods go, and who was warned before",
    "Theft from the person": "crowds, queues and tables, market and event days",
    "Vehicle crime": "where vehicles stand overnight, what was left in them",
    "Violence and sexual offences": "whether it is in homes or outside, and who was hurt before",
}
"""Kind of incident -> what to ask where it is among the commonest."""
_TYPES = 2
"""Commonest kinds that are asked about."""
_BY_KIND = {
    "emerging": "what has changed there lately",
    "persistent": "what has been tried there, and what came of it",
    "intermittent": "what was different in the quarters when it was quiet",
    "former": "whether what was done there is still kept up",
}
"""Whether a hotspot is new or lasts -> what to ask because of it."""

_ANYWHERE = "whether the incidents share a time, a target or a person; what residents there say"

_NOT_WHO = "A hotspot says where incidents were, not who did them or why."
CAVEATS_MOVED = (
    "This sheet is drawn from published, moved places: check each incident in the force's own "
    "records before anybody is sent.",
    "The police publish the month of an incident and neither day nor hour: times need the force's "
    "records.",
    _NOT_WHO,
)
CAVEATS_EXACT = (
    "Places that people report more readily have more reports: see for yourself before anybody is "
    "sent.",
    _NOT_WHO,
)


def look_at(place: object) -> str:
    """Return what to look at, by the name of the commonest place inside; some have none."""
    name = place.casefold() if isinstance(place, str) else ""
    return next((words for key, words in _LOOK_AT.items() if key in name), _ANYWHERE)


def look_words(place: object, types: object, kind: object) -> str:
    """Return what to look at: by the place, by its commonest kinds of incident, by how it lasts.

    `types` are the kinds as `hotspot-places` has them, the commonest first, with their counts.
    """
    named = re.split(r" \(\d[\d,]*\)(?:, | and )?", types) if isinstance(types, str) else []
    asked = [_BY_TYPE[name] for name in named if name in _BY_TYPE][:_TYPES]
    lasting = _BY_KIND.get(str(kind), "")
    return "; ".join(part for part in (look_at(place), *asked, lasting) if part)


def when_words(months: pd.Series, unit: str = "incident") -> str:
    """Return the fullest month and the latest one; `months` is counts by month, in order."""
    if months.empty or not months.sum():
        return f"no {unit} in the months loaded"
    fullest, latest = months.idxmax(), months.index[-1]
    if fullest == latest:
        return f"most in the latest month, {_month(latest)} ({number(months.max())})"
    return (
        f"most in {_month(fullest)} ({number(months.max())}); {number(months.iloc[-1])} in the "
        f"latest month, {_month(latest)}"
    )


def _month(value: object) -> str:
    return month_name(pd.Timestamp(str(value)).date())
