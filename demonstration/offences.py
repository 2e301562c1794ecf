"""Offences as the Home Office lists them, reduced to the main ones, and the forces' rough sizes.

Codes and groups follow the Home Office counting rules. Rates are round figures at about the level
published for England and Wales for the year ending June 2022 (91.3 offences per 1,000 people;
ONS, Crime in England and Wales); residents are rounded mid-2020s levels. Both only give the
invented tables a plausible scale.
"""

from __future__ import annotations

from dataclasses import dataclass


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


_OFFENCE_LINES = {
    ("Violence against the person", "Violence and sexual offences"): """
        Murder|Homicide|1|0.01
        Assault with injury|Violence with injury|8N|9.5
        Assault without injury|Violence without injury|105A|13.2
        Harassment|Stalking and harassment|8L|9
        Stalking|Stalking and harassment|8Q|2
        Causing death by dangerous driving|Death or serious injury - unlawful driving|4.4|0.02
    """,
    ("Sexual offences", "Violence and sexual offences"): """
        Rape of a female aged 16 and over|Rape|19C|1.1
        Sexual assault on a female aged 13 and over|Other sexual offences|20A|2.1
    """,
    ("Robbery", "Robbery"): """
        Robbery of personal property|Robbery of personal property|34B|1.2
        Robbery of business property|Robbery of business property|34A|0.25
    """,
    ("Theft offences", "Burglary"): """
        Burglary - residential|Residential burglary|28E|3
        Burglary - business and community|Non-residential burglary|30C|1.3
    """,
    ("Theft offences", "Vehicle crime"): """
        Theft from a vehicle|Vehicle offences|45|3.3
        Theft of a motor vehicle|Vehicle offences|48|2.2
        Vehicle interference|Vehicle offences|126|0.8
    """,
    ("Theft offences", "Theft from the person"): """
        Theft from the person|Theft from the person|39|2.2
    """,
    ("Theft offences", "Bicycle theft"): """
        Theft of a pedal cycle|Bicycle theft|44|1
    """,
    ("Theft offences", "Shoplifting"): """
        Shoplifting|Shoplifting|46|8.3
    """,
    ("Theft offences", "Other theft"): """
        Other theft|All other theft offences|49|7.5
    """,
    ("Criminal damage and arson", "Criminal damage and arson"): """
        Criminal damage to a vehicle|Criminal damage|58C|3.2
        Other criminal damage|Criminal damage|58D|4.8
        Arson not endangering life|Arson|56B|0.4
    """,
    ("Drug offences", "Drugs"): """
        Trafficking in controlled drugs|Trafficking of drugs|92A|0.75
        Possession of controlled drugs (cannabis)|Possession of drugs|92E|2.3
    """,
    ("Possession of weapons offences", "Possession of weapons"): """
        Possession of article with blade or point|Possession of weapons offences|10D|1
    """,
    ("Public order offences", "Public order"): """
        Public fear, alarm or distress|Public order offences|9A|7.5
    """,
    ("Miscellaneous crimes against society", "Other crime"): """
        Other notifiable offences|Miscellaneous crimes against society|99|1.9
    """,
}
"""Under offence group and data.police.uk's type: description, subgroup, code, rate."""


def _offences() -> tuple[Offence, ...]:
    found = []
    for (group, crime_type), lines in _OFFENCE_LINES.items():
        for line in lines.strip().splitlines():
            description, subgroup, code, rate = line.strip().split("|")
            found.append(Offence(description, group, subgroup, code, crime_type, float(rate)))
    return tuple(found)


OFFENCES = _offences()

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
