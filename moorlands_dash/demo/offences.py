"""Offences as the Home Office lists them, reduced to the main ones, and the forces' rough sizes.

Codes and groups follow the Home Office counting rules. Rates are round figures at about the level
published for England and Wales for the year ending June 2022 (91.3 offences per 1,000 people;
ONS, Crime in England and Wales); residents are rounded mid-2020s levels. Both only give the
invented tables a plausible scale.
"""

from __future__ import annotations

from dataclasses import dataclass

VIOLENCE = "Violence against the person"
SEXUAL = "Sexual offences"
ROBBERY = "Robbery"
THEFT = "Theft offences"
DAMAGE = "Criminal damage and arson"
DRUGS = "Drug offences"
WEAPONS = "Possession of weapons offences"
ORDER = "Public order offences"
OTHER = "Miscellaneous crimes against society"


@dataclass(frozen=True)
class Offence:
    """One line of the Home Office's list."""

    description: str
    group: str
    subgroup: str
    code: str
    crime_type: str
    """Under which data.police.uk publishes it."""
    rate: float
    """Offences a year per 1,000 people, roughly, in England and Wales."""


_VSO = "Violence and sexual offences"

OFFENCES = (
    Offence("Murder", VIOLENCE, "Homicide", "1", _VSO, 0.01),
    Offence("Assault with injury", VIOLENCE, "Violence with injury", "8N", _VSO, 9.5),
    Offence("Assault without injury", VIOLENCE, "Violence without injury", "105A", _VSO, 13.2),
    Offence("Harassment", VIOLENCE, "Stalking and harassment", "8L", _VSO, 9.0),
    Offence("Stalking", VIOLENCE, "Stalking and harassment", "8Q", _VSO, 2.0),
    Offence(
        *("Causing death by dangerous driving", VIOLENCE),
        *("Death or serious injury - unlawful driving", "4.4", _VSO, 0.02),
    ),
    Offence("Rape of a female aged 16 and over", SEXUAL, "Rape", "19C", _VSO, 1.1),
    Offence(
        "Sexual assault on a female aged 13 and over",
        *(SEXUAL, "Other sexual offences", "20A", _VSO, 2.1),
    ),
    Offence(
        "Robbery of personal property",
        *(ROBBERY, "Robbery of personal property", "34B", "Robbery", 1.2),
    ),
    Offence(
        "Robbery of business property",
        *(ROBBERY, "Robbery of business property", "34A", "Robbery", 0.25),
    ),
    Offence("Burglary - residential", THEFT, "Domestic burglary", "28E", "Burglary", 3.0),
    Offence(
        "Burglary - business and community",
        *(THEFT, "Non-domestic burglary", "30C", "Burglary", 1.3),
    ),
    Offence("Theft from a vehicle", THEFT, "Vehicle offences", "45", "Vehicle crime", 3.3),
    Offence("Theft of a motor vehicle", THEFT, "Vehicle offences", "48", "Vehicle crime", 2.2),
    Offence("Vehicle interference", THEFT, "Vehicle offences", "126", "Vehicle crime", 0.8),
    Offence(
        "Theft from the person", THEFT, "Theft from the person", "39", "Theft from the person", 2.2
    ),
    Offence("Bicycle theft", THEFT, "Bicycle theft", "44", "Bicycle theft", 1.0),
    Offence("Shoplifting", THEFT, "Shoplifting", "46", "Shoplifting", 8.3),
    Offence("Other theft", THEFT, "All other theft offences", "49", "Other theft", 7.5),
    Offence("Criminal damage", DAMAGE, "Criminal damage", "58", "Criminal damage and arson", 8.0),
    Offence("Arson", DAMAGE, "Arson", "56", "Criminal damage and arson", 0.4),
    Offence("Trafficking in controlled drugs", DRUGS, "Trafficking of drugs", "92A", "Drugs", 0.75),
    Offence("Possession of cannabis", DRUGS, "Possession of drugs", "92E", "Drugs", 2.3),
    Offence(
        "Possession of article with blade or point",
        *(WEAPONS, "Possession of weapons offences", "10D", "Possession of weapons", 1.0),
    ),
    Offence(
        "Public fear, alarm or distress",
        *(ORDER, "Public order offences", "9A", "Public order", 7.5),
    ),
    Offence(
        "Other notifiable offences",
        *(OTHER, "Miscellaneous crimes against society", "99", "Other crime", 1.9),
    ),
)

_SIZE_LINES = """
Avon and Somerset 178
Bedfordshire 72
Cambridgeshire 91
Cheshire 113
Cleveland 58
Cumbria 50
Derbyshire 108
Devon and Cornwall 182
Dorset 79
Durham 64
Dyfed-Powys 52
Essex 190
Gloucestershire 66
Greater Manchester 295
Gwent 59
Hampshire 203
Hertfordshire 122
Humberside 94
Kent 190
Lancashire 157
Leicestershire 115
Lincolnshire 78
London, City of 10
Merseyside 145
Metropolitan Police 890
Norfolk 93
North Wales 69
North Yorkshire 83
Northamptonshire 80
Northumbria 148
Nottinghamshire 117
South Wales 135
South Yorkshire 139
Suffolk 77
Surrey 122
Sussex 173
Thames Valley 256
Warwickshire 61
West Mercia 132
West Midlands 298
West Yorkshire 240
Wiltshire 76
"""

RESIDENTS = {
    name: int(size) * 10_000
    for name, _, size in (line.rpartition(" ") for line in _SIZE_LINES.strip().splitlines())
}
"""People in the other forces' areas; London, City of is sized by its daytime."""
UNKNOWN_SIZE = 1_000_000
"""For a force that a settings file names and this list doesn't."""
