"""Refuses files with columns that hold personal data, before any value of them is read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moorlands_dash.extracts.model import Refusal

# fmt: off
_ANYWHERE = (
    "forename", "firstname", "surname", "lastname", "fullname", "middlename", "familyname",
    "givenname", "maidenname", "nickname", "christianname", "initials", "dateofbirth",
    "birthdate", "birthday", "yearofbirth", "placeofbirth", "postcode", "postalcode", "telephone",
    "phonenumber", "telno", "mobileno", "mobilenumber", "contactnumber", "email", "address",
    "officer", "collar", "victim", "complainant", "witness", "offender", "suspect", "perpetrator",
    "aggrieved", "nationalinsurance", "nhsnumber", "passport", "drivinglicence", "numberplate",
    "registrationplate", "housenumber", "houseno", "shouldernumber", "shoulderno",
    "warrantnumber", "warrantno", "badgenumber", "badgeno", "caseowner",
)
# fmt: on
"""Said of a column wherever they stand in its name, spaces left out."""

# fmt: off
_WORDS = (
    "dob", "birth", "born", "phone", "tel", "mobile", "mob", "fax", "nino", "vrm", "epaulette",
    "warrant", "shoulder", "signature", "oic", "oics", "sio",
)
# fmt: on
"""Said of a column only as whole words: "automobile" is harmless."""

# fmt: off
_PEOPLE = (
    "person", "persons", "people", "resident", "tenant", "neighbour", "caller", "reporter",
    "informant", "driver", "patient", "pupil", "child", "parent", "mother", "father", "guardian",
    "carer", "spouse", "partner", "client", "customer", "applicant", "respondent", "interviewee",
    "contact", "staff", "employee", "worker", "constable", "sergeant", "pc", "subject", "accused",
    "defendant", "nominal", "party", "individual", "participant", "member", "first", "last",
    "middle", "family", "given", "maiden", "full", "known", "preferred", "alias",
)
# fmt: on
"""With "name", the name of a person: "Contact name" is, "Ward name" is not."""

_MAKES_NAME = {"name", "names", "nm"}


def personal_column(columns: Sequence[str], *, plain_name: bool = True) -> str | None:
    """Return the first column whose name says that it holds personal data, or None.

    Letter case, spaces, underscores and punctuation don't matter. A column called only "Name" is
    a person's where `plain_name` is set; in outlines it is the place's.
    """
    return next((name for name in columns if _is_personal(name, plain_name)), None)


def refuse_personal(file: str, columns: Sequence[str], *, plain_name: bool = True) -> None:
    """Raise Refusal naming the column if one holds personal data; no value is repeated."""
    column = personal_column(columns, plain_name=plain_name)
    if column is not None:
        shown = " ".join(column.split())[:60]
        raise Refusal(
            file,
            f"The column “{shown}” holds personal data, which this program must not take in.",
            "Remove the column at its source and send the file again; nothing of it was kept.",
            shown,
        )


def _is_personal(column: str, plain_name: bool) -> bool:
    # "FirstName" and "dateOfBirth" are words too.
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    words = re.findall(r"[a-z]+", parted.casefold())
    together = "".join(words)
    if any(part in together for part in _ANYWHERE):
        return True
    if together in _WORDS or not set(words).isdisjoint(_WORDS):
        return True
    if set(words).isdisjoint(_MAKES_NAME) and not together.endswith("name"):
        return False
    if together in _MAKES_NAME:
        return plain_name
    rest = together.removesuffix("names").removesuffix("name").removesuffix("nm")
    return rest in _PEOPLE or not set(words).isdisjoint(_PEOPLE)
