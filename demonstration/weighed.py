"""Two lists of harm, and a count of requests that puts one theme first by number alone.

The days of the first list are a public project's derivation from the Cambridge Crime Harm Index,
with the offences that Staffordshire recorded in 2024/25; the points of the second are invented, and
so are the requests.
"""

from __future__ import annotations

from datetime import date, timedelta

from demonstration import truths
from demonstration.places import DISTRICT_CODE
from demonstration.sheets import csv_text
from demonstration.survey import COLUMNS
from moorlands_dash.periods import add_months

HARM_COLUMNS = ("list", "force", "crime_type", "cchi_days", "unit", "source")
SEVERITY_COLUMNS = ("list", "offence_code", "offence", "weight", "unit", "source")

CAMBRIDGE = "Cambridge Crime Harm Index, by type of crime"
_CAMBRIDGE_SOURCE = (
    "Derived from the Cambridge Crime Harm Index 2026 with Staffordshire's offences of 2024/25 "
    "(public project cbl-realcrime)"
)
DAYS = {
    "Violence and sexual offences": 193.02,
    "Public order": 7.5,
    "Criminal damage and arson": 13.24,
    "Shoplifting": 1.0,
    "Other theft": 2.0,
    "Vehicle crime": 5.0,
    "Burglary": 246.5,
    "Drugs": 3.56,
    "Theft from the person": 2.0,
    "Robbery": 365.0,
    "Possession of weapons": 273.75,
    "Bicycle theft": 2.0,
    "Other crime": 10.0,
}
"""Days that one of a type weighs; anti-social behaviour is no offence and has none."""

SEVERITY = "Severity by offence, invented"
_SEVERITY_SOURCE = "Invented points in the layout of a list by offence code, for the demonstration"
_POINTS = """
1|Murder|8000
8N|Assault with injury|190
105A|Assault without injury|12
8L|Harassment|45
8Q|Stalking|180
4.4|Causing death by dangerous driving|1900
19C|Rape of a female aged 16 and over|2600
20A|Sexual assault on a female aged 13 and over|500
34B|Robbery of personal property|740
34A|Robbery of business property|760
28E|Burglary - residential|430
30C|Burglary - business and community|120
45|Theft from a vehicle|30
48|Theft of a motor vehicle|120
126|Vehicle interference|10
39|Theft from the person|80
44|Theft of a pedal cycle|20
46|Shoplifting|15
49|Other theft|30
58C|Criminal damage to a vehicle|7
58D|Other criminal damage|9
56B|Arson not endangering life|180
92A|Trafficking in controlled drugs|490
92E|Possession of controlled drugs (cannabis)|4
10D|Possession of article with blade or point|75
9A|Public fear, alarm or distress|20
99|Other notifiable offences|60
"""

_REQUESTS_SOURCE = "Invented requests to the council, made for the demonstration"


def harm_csv() -> str:
    """Return the days of each type of crime as CSV text."""
    rows = [
        (CAMBRIDGE, "Staffordshire", name, days, "days", _CAMBRIDGE_SOURCE)
        for name, days in DAYS.items()
    ]
    return csv_text(HARM_COLUMNS, rows)


def severity_csv() -> str:
    """Return the points of each offence as CSV text."""
    lines = [line.split("|") for line in _POINTS.strip().splitlines()]
    rows = [(SEVERITY, *line, "points", _SEVERITY_SOURCE) for line in lines]
    return csv_text(SEVERITY_COLUMNS, rows)


def requests_csv() -> str:
    """Return the years of requests to clean streets in the layout of indicators."""
    most = truths.FIRST_BY_NUMBER_ALONE
    rows = [
        (
            *(most.records, "Requests to clean streets", DISTRICT_CODE),
            *(start, _last_day(start), requests, most.residents, "per_1000", ""),
            *(_REQUESTS_SOURCE, "records"),
        )
        for start, requests in most.years
    ]
    return csv_text(COLUMNS, rows)


def _last_day(start: date) -> date:
    return add_months(start, 12) - timedelta(days=1)
