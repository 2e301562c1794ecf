"""What is hidden to protect people, and why, in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.words.numbers import counted, listed, number, percent

OPEN_DATA = (
    "Street-level crime isn't hidden: it is open data that the police publish on data.police.uk, "
    "with every place moved to a nearby anonymous point."
)


HIDDEN = "Hidden to protect people"
"""What stands in the place of a hidden count."""
NOT_BY_WARD = "too few in the whole district to be told by ward"


def hidden_words(threshold: int) -> str:
    """Return why a count is hidden."""
    return f"{HIDDEN}: fewer than {threshold}, or drawn by lot so that nobody can tell which"


def public_foot(sensitive: Sequence[str]) -> str:
    """Return what the public view holds back, for the foot of its pages."""
    said = "This is the view for the public."
    if not sensitive:
        return f"{said} {OPEN_DATA}"
    return f"{said} Numbers so small that they could point at a person are hidden. {OPEN_DATA}"


def refused(name: str) -> str:
    """Return why a category isn't given for a free choice of months and places."""
    return (
        f"{name}: hidden to protect people. In the public view it is given for whole financial "
        "years and quarters only, by ward for whole years, never by month or point."
    )


def left_out(names: Sequence[str]) -> str:
    """Return what is left out of a total."""
    return f"Without {listed(names)}: hidden to protect people."


def promises_left_out(count: int) -> str:
    """Return how many targets aren't told to the public; "" for none."""
    if not count:
        return ""
    what = "1 promise is" if count == 1 else f"{number(count)} promises are"
    return f"{what} left out here to protect people: the numbers could point at a person."


def protected_sentence(frame: pd.DataFrame, threshold: int) -> str:
    """Return how many counts are given, and how many are hidden."""
    if frame.empty:
        return (
            "No figures are hidden: no category that could point at a person is loaded for a whole "
            "financial year."
        )
    hidden = int(frame["count"].isna().sum())
    if not hidden:
        return f"All {counted(len(frame), 'count')} are given: none is small enough to be hidden."
    return (
        f"{number(len(frame) - hidden)} of {counted(len(frame), 'count')} are given; "
        f"{number(hidden)} ({percent(hidden / len(frame))}) "
        f"{'is' if hidden == 1 else 'are'} hidden to protect people, being fewer than {threshold} "
        "or drawn by lot, so that nobody can tell which."
    )


def rule_notes(threshold: int) -> list[str]:
    """Return the rule in plain words."""
    return [
        f"Counts from 1 to {threshold - 1} are hidden. So that nobody can work them out, or tell a "
        "count to be small by its being hidden, larger ones drawn by lot are hidden too. A nought "
        "is shown.",
        "Given for whole financial years of the whole district and their quarters, and by ward "
        "where the district's count is large enough for that. Other months, running years and "
        "points are not given, as their differences would tell.",
        "Each year is given once, as it was known then: corrections that come later aren't added, "
        "as the difference would tell.",
        OPEN_DATA,
    ]
