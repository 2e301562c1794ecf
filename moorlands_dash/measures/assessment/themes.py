"""The themes of a strategic assessment, declared: what the law asks for, and the wider ones.

The law names crime and disorder, with anti-social behaviour and what spoils the local environment,
the misuse of drugs and alcohol, and reoffending (Crime and Disorder Act 1998, sections 5 and 6, as
amended). Crime and disorder is ranked by its kinds: its sum would lead whatever mattered.
"""

from __future__ import annotations

from dataclasses import dataclass

CRIME_AND_DISORDER = "Crime and disorder"
WIDER = "Wider"
"""What a theme stands under that the law doesn't name."""


@dataclass(frozen=True)
class AssessedTheme:
    """One theme, and what is counted and asked for it: by keys, of which any may be unknown yet."""

    key: str
    name: str
    duty: str
    """Under which words of the law it falls, or `WIDER`."""
    would_send: str
    """Who has what is not loaded, within a sentence."""
    choices: tuple[str, ...] = ()
    """What is counted of it: keys of categories, those of several senders."""
    records: tuple[str, ...] = ()
    """Indicators of events or people that others counted over a year."""
    people: tuple[str, ...] = ()
    """Counts of people: the first that is loaded, where none of the records is, as both may count
    the same people."""
    groups: tuple[str, ...] = ()
    """Offence groups of official recorded crime that are its like, for the gap to elsewhere."""
    raised: tuple[str, ...] = ()
    """Questions of open consultations, where no issues are loaded; issues and surveys tell their
    theme by themselves (`concerns`)."""
    listed: bool = False
    """Whether lists of harm weigh what it counts; what they don't weigh then harms at most as much
    as the least that they do. Of other themes no list says anything."""


THEMES = (
    AssessedTheme(
        key="violence",
        name="Violence and public order",
        duty=CRIME_AND_DISORDER,
        would_send="the police force",
        choices=("violence", "public_order", "robbery", "weapons"),
        groups=(
            "Violence against the person",
            "Sexual offences",
            "Robbery",
            "Public order offences",
            "Possession of weapons offences",
        ),
        raised=("priority_violence",),
        listed=True,
    ),
    AssessedTheme(
        key="theft",
        name="Theft and burglary",
        duty=CRIME_AND_DISORDER,
        would_send="the police force",
        choices=(
            *("burglary", "vehicle_crime", "shoplifting", "bicycle_theft", "theft_from_person"),
            "other_theft",
        ),
        groups=("Theft offences",),
        raised=("priority_burglary", "priority_theft"),
        listed=True,
    ),
    AssessedTheme(
        key="damage",
        name="Damage and arson",
        duty=CRIME_AND_DISORDER,
        would_send="the police force",
        choices=("damage_arson",),
        groups=("Criminal damage and arson",),
        raised=("priority_vandalism",),
        listed=True,
    ),
    AssessedTheme(
        key="asb",
        name="Anti-social behaviour",
        duty="Anti-social behaviour",
        would_send="the police force, the council and housing associations",
        choices=("anti_social_behaviour", "asb_reported"),
        raised=("priority_asb",),
        listed=True,
    ),
    AssessedTheme(
        key="environment",
        name="Local environment",
        duty="Local environment",
        would_send="the council",
        choices=("fly_tipping", "graffiti", "dog_fouling", "litter"),
        records=("street_cleaning_requests",),
        raised=("priority_environment", "priority_fly_tipping"),
        listed=True,
    ),
    AssessedTheme(
        key="alcohol_drugs",
        name="Alcohol and drugs",
        duty="Misuse of drugs and alcohol",
        would_send="the police force, and for alcohol the health service",
        choices=("drugs",),
        records=("alcohol_admissions",),
        groups=("Drug offences",),
        raised=("priority_drugs",),
    ),
    AssessedTheme(
        key="reoffending",
        name="Reoffending",
        duty="Reoffending",
        would_send="the probation service and the youth offending service",
        records=("reoffending_adult", "first_time_entrants"),
        people=("offenders_reoffended", "young_reoffended"),
    ),
    AssessedTheme(
        key="fires",
        name="Fires",
        duty=WIDER,
        would_send="the fire and rescue service",
        choices=("fires_deliberate", "fires_dwelling", "fires_other"),
    ),
    AssessedTheme(
        key="roads",
        name="Roads",
        duty=WIDER,
        would_send="the Department for Transport (STATS19), or the police force",
        choices=("collisions",),
        raised=("priority_speeding",),
    ),
    AssessedTheme(
        key="domestic_abuse",
        name="Domestic abuse",
        duty=WIDER,
        would_send="those who support victims, and the police force",
        people=("abuse_referrals", "abuse_victims_supported"),
    ),
    AssessedTheme(
        key="vulnerability",
        name="Vulnerability",
        duty=WIDER,
        would_send="those who help vulnerable people, and the fire and rescue service",
        people=("vulnerable_helped", "home_safety_visits"),
    ),
    AssessedTheme(
        key="cohesion",
        name="Cohesion",
        duty=WIDER,
        would_send="whoever surveys residents, and the police force for hate crime",
        records=("hate_incidents",),
    ),
)
THEME_BY_KEY = {theme.key: theme for theme in THEMES}
