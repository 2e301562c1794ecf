"""What a partnership is there to tackle: the law's five themes, and those that it takes up besides.

A survey's question, an issue that was raised and a count of volunteers are each of one of these,
by its key; keys are those by which the strategic assessment ranks, and "crime" beside them for what
tells no kind. The categories of incidents that bear on it are named by `vocabulary`'s choices. The
five of the law are those of the Crime and Disorder Act 1998, section 6, as the plan lists them;
crime and disorder stands with its kinds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CRIME, VIOLENCE, THEFT, DAMAGE = "crime", "violence", "theft", "damage"
ASB, ENVIRONMENT, DRUGS, REOFFENDING = "asb", "environment", "alcohol_drugs", "reoffending"
FIRES, ROADS, ABUSE, VULNERABILITY = "fires", "roads", "domestic_abuse", "vulnerability"
COHESION = "cohesion"


@dataclass(frozen=True)
class Concern:
    """One theme of the partnership's work."""

    key: str
    name: str
    by_law: bool
    called: str
    """What people call it or what belongs to it, with commas: words that tell it in a text."""
    choice: str = ""
    """What of the records by ward stands beside what people say; "" where there is none."""
    themes: tuple[str, ...] = ()
    """Themes of incidents that are a part of it: by these actions and targets name it."""
    of_people: bool = False
    """Whether it is of people in trouble: of whom a number in one small area may tell too much."""


CONCERNS = (
    Concern(
        CRIME,
        "Crime and disorder",
        True,
        "crime, disorder, crime and disorder, hate crime, rural crime, scams, fraud, feel safe, "
        "feeling safe, safe after dark, fear of crime",
        choice="crime",
        themes=("other", "drugs_weapons"),
    ),
    Concern(
        VIOLENCE,
        "Violence and public order",
        True,
        "violence, violent crime, robbery, fights, fighting, assaults, knives, knife crime, "
        "weapons, public order",
        choice="theme:violence",
        themes=("violence",),
    ),
    Concern(
        THEFT,
        "Theft and burglary",
        True,
        "burglary, burglaries, break-ins, break ins, theft, thefts, shoplifting, vehicle crime, "
        "car crime, bicycle theft",
        choice="theme:theft",
        themes=("theft",),
    ),
    Concern(
        DAMAGE,
        "Damage and arson",
        True,
        "vandalism, criminal damage, damage, arson",
        choice="damage_arson",
        themes=("damage",),
    ),
    Concern(
        ASB,
        "Anti-social behaviour",
        True,
        "anti-social behaviour, antisocial behaviour, anti social behaviour, asb, nuisance, noise, "
        "noisy neighbours, neighbours, rowdy, rowdy behaviour, drunk or rowdy, gangs, "
        "young people hanging around, hanging around, loitering, off-road bikes, fireworks",
        choice="anti_social_behaviour",
        themes=("asb",),
    ),
    Concern(
        ENVIRONMENT,
        "Local environment",
        True,
        "environment, local environment, fly-tipping, fly tipping, flytipping, dumped rubbish, "
        "rubbish, litter, graffiti, dog mess, dog fouling, dogs, abandoned vehicles, bins",
        choice="theme:environment",
        themes=("environment",),
    ),
    Concern(
        DRUGS,
        "Alcohol and drugs",
        True,
        "alcohol and drugs, drugs and alcohol, drugs, drug, drug dealing, dealing, alcohol, "
        "drinking, street drinking, substance misuse, misusing drugs, needles",
        choice="drugs",
    ),
    Concern(
        REOFFENDING,
        "Reoffending",
        True,
        "reoffending, re-offending, offenders, repeat offenders, people who reoffend, probation",
        of_people=True,
    ),
    Concern(
        FIRES,
        "Fires",
        False,
        "fires, fire, fire safety, setting fires, bonfires, smoke alarms, fire-setting",
        choice="theme:fires",
        themes=("fires",),
    ),
    Concern(
        ROADS,
        "Roads",
        False,
        "roads, road, speeding, speed, parking, traffic, road safety, collisions, accidents, "
        "dangerous driving, lorries, road accidents, crossing, crossings",
        choice="collisions",
        themes=("roads", "casualties"),
    ),
    Concern(
        ABUSE,
        "Domestic abuse",
        False,
        "domestic abuse, domestic violence, abuse at home, stalking, coercive control",
        of_people=True,
    ),
    Concern(
        VULNERABILITY,
        "Vulnerability",
        False,
        "vulnerability, vulnerable people, vulnerable, loneliness, isolation, mental health, "
        "exploitation, safeguarding, older people at risk, homelessness, rough sleeping",
        of_people=True,
    ),
    Concern(
        COHESION,
        "Strong communities",
        False,
        "cohesion, strong communities, communities, community, volunteers, volunteering, "
        "community groups, groups, taking part, belonging, getting on together, have a say, "
        "satisfied with area, decisions, trust",
    ),
)
CONCERN_BY_KEY = {concern.key: concern for concern in CONCERNS}
"""The law's themes first, in the law's order."""


def find_concern(text: str) -> str:
    """Return the key of the theme that a text names or tells of; "" where none does, or two.

    A key or a name counts by itself; else the longest of the words that a theme is called by.
    """
    neat = _neat(text)
    for concern in CONCERNS:
        if neat in (_neat(concern.key), _neat(concern.name)):
            return concern.key
    held = [(len(word), key) for word, key in _words() if f" {word} " in f" {neat} "]
    longest = max(held, default=(0, ""))[0]
    keys = {key for size, key in held if size == longest}
    return keys.pop() if len(keys) == 1 else ""


def of_theme(theme: str) -> str:
    """Return the key of what a theme of incidents, targets or actions is a part of; "" of none."""
    for concern in CONCERNS:
        if theme == concern.key or theme in concern.themes:
            return concern.key
    return find_concern(theme)


def _words() -> list[tuple[str, str]]:
    return [
        (_neat(word), concern.key) for concern in CONCERNS for word in concern.called.split(",")
    ]


def _neat(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


_WORRY = re.compile(
    r"\b(?:problems?|worr(?:y|ied|ies)|concern(?:s|ed)?|unsafe|afraid|fear|threaten)", re.IGNORECASE
)


def is_worry(title: str, wording: str = "") -> bool:
    """Tell whether those who say so to a question say that something is wrong.

    The title says who is counted; only where there is none the question does, which may ask how
    safe or unsafe one feels and count those who feel safe.
    """
    return _WORRY.search(title or wording) is not None
