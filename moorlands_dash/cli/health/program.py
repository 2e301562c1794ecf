"""Whether the program itself is whole: Python, packages, pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import InvalidRequirement, Requirement

from moorlands_dash.cli.health.finding import Finding, fault, note, well

OLDEST = (3, 11)
NAME = "moorlands-dash"
_SHOWN = 5


def of_python(found: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """Return whether Python is new enough."""
    said = ".".join(map(str, found))
    if found[:2] < OLDEST:
        return fault("Python", f"{said} is too old: install {'.'.join(map(str, OLDEST))} or newer")
    return well("Python", said)


def of_packages(lock: Path) -> Finding:
    """Return whether what is installed is what the lock pins, or at least what is asked for."""
    try:
        text = lock.read_text(encoding="utf-8")
    except OSError:
        return _of_ranges()
    asked = list(pinned(text))
    return _told(asked, f"the {len(asked)} that {lock.name} pins")


def pinned(text: str) -> Iterator[Requirement]:
    """Yield what a lock pins for this Python and system."""
    for line in text.splitlines():
        try:
            one = Requirement(line.removesuffix("\\").strip())
        except InvalidRequirement:
            continue
        if one.marker is None or one.marker.evaluate():
            yield one


def _of_ranges() -> Finding:
    try:
        found = [Requirement(each) for each in requires(NAME) or []]
    except PackageNotFoundError:
        return fault("Packages", "the program isn't installed: pip install --no-deps -e .")
    asked = [one for one in found if one.marker is None or one.marker.evaluate()]
    return _told(asked, "as the program asks for; no lock is here to compare them with")


def _told(asked: list[Requirement], well_said: str) -> Finding:
    lacking, other = [], []
    for one in asked:
        try:
            found = version(one.name)
        except PackageNotFoundError:
            lacking.append(one.name)
            continue
        if not one.specifier.contains(found, prereleases=True):
            other.append(f"{one.name} {found} (asked: {one.specifier})")
    if lacking:
        return fault("Packages", f"not installed: {_listed(lacking)}. Install from the lock again")
    if other:
        return note("Packages", f"not the versions that were tested: {_listed(other)}")
    return well("Packages", well_said)


def _listed(names: list[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def of_pages(app: Path) -> Finding:
    """Return whether the dashboard's pages are there."""
    if app.is_file() and (app.parent / "pages").is_dir():
        return well("Pages", str(app.parent))
    return fault("Pages", f"{app} isn't there: only the command works. Install the whole project")
