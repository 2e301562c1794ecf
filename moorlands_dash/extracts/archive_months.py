"""Up to which month the archive goes that a file came in: of that month are its outcomes.

data.police.uk renews the outcomes of all earlier months with each release, and a file doesn't say
of which release it is. Its own archives do, by name ("2026-09.zip"). Else the settings say it; else
the newest month of the same archive is known to be out, and of a file by itself its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date
from fnmatch import fnmatchcase

from moorlands_dash.extracts.months_named import named_months
from moorlands_dash.periods import parse_month


def archive_months(extracts: Collection[str], given: Mapping[str, str]) -> dict[str, date]:
    """Return the month that each extract's outcomes are at least of, where that is known.

    `extracts` are names of files, those of an archive behind its own: "2026-09.zip/2026-08/2026-
    08-x-street.csv". `given` are patterns of names, and months.
    """
    newest: dict[str, date] = {}
    for name in extracts:
        period = named_months(name)
        if period is not None and (archive := archive_of(name)):
            newest[archive] = max(period.end, newest.get(archive, period.end))
    found = {name: _month(name, given, newest) for name in extracts}
    return {name: month for name, month in found.items() if month is not None}


def undated(extracts: Collection[str], given: Mapping[str, str]) -> list[str]:
    """Return the files by themselves of which nothing says when they were downloaded."""
    return sorted(n for n in extracts if not archive_of(n) and _given(n, given) is None)


def unsaid(extracts: Collection[str], given: Mapping[str, str]) -> dict[str, date | None]:
    """Return the archives, and files by themselves, of which nothing says when they are of.

    Each with the newest month in it, before which it can't have been downloaded.
    """
    found: dict[str, date | None] = {}
    for name in sorted(extracts):
        archive, own = archive_of(name), named_months(name)
        if _given(name, given) is None and not (archive and named_months(archive)):
            thing, month = archive or name, own.end if own else None
            known = found.get(thing)
            found[thing] = max(known, month) if known and month else known or month
    return found


def said_of(name: str, said: Mapping[str, str]) -> str:
    """Return the month that whoever loads says a file's outcomes are of; "" where nobody does.

    `said` has names of archives and files, with * for any letters.
    """
    month = _given(name, said)
    return f"{month:%Y-%m}" if month else ""


def archive_of(name: str) -> str:
    """Return the archive that a file came in; "" for one by itself."""
    inside = re.match(r"(.*?\.zip)/", name, re.IGNORECASE)
    return inside[1] if inside else ""


def _given(name: str, given: Mapping[str, str]) -> date | None:
    """Return the month that the settings give for a file or its archive."""
    parts = (archive_of(name), name, name.rpartition("/")[2])
    found = (m for p, m in given.items() if any(fnmatchcase(part, p) for part in parts))
    month = next(found, None)
    return parse_month(month) if month else None


def _month(name: str, given: Mapping[str, str], newest: Mapping[str, date]) -> date | None:
    archive, own = archive_of(name), named_months(name)
    if month := _given(name, given):
        return month
    if archive and (period := named_months(archive)):
        return max(period.end, newest.get(archive, period.end))
    return newest.get(archive, own.end if own else None)
