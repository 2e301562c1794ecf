"""What is loaded, how fresh it is, and what was refused, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.periods import day_name, month_name, months_between
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, listed, months_listed, number


def coverage_sentence(months: Sequence[date], missing: Sequence[date], force: str) -> str:
    """Return the span of months that is loaded, and its holes."""
    if not months:
        return (
            f"No street-level extract of {force} is loaded: load one with "
            "`moorlands-dash load PATH`."
        )
    first, last = month_name(min(months)), month_name(max(months))
    span = first if first == last else f"{first} to {last}"
    head = f"{counted(len(months), 'month')} of {force} loaded, {span}"
    return f"{head}; missing: {months_listed(missing)}." if missing else f"{head}, none missing."


STATES = (
    "A month without a file has no rows to give; a month with an empty file has 0. Only whole "
    "months are counted: of a part, or where a sender is late or missing, nothing is told."
)


NEWER_SUPPLIERS = (
    "The settings' list of suppliers was changed after these months were judged: have them judged "
    "by it with `moorlands-dash load --rebuild`."
)


def part_sentence(what: str, month: date, why: str) -> str:
    """Return why a month counts for nothing: "Fires, June 2025: only a part, as ..."."""
    return f"{what}, {month_name(month)}: only a part{f', as {why}' if why else ''}."


def due_sentence(rows: Sequence[Row], day: date) -> str:
    """Return how many senders are late, and what is to come next."""
    late = sum(row["state"] == "late" for row in rows)
    if not rows:
        return "Nothing that is sent month by month is loaded, so nobody can be late."
    who = counted(late, "sender is", "senders are") if late else "nobody is"
    lost = sum(row["state"] == "missing" for row in rows)
    gaps = f"; {counted(lost, 'sender has', 'senders have')} missing months" if lost else ""
    head = f"As at {day_name(day)} {who} late{gaps}"
    to_come = [row for row in rows if row["due"] is not None and row["due"] >= day]
    if not to_come:
        return f"{head}."
    following = min(to_come, key=lambda row: row["due"])
    return (
        f"{head}. Next: {following['sends']} of {month_name(following['month'])}, due by "
        f"{day_name(following['due'])}."
    )


def files_sentence(files: pd.DataFrame) -> str:
    """Return how many rows of how many files are loaded and how many were not accepted."""
    if files.empty:
        return "No file is loaded: load your extracts with `moorlands-dash load PATH`."
    rows = {name: int(files[name].sum()) if name in files else 0 for name in _ROWS}
    rows["superseded"] -= sum(rows[name] for name in _APART)
    parts = [
        f"{number(rows[name])} {words}" for name, words in list(_ROWS.items())[1:] if rows[name]
    ]
    head = f"{counted(rows['rows_in'], 'row')} in {counted(len(files), 'file')}"
    return f"{head}: {listed(parts)}." if parts else f"{head}."


_ROWS = {
    "rows_in": "given",
    "loaded": "loaded",
    "superseded": "superseded by a later file or month",
    "elsewhere": "of other areas than ours",
    "waiting": "waiting for their collision's file",
    "uncounted": "of what isn't counted",
    "taken_back": "withdrawn",
    "quarantined": "not accepted",
}


_APART = ("elsewhere", "waiting", "uncounted", "taken_back")
"""Of the superseded rows, those that no later file or month stands for."""

_ON_OLD_CODES = {
    "targets": ("target", "targets"),
    "actions": ("action", "actions"),
    "annotations": ("dated note", "dated notes"),
}
_CODES_NAMED = 6


def old_code_notes(found: Mapping[str, Mapping[str, Sequence[str]]]) -> list[str]:
    """Return what stands on wards that the map in use doesn't have, and how to mend it.

    `found` has the codes of each kind of table, each with the ids that stand on it.
    """
    notes = []
    for kind, (one, many) in _ON_OLD_CODES.items():
        if codes := found.get(kind):
            named = [f"{item} on {code}" for code, items in codes.items() for item in items]
            stand = counted(len(named), f"{one} stands", f"{many} stand")
            notes.append(
                f"{stand} on wards that the map in use doesn't have "
                f"({listed(named, _CODES_NAMED)}): send them with the codes of the present wards."
            )
    if old := found.get("populations"):
        notes.append(
            f"Residents are known of {counted(len(old), 'ward')} that the map in use doesn't have "
            f"({listed(list(old), _CODES_NAMED)}) and not of all that it has: load populations "
            "with the codes of the present wards."
        )
    return notes


def lost_target_notes(found: Mapping[str, Sequence[str]]) -> list[str]:
    """Return which actions name a target that isn't there: target -> the actions' ids."""
    named = [f"{item} names {target}" for target, items in found.items() for item in items]
    if not named:
        return []
    many = counted(len(named), "action names", "actions name")
    return [
        f"{many} a target that isn't there ({listed(named, _CODES_NAMED)}): load the target, or "
        "mend target_id."
    ]


def withdrawals_sentence(rows: pd.DataFrame) -> str:
    """Return how much was withdrawn, and how much of it came back since."""
    if rows.empty:
        return "Nothing that was loaded has been withdrawn."
    back = int((~rows["stands"].astype(bool)).sum())
    head = f"{counted(len(rows), 'withdrawal')}, each with its reason"
    return f"{head}; {number(back)} of them loaded again since." if back else f"{head}."


def elsewhere_note(km: float) -> str:
    """Return which rows of partners' files are of other areas than ours."""
    return (
        "Of elsewhere: rows of a national file on other forces' areas, and partners' rows with a "
        f"point more than {km:g} km outside the ward map. They stand among the superseded rows "
        "and count for no place of ours. A point outside the map but nearer counts for the "
        "district, not for a ward."
    )


def quarantine_sentence(rows: pd.DataFrame, in_doubt: int = 0) -> str:
    """Return how many rows were not accepted, in which files, and how many may be counts' own."""
    if rows.empty:
        return "Every row of the files in use was accepted."
    files = rows["file"].nunique()
    return (
        f"{counted(len(rows), 'row')} in {counted(files, 'file')} "
        f"{'was' if len(rows) == 1 else 'were'} not accepted; each is listed with its reason."
        f"{_in_doubt(in_doubt)}"
    )


def _in_doubt(rows: int) -> str:
    """Return what rows set aside mean for the counts that they may belong to."""
    if not rows:
        return ""
    return (
        f" {counted(rows, 'row')} of incidents may belong to our counts, which so lie between two "
        "bounds: a verdict is given only where it is the same at both."
    )


def places_sentence(nowhere: int, outside: int, counts: Mapping[str, Any], force: str) -> str:
    """Return what has no place, or another by its point than by the small area it is put down to.

    `counts` are the manifest's: missing where outlines to count by aren't loaded.
    """
    told = [
        f"{counted(nowhere, f'row of {force} has', f'rows of {force} have')} no location: they "
        "can't be given to a district or a ward and are never spread over them.",
        f"{number(outside)} of the district's incidents have a point that lies in none of its "
        "wards: they are in the district's figures, not in the wards’.",
    ]
    if others := counts.get("in_wards_of_other_districts"):
        told.append(
            f"{number(others)} more have a point in one of its wards, but a small area (LSOA) of "
            "another district: they are in the ward's figures, not in the district's."
        )
    strays = counts.get("outside_lsoa")
    told.append(
        "How many points lie outside the outline of their own small area can't be told: no LSOA "
        "outlines are loaded."
        if strays is None
        else f"{number(strays)} of {number(counts['located'])} incidents with a point have it "
        "outside the outline of their own small area (LSOA); the point decides the ward."
    )
    return " ".join(told)


def freshness_sentence(
    latest: date | None, today: date, old_after_months: int, whose: str = ""
) -> str:
    """Return how old the latest month is, and whether that is old.

    `whose` month it is is said where others' months reach further.
    """
    of = f" of {whose}" if whose else ""
    if latest is None:
        return f"No month{of} is loaded."
    behind = months_between(latest, today.replace(day=1)) - 1
    head = f"The latest month loaded{of} is {month_name(latest)}"
    if behind < old_after_months:
        return f"{head}."
    return f"{head}, {counted(behind, 'month')} ago: these data are old. Load newer extracts."
