"""What the name of a street extract says: "2025-01-staffordshire-street.csv"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from moorlands_dash.extracts.street_contract import FIRST_MONTH
from moorlands_dash.periods import parse_month

_NAME = re.compile(
    r"(\d{4}-\d{2})-([a-z][a-z-]{1,60})-street(?:[ _-]*(?:\(\d+\)|copy))?\.csv", re.IGNORECASE
)
_STATUS = {"police", "constabulary", "service", "of"}


@dataclass(frozen=True)
class StreetName:
    """The force and the month of which a file by this name holds all rows."""

    month: date
    slug: str

    def force(self, ours: str) -> str:
        """Return the force as its rows would name it: our own's name, else the slug in words.

        The rows of other forces are followed wherever there are any; the words stand for a
        file without rows only.
        """
        if slug(ours) == slug(self.slug):
            return ours
        words = [w if w in ("and", "of") else w.capitalize() for w in self.slug.split("-")]
        return f"{' '.join(words)} Police"


def read_name(name: str, today: date) -> StreetName | None:
    """Return what a file's name says, None where it isn't the site's or the month can't be."""
    found = _NAME.fullmatch(re.split(r"[/\\]", name)[-1].strip())
    if not found:
        return None
    try:
        month = parse_month(found[1])
    except ValueError:
        return None
    return StreetName(month, found[2].lower()) if FIRST_MONTH <= month <= today else None


def slug(force: str) -> str:
    """Return a force's name as data.police.uk writes it in file names.

    "Staffordshire Police" is "staffordshire", "Devon & Cornwall Police" is "devon-and-cornwall".
    """
    words = re.findall(r"[a-z]+", force.lower().replace("&", " and "))
    return "-".join(word for word in words if word not in _STATUS)
