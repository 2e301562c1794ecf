"""The police's street-level extracts, as data.police.uk has published them since December 2010.

Its types of crime changed in September 2011 and May 2013 (data.police.uk, "Changelog");
`comparable_from` says from which month a category has meant the same.
"""

from __future__ import annotations

from datetime import date

from moorlands_dash.sources.model import Category, Layout, Source, Theme

_START = date(2010, 12, 1)
_SPLIT_2011 = date(2011, 9, 1)
_SPLIT_2013 = date(2013, 5, 1)

_WAS_OTHER = "Before September 2011 the police published this under “Other crime”."
_WAS_THEFT = "Before May 2013 the police published this under “Other theft”."
_WAS_DISORDER = "From September 2011 to April 2013 it was “Public disorder and weapons”."

_CATEGORIES = (
    Category(
        key="anti_social_behaviour",
        name="Anti-social behaviour",
        theme="asb",
        comparable_from=_START,
        called="asb, antisocial behaviour, anti social behavior, nuisance behaviour",
        sensitive=False,
    ),
    Category(
        key="violence",
        name="Violence and sexual offences",
        theme="violence",
        comparable_from=_SPLIT_2013,
        note="Called “Violent crime” before May 2013, when sexual offences stood under “Other "
        "crime”.",
        called="violence, violent crime, violent crimes, violent offences, violence and sexual "
        "offences, violent and sexual offences, sexual and violent offences, violent and sexual "
        "crime, sexual and violent crime",
        sensitive=False,
    ),
    Category(
        key="public_order",
        name="Public order",
        theme="violence",
        comparable_from=_SPLIT_2013,
        note=_WAS_DISORDER,
        called="public order, public order offences, public disorder, disorder",
        sensitive=False,
    ),
    Category(
        key="robbery",
        name="Robbery",
        theme="violence",
        comparable_from=_START,
        called="robbery, robberies, muggings, mugging",
        sensitive=False,
    ),
    Category(
        key="burglary",
        name="Burglary",
        theme="theft",
        comparable_from=_START,
        called="burglary, burglaries, break in, break ins, breakins, breaking in, house break ins, "
        "house breaking",
        sensitive=False,
    ),
    Category(
        key="vehicle_crime",
        name="Vehicle crime",
        theme="theft",
        comparable_from=_START,
        called="vehicle crime, vehicle crimes, car crime, car crimes, motor crime",
        sensitive=False,
    ),
    Category(
        key="shoplifting",
        name="Shoplifting",
        theme="theft",
        comparable_from=_SPLIT_2011,
        note=_WAS_OTHER,
        called="shoplifting, shop lifting, shop theft, shop thefts, thefts from shops, theft from "
        "shops, shoplifters, shoplifter",
        sensitive=False,
    ),
    Category(
        key="bicycle_theft",
        name="Bicycle theft",
        theme="theft",
        comparable_from=_SPLIT_2013,
        note=_WAS_THEFT,
        called="bicycle theft, bicycle thefts, bike theft, bike thefts, cycle theft, cycle thefts, "
        "bike stealing",
        sensitive=False,
    ),
    Category(
        key="theft_from_person",
        name="Theft from the person",
        theme="theft",
        comparable_from=_SPLIT_2013,
        note=_WAS_THEFT,
        called="theft from the person, theft from person, pickpocketing, pick pocketing, "
        "pickpockets, thefts from the person",
        sensitive=False,
    ),
    Category(
        key="other_theft",
        name="Other theft",
        theme="theft",
        comparable_from=_SPLIT_2013,
        note=_WAS_OTHER,
        called="other theft, other thefts",
        sensitive=False,
    ),
    Category(
        key="damage_arson",
        name="Criminal damage and arson",
        theme="damage",
        comparable_from=_SPLIT_2011,
        note=_WAS_OTHER,
        called="criminal damage and arson, arson and criminal damage, criminal damage, vandalism, "
        "damage and arson, vandals",
        sensitive=False,
    ),
    Category(
        key="drugs",
        name="Drugs",
        theme="drugs_weapons",
        comparable_from=_SPLIT_2011,
        note=_WAS_OTHER,
        called="drugs, drug crime, drug offences, drug crimes",
        sensitive=False,
    ),
    Category(
        key="weapons",
        name="Possession of weapons",
        theme="drugs_weapons",
        comparable_from=_SPLIT_2013,
        note=_WAS_DISORDER,
        called="possession of weapons, weapons, weapon possession, weapons possession, weapons "
        "offences",
        sensitive=False,
    ),
    Category(
        key="disorder_weapons",
        name="Public disorder and weapons",
        theme="violence",
        comparable_from=_SPLIT_2011,
        note="Published from September 2011 to April 2013 only; since then it is two categories, "
        "“Public order” and “Possession of weapons”.",
        called="public disorder and weapons, disorder and weapons",
        sensitive=False,
    ),
    Category(
        key="other_crime",
        name="Other crime",
        theme="other",
        comparable_from=_SPLIT_2013,
        note="Held much more before September 2011, and sexual offences until May 2013.",
        called="other crime, other crimes",
        sensitive=False,
    ),
)

TYPES = {
    "Anti-social behaviour": "anti_social_behaviour",
    "Bicycle theft": "bicycle_theft",
    "Burglary": "burglary",
    "Criminal damage and arson": "damage_arson",
    "Drugs": "drugs",
    "Other crime": "other_crime",
    "Other theft": "other_theft",
    "Possession of weapons": "weapons",
    "Public disorder and weapons": "disorder_weapons",
    "Public order": "public_order",
    "Robbery": "robbery",
    "Shoplifting": "shoplifting",
    "Theft from the person": "theft_from_person",
    "Vehicle crime": "vehicle_crime",
    "Violence and sexual offences": "violence",
    "Violent crime": "violence",
}
"""Every crime type that data.police.uk has published -> category."""

COLUMNS = (
    "Crime ID",
    "Month",
    "Reported by",
    "Falls within",
    "Longitude",
    "Latitude",
    "Location",
    "LSOA code",
    "LSOA name",
    "Crime type",
    "Last outcome category",
    "Context",
)

LAYOUT = Layout(
    kind="street",
    title="street extract",
    columns=dict.fromkeys(COLUMNS, ()),
    # Absent from some older files.
    optional=("Context",),
    exact=True,
    kinds=TYPES,
    placed="LSOA name",
    months="name",
    reader="moorlands_dash.extracts.street:read",
)

SOURCE = Source(
    key="street",
    order=0,
    title="Street-level extracts",
    name="Street-level extracts as published on data.police.uk",
    sender="the police force",
    unit="incident",
    days=75,
    points="snapped",
    caveat="The police move each incident to a nearby anonymous point before they publish it.",
    elsewhere=True,
    licence="Open Government Licence v3.0; contains data from data.police.uk",
    themes=(
        Theme("asb", "Anti-social behaviour"),
        Theme("violence", "Violence and public order"),
        Theme("theft", "Theft and burglary"),
        Theme("damage", "Damage and arson"),
        Theme("drugs_weapons", "Drugs and weapons"),
        Theme("other", "Other crime"),
    ),
    categories=_CATEGORIES,
    layouts=(LAYOUT,),
    wider={
        "theft, thefts, stealing": (
            "theme:theft",
            "other_theft",
            "theft_from_person",
            "shoplifting",
            "bicycle_theft",
            "vehicle_crime",
            "burglary",
        ),
        "knife crime, knife crimes, stabbings, stabbing, knives": ("weapons", "violence"),
        "drug dealing, drug dealers, drug use, drug taking, county lines": ("drugs",),
        "domestic abuse, domestic violence, domestics": ("violence",),
        "violence against the person, sexual offences, sexual assault, sexual assaults, sex "
        "crimes, rape, rapes": ("violence",),
        "assault, assaults, fights, fighting, stalking, harassment, murder, murders": ("violence",),
        "hate crime, hate crimes": ("public_order", "violence"),
        "arson, fire setting, arsons": ("damage_arson",),
        "car theft, car thefts, car break ins, van break ins, theft from cars, stolen cars, tool "
        "theft, theft from vehicles, theft of vehicles": ("vehicle_crime",),
        "rowdiness, rowdy behaviour, drunkenness, youths, yobs": ("anti_social_behaviour",),
        "dangerous dogs, handling stolen goods": ("other_crime",),
    },
)
