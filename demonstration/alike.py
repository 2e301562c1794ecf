"""Districts said to be much like ours, the most alike first: an invented list of real names.

Those of our force have figures in the demonstration's table of recorded crime; the others haven't.
"""

from __future__ import annotations

from demonstration.places import DISTRICT_CODE
from demonstration.sheets import csv_text

COLUMNS = ("area_code", "similar_code", "similar_name", "rank", "source")
NAMES = {
    "E07000196": "South Staffordshire",
    "E07000035": "Derbyshire Dales",
    "E07000037": "High Peak",
    "E07000194": "Lichfield",
    "E07000032": "Amber Valley",
    "E07000197": "Stafford",
    "E07000193": "East Staffordshire",
    "E07000134": "North West Leicestershire",
    "E07000195": "Newcastle-under-Lyme",
    "E07000192": "Cannock Chase",
    "E07000199": "Tamworth",
}
_SOURCE = "Invented for the demonstration"


def similar_areas_csv() -> str:
    """Return the list as a file."""
    return csv_text(
        COLUMNS,
        [
            (DISTRICT_CODE, code, name, rank, _SOURCE)
            for rank, (code, name) in enumerate(NAMES.items(), 1)
        ],
    )
