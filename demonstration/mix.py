"""How incidents are made up: types, wards, seasons, years and outcomes.

Sources. Incidents by ward and type, by district and type (calendar 2025), and outcomes by type
(January to September 2025): counted from the street-level extracts of Staffordshire Police
published on data.police.uk (Open Government Licence v3.0). Seasons and the years' levels are
invented, in the manner of the same extracts.
"""

from __future__ import annotations

import numpy as np

from demonstration.draws import Floats

TYPES = (
    "Anti-social behaviour",
    "Bicycle theft",
    "Burglary",
    "Criminal damage and arson",
    "Drugs",
    "Other theft",
    "Possession of weapons",
    "Public order",
    "Robbery",
    "Shoplifting",
    "Theft from the person",
    "Vehicle crime",
    "Violence and sexual offences",
    "Other crime",
)
"""In the order of the published files."""
TYPE_POSITION = {name: position for position, name in enumerate(TYPES)}
ASB = TYPE_POSITION["Anti-social behaviour"]

_WARD_LINES = """
4 0 1 6 2 15 0 8 0 6 2 4 55 1
21 0 5 6 2 9 1 8 0 2 0 4 32 5
95 2 21 41 6 22 2 38 1 4 1 12 284 5
6 0 5 10 1 1 0 5 0 0 0 7 33 1
27 0 12 21 1 10 4 15 1 0 0 6 62 3
29 1 7 13 3 3 1 14 2 0 0 5 53 7
102 0 15 57 6 8 11 39 4 36 1 14 167 6
32 1 8 29 7 9 4 22 1 12 0 10 101 7
37 0 9 15 5 14 2 15 2 0 0 3 84 1
21 0 1 10 4 4 8 25 0 0 0 3 117 19
37 2 8 10 0 18 2 18 2 1 0 5 137 4
33 3 7 24 2 14 7 21 2 10 1 5 124 3
62 1 22 28 3 39 4 29 4 29 0 20 191 10
27 0 8 28 6 22 4 13 0 19 0 24 98 6
20 0 10 14 8 19 3 15 0 1 0 2 93 7
9 0 6 15 0 8 1 7 0 0 0 14 64 1
10 0 2 14 0 8 0 6 0 0 0 1 48 2
45 1 11 34 5 10 3 30 4 52 1 13 159 11
6 1 3 6 0 9 1 4 0 0 0 8 34 2
9 0 1 3 2 4 0 9 0 0 0 3 15 1
4 0 4 4 0 5 0 4 0 0 0 4 27 0
101 5 17 50 13 26 4 53 4 70 4 4 217 5
106 1 13 36 15 29 8 63 7 25 0 11 267 9
86 2 13 34 8 25 4 38 3 88 1 9 184 7
26 1 6 19 4 11 2 11 0 4 0 6 108 4
6 0 2 3 0 7 1 3 0 0 0 0 32 1
40 1 3 13 3 6 1 7 1 1 0 4 70 6
"""

NEVER_SEEN = 0.3
"""Yearly expectation where a ward had none of a type in 2025: rare is not impossible."""


def _table(lines: str) -> Floats:
    return np.array([[float(n) for n in line.split()] for line in lines.strip().splitlines()])


WARD_YEAR = np.maximum(_table(_WARD_LINES), NEVER_SEEN)
"""Incidents in 2025 by ward (in the order of places.WARDS) and type."""

DISTRICT_YEAR = {
    "Cannock Chase": (1153, 49, 214, 501, 270, 438, 98, 681, 85, 751, 18, 436, 3702, 186),
    "East Staffordshire": (1223, 62, 331, 592, 295, 589, 85, 816, 96, 572, 28, 351, 4253, 237),
    "Lichfield": (986, 48, 313, 430, 175, 406, 66, 581, 54, 492, 13, 627, 2777, 184),
    "Newcastle-under-Lyme": (1741, 65, 345, 697, 334, 624, 110, 870, 105, 870, 31, 388, 4266, 228),
    "South Staffordshire": (719, 15, 314, 492, 211, 399, 60, 465, 49, 301, 7, 497, 2798, 201),
    "Stafford": (1548, 108, 308, 746, 374, 659, 123, 884, 69, 620, 25, 289, 4314, 254),
    "Stoke-on-Trent": (
        *(6210, 281, 1345, 2838, 1109, 1939, 481),
        *(3030, 482, 2432, 80, 1366, 13234, 774),
    ),
    "Tamworth": (815, 37, 204, 376, 158, 377, 77, 553, 53, 580, 22, 495, 2677, 125),
}
"""Incidents in 2025 by type in the other districts of the force."""


def others_year() -> Floats:
    """Return incidents by type in 2025, the other districts of the force together."""
    districts = np.array(list(DISTRICT_YEAR.values()), dtype=np.float64)
    year: Floats = districts.sum(axis=0)
    return year


_SEASON_LINES = {
    "Anti-social behaviour": "82 80 95 104 112 116 120 118 108 102 84 79",
    "Bicycle theft": "70 72 85 95 110 125 130 125 118 110 90 70",
    "Burglary": "114 106 102 96 90 88 89 90 94 104 114 113",
    "Criminal damage and arson": "98 94 102 103 103 101 102 99 100 104 100 94",
    "Public order": "92 91 98 101 104 107 109 105 102 102 96 93",
    "Shoplifting": "98 94 101 100 100 98 98 97 100 104 106 104",
    "Vehicle crime": "108 102 100 96 96 95 96 95 98 104 108 102",
    "Violence and sexual offences": "95 91 99 99 103 106 107 104 101 101 97 97",
}
_EVEN = "100 100 100 100 100 100 100 100 100 100 100 100"

SEASON = _table("\n".join(_SEASON_LINES.get(name, _EVEN) for name in TYPES)) / 100
"""A month's level by type and calendar month (January first); each row's mean is 1."""

FIRST_YEAR = 2021
_YEAR_LINES = {
    "Anti-social behaviour": "122 112 106 102 100 97",
    "Burglary": "104 103 100 99 98 97",
    "Criminal damage and arson": "104 101 99 97 95 95",
    "Public order": "96 98 99 99 98 98",
    "Shoplifting": "60 74 90 98 100 102",
    "Violence and sexual offences": "97 99 99 98 97 97",
}
_STEADY = "97 97 97 97 97 97"

YEAR_LEVEL = _table("\n".join(_YEAR_LINES.get(name, _STEADY) for name in TYPES)) / 100
"""A financial year's level by type and year (FIRST_YEAR first), as a share of 2025's."""

UNDER_INVESTIGATION = "Under investigation"
PENDING = "Status update unavailable"

OUTCOMES = (
    "Action to be taken by another organisation",
    "Awaiting court outcome",
    "Court result unavailable",
    "Formal action is not in the public interest",
    "Further action is not in the public interest",
    "Further investigation is not in the public interest",
    "Investigation complete; no suspect identified",
    "Local resolution",
    "Offender given a caution",
    PENDING,
    "Suspect charged as part of another case",
    "Unable to prosecute suspect",
    UNDER_INVESTIGATION,
    "",
)

_OUTCOME_LINES = """
0 0 0 0 0 0 0 0 0 0 0 0 0 1
0 2 25 2 0 0 733 12 0 23 25 177 0 0
1 17 30 0 0 0 651 5 1 74 6 214 0 0
4 11 70 0 3 0 465 45 11 40 0 350 0 0
1 14 129 1 9 0 184 437 13 66 0 146 0 0
12 7 13 0 0 0 519 16 1 51 0 381 0 0
14 30 251 0 5 3 69 27 32 61 0 509 0 0
7 10 67 1 2 1 195 50 3 41 0 622 0 0
3 20 33 0 4 0 342 3 3 119 0 474 0 0
0 14 130 2 2 0 379 42 2 127 6 296 0 0
6 6 29 0 0 0 571 23 0 11 0 354 0 0
1 6 27 0 0 0 723 3 1 50 0 188 0 0
38 18 51 0 2 1 77 37 5 67 0 703 0 0
36 16 157 2 2 101 151 24 6 79 1 426 0 0
"""

OUTCOME_WEIGHTS = _table(_OUTCOME_LINES)
"""Outcomes by type, in thousandths; anti-social behaviour never has one."""
