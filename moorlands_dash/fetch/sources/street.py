"""Street-level incidents: the wanted forces' files out of data.police.uk's archive of gigabytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from moorlands_dash.districts import Area
from moorlands_dash.districts.police import PoliceForce
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.ranges import RemoteZip, let_go_of_parts
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour
from moorlands_dash.periods import add_months, month_name, parse_month

DATES = "https://data.police.uk/api/crimes-street-dates"
ARCHIVE = "https://data.police.uk/data/archive/latest.zip"
MONTHS = 36
"""That one archive holds, about."""
_REACHES = "2023-10"
"""The first month in the archive when its address was taken; it moves on, and never back."""
_MEMBER = re.compile(r"(?:.*/)?(\d{4}-\d{2})-([a-z][a-z-]{1,60})-street\.csv")
_LARGEST = 200_000_000
_HEADER = b"Crime ID,Month,Reported by,Falls within,"


def _what(area: Area) -> str:
    names = " and ".join(force.falls_within for force in area.forces)
    return f"Street extracts of {names}, the latest {MONTHS} months"


def _published(area: Area) -> bool:
    """Tell whether a force of the area has published anything that the archive reaches back to."""
    return any(not force.silent_from or force.silent_from > _REACHES for force in area.forces)


def fetch(tour: Tour) -> Got:
    """Bring the months that are out and not here yet."""
    out = _out(tour.client)
    newest, absent = max(out), _absent(tour)
    asked = {(month, force.slug) for month in out for force in _sending(tour.area, month)}
    wanted = {each for each in asked if not _place(tour, *each).is_file()} - absent
    archive = tour.notes.get("archive", "")
    remark = ""
    if wanted or (asked & absent and archive != newest):
        archive, absent = _from_archive(tour, wanted | (asked & absent))
    if not_yet := sorted({month for month, _ in absent if month > archive}):
        are = "is" if len(not_yet) == 1 else "are"
        remark = f"{_spoken(not_yet)} {are} announced and not in the archive yet."
    files = [_place(tour, *each) for each in sorted(asked) if _place(tour, *each).is_file()]
    if not files:
        raise FetchError("The archive has no month of this force.")
    gone = sorted({month for month, _ in absent if month <= archive})
    if gone:
        remark = f"{remark} The force has no file of {_spoken(gone)}.".strip()
    notes = {"archive": archive, "absent": " ".join(f"{m}/{s}" for m, s in sorted(absent))}
    return Got(files, _next_look(tour.today, newest, waiting=bool(not_yet)), remark, notes)


def _out(client: Client) -> list[str]:
    """Return the months that are out, by the API."""
    said: Any = client.json(DATES)
    months = [str(each["date"]) for each in said if isinstance(each, dict) and "date" in each]
    if not months or not all(re.fullmatch(r"\d{4}-\d{2}", month) for month in months):
        raise FetchError("data.police.uk's list of months isn't laid out as it was.")
    return sorted(months)[-MONTHS:]


def _sending(area: Area, month: str) -> Iterable[PoliceForce]:
    return [f for f in area.forces if not f.silent_from or month < f.silent_from]


def _place(tour: Tour, month: str, slug: str) -> Path:
    return tour.load("street", month, f"{month}-{slug}-street.csv")


def _absent(tour: Tour) -> set[tuple[str, str]]:
    """Return the months of forces that the archive didn't have when it was read."""
    pairs = (text.split("/") for text in tour.notes.get("absent", "").split())
    return {(pair[0], pair[1]) for pair in pairs if len(pair) == 2}


def _from_archive(tour: Tour, wanted: set[tuple[str, str]]) -> tuple[str, set[tuple[str, str]]]:
    """Bring what is wanted; return the archive's newest month, and what it doesn't have."""
    archive = RemoteZip(tour.client, ARCHIVE)
    there = {m[1]: m[0] for m in map(_MEMBER.fullmatch, archive.names()) if m}
    if not there:
        raise FetchError("data.police.uk's archive has no street files: its layout changed.")
    members = archive.members(lambda name: _of(name) in wanted)
    parts = tour.parts / "street"
    tour.report(f"Street archive: {len(members)} files, {archive.size(members) / 1e6:,.1f} MB")
    for member in members:
        found = _of(member.filename)
        if found:
            to = _place(tour, *found)
            archive.bring(member, to, parts, _LARGEST, _hold)
            tour.report(f"Street extract {found[0]} {found[1]}")
    let_go_of_parts(parts)
    return max(there), wanted - {found for m in members if (found := _of(m.filename))}


def _of(name: str) -> tuple[str, str] | None:
    found = _MEMBER.fullmatch(name)
    return (found[1], found[2]) if found else None


def _hold(path: Path) -> None:
    with path.open("rb") as file:
        if not file.read(len(_HEADER) + 3).removeprefix(b"\xef\xbb\xbf").startswith(_HEADER):
            raise FetchError("The archive's street files have other columns than they had.")


def _spoken(months: Sequence[str]) -> str:
    names = [month_name(parse_month(month)) for month in months]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _next_look(today: date, newest: str, *, waiting: bool) -> date:
    """Return the day from which on a newer month can be out: not before it is over."""
    over, tomorrow = add_months(parse_month(newest), 2), today + timedelta(days=1)
    return tomorrow if waiting else max(over, tomorrow)


def knows(given: Given) -> bool:
    """Tell a street extract by its columns; the name tells month and force."""
    return given.head.removeprefix(b"\xef\xbb\xbf").startswith(_HEADER)


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take the wanted forces' months of what was downloaded."""
    slugs = {force.slug for force in tour.area.forces}
    files: dict[Path, None] = {}
    for each in given:
        found = _of(each.member or each.path.name)
        if found and found[1] in slugs:
            to = _place(tour, *found)
            files[tour.put(each.data(_LARGEST), to)] = None
    if not files:
        raise FetchError("No file there is a street extract of this force.")
    newest = max(path.parent.name for path in files)
    return Got(sorted(files), _next_look(tour.today, newest, waiting=False))


SOURCE = Source(
    key="street",
    what=_what,
    address=ARCHIVE,
    hosts=("data.police.uk", "policeuk-data.s3.amazonaws.com"),
    licence=OGL,
    layout="YYYY-MM/YYYY-MM-FORCE-street.csv in one ZIP of all forces and some three years",
    by_hand=(
        "Open https://data.police.uk/data/ , choose the months and your force, tick “Include crime "
        "data” and generate the file"
    ),
    days=1,
    size=60_000_000,
    applies=_published,
    fetch=fetch,
    knows=knows,
    take=take,
)
