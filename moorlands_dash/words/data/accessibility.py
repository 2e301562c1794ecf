"""The accessibility statement, as the Public Sector Bodies Accessibility Regulations 2018 ask.

What the tests let pass is listed here, and the tests read that list: so the statement says it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from moorlands_dash.partnership import Accessibility, Settings
from moorlands_dash.periods import day_name
from moorlands_dash.words.numbers import counted

STANDARD = "the Web Content Accessibility Guidelines version 2.2, at level AA"
CHECKED = date(2026, 11, 26)
"""Day on which the list of limits and checks was last gone through by hand."""
_REVIEW_AFTER_DAYS = 365


@dataclass(frozen=True)
class Fault:
    """A fault that axe finds and that stays: it is Streamlit's own and no setting mends it."""

    rule: str
    """Name of axe's rule."""
    part: str
    """Part of the selector of the elements."""
    said: str
    """What the fault is, and for whom, in plain words."""


@dataclass(frozen=True)
class Limit:
    """Something that not everybody can use."""

    what: str
    criterion: str
    """The criterion of WCAG that it fails; empty where it fails none."""
    why: str
    instead: str
    """What does the same."""


@dataclass(frozen=True)
class Check:
    """Something that is tried with each change of the program."""

    said: str
    held_by: str
    """The file of the test."""


FLOOR: tuple[Fault, ...] = ()
"""What axe may find; nothing beyond it passes the tests."""

LIMITS = (
    Limit(
        "Small boxes open over a chart or a map where a mouse points at it. Escape closes them, "
        "but you can't move the mouse onto such a box, or open it by keyboard.",
        "1.4.13 Content on hover or focus",
        "They are part of Plotly and deck.gl, which draw the charts and maps.",
        "“Show as a table” gives the same numbers, and you can switch it on by keyboard.",
    ),
    Limit(
        "Areas on the maps can't be reached by keyboard or screen reader.",
        "",
        "The law leaves out maps, if what they show is also given in another way.",
        "Choose a ward or a hotspot from the list beside the map, or read the table.",
    ),
)
"""What we know of that axe doesn't see."""

UNTRIED = (
    "Nobody who uses a screen reader or other aid has tried these pages for us yet. We know that "
    "new answers are handed to it, not how they sound.",
    "Word, PowerPoint and Excel files have not been through an accessibility checker. PDF files "
    "are made to the standard PDF/UA, and the web pages hold the same figures.",
)
"""What we can't vouch for."""

CHECKS = (
    Check(
        "Every page is scanned by axe, in light and in dark colours.",
        "tests/browser/test_every_page.py",
    ),
    Check(
        "Every page is opened on a screen as narrow as a phone's: nothing may scroll sideways.",
        "tests/browser/test_every_page.py",
    ),
    Check(
        "Every chart and map has its answer in words. Its numbers are in a table on the same page, "
        "switched on by keyboard; after 400 rows they go on in the download.",
        "tests/app/test_pages.py",
    ),
    Check(
        "When you change a filter, screen readers are told the new answer. Warnings, and what came "
        "of a search for a place, are told too.",
        "tests/browser/test_announced.py",
    ),
    Check(
        "Every page is opened at 200% zoom: nothing may be cut or scroll sideways. Where a reader "
        "asks for less movement, nothing moves.",
        "tests/browser/test_every_page.py",
    ),
    Check(
        "A page, a filter, a ward, a table and a download are reached by keyboard alone. A ring "
        "shows what has the focus; this is tried on the first dozen parts of every page.",
        "tests/browser/test_everyone.py",
    ),
    Check(
        "What a chart or a map says beside the mouse is opened, and closed by Escape.",
        "tests/browser/test_everyone.py",
    ),
    Check(
        "The reading age of the words is measured: 12 years of school are enough.",
        "tests/unit/words/test_reading_age.py",
    ),
)


def failures() -> list[Limit]:
    """Return the limits that fail a criterion."""
    return [limit for limit in LIMITS if limit.criterion]


def standing() -> str:
    """Return how far the standard is met: fully, or partially where anything is known to fail."""
    known = len(FLOOR) + len(failures())
    if not known:
        return f"It is fully compliant with {STANDARD}, as far as our tests can tell."
    return (
        f"Not everyone, yet. It is partially compliant with {STANDARD}: "
        f"{counted(known, 'known fault')}, listed below with what to use instead."
    )


def shortcomings() -> list[tuple[str, str]]:
    """Return each fault and limit: what it is, and why, with what to use instead."""
    floor = [
        (fault.said, f"It is part of Streamlit, and no setting mends it (axe: {fault.rule}).")
        for fault in FLOOR
    ]
    return floor + [
        (
            limit.what,
            " ".join(filter(None, (_fails(limit), limit.why, f"Instead: {_lowered(limit)}"))),
        )
        for limit in LIMITS
    ]


def _fails(limit: Limit) -> str:
    return f"This fails {limit.criterion} of the guidelines." if limit.criterion else ""


def _lowered(limit: Limit) -> str:
    return limit.instead[0].lower() + limit.instead[1:]


def how_to_report(contact: Accessibility) -> str:
    """Return whom to tell of a fault, from the settings; says so where they name nobody."""
    ways = [f"write to {contact.email}"] if contact.email else []
    ways += [f"ring {contact.telephone}"] if contact.telephone else []
    if not ways:
        return (
            "No contact for accessibility is set for this dashboard yet. Whoever runs it can name "
            "one in its settings. Until then, tell the partnership in the way that you usually do."
        )
    said = " or ".join(ways)
    return (
        f"If you find a fault, or need a page in another form, {said}. We answer within "
        f"{counted(contact.answer_within_days, 'working day')}."
    )


def enforcement() -> str:
    """Return who sees that the law is kept, and whom to turn to after a bad answer."""
    return (
        "The Equality and Human Rights Commission (EHRC) is in charge of enforcing the Public "
        "Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018. "
        "If you are not happy with our answer, contact the Equality Advisory and Support Service "
        "(EASS), at www.equalityadvisoryservice.com."
    )


def prepared(today: date) -> str:
    """Return when the statement was made and last gone through, and whether that is too long."""
    said = f"This statement was last reviewed on {day_name(CHECKED)}. The law asks for a review "
    if (today - CHECKED).days > _REVIEW_AFTER_DAYS:
        return f"{said}once a year: it is overdue."
    return f"{said}at least once a year."


def scope(settings: Settings) -> str:
    """Return what the statement is about, and who runs it."""
    return (
        f"This statement is about the dashboard of the {settings.partnership.full_name}. We want "
        "as many people as can be to use it: by keyboard alone, at 200% zoom, on a phone, with a "
        "screen reader, in light or dark colours."
    )
