"""What the screening of all wards and categories says."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.trends.screening import EARLY, EARLY_LEVEL, NEW, USUAL
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.periods import month_name
from moorlands_dash.words.numbers import counted, decimal, listed, number, span

NAMED = 3


def items(frame: pd.DataFrame, standing: str, *, snoozed: bool = False) -> pd.DataFrame:
    """Return one row a ward and category of that standing: the surest of its windows.

    A ward and category that is new in one window is no early sign in the other.
    """
    best = frame.drop_duplicates(["ward_code", "category"], keep="first")
    aside = best["snooze_id"] != ""
    return best[(best["standing"] == standing) & (aside == snoozed)]


def listed_items(frame: pd.DataFrame, *, snoozed: bool = False) -> pd.DataFrame:
    """Return what is listed: new items, then early signs; or those of them that are snoozed."""
    return pd.concat([items(frame, kind, snoozed=snoozed) for kind in (NEW, EARLY)])


def sentence_of(frame: pd.DataFrame, latest: date) -> str:
    """Return what is new in the wards, and how many were looked at."""
    new, aside = items(frame, NEW), listed_items(frame, snoozed=True)
    asked = f"Of {number(len(frame))} looked at"
    head = f"What is new in {month_name(latest)} or the three months to it?"
    if new.empty:
        found = f"Nothing. {asked}, none goes beyond what its own past explains."
    else:
        named = [f"{_named(row)} ({_count(row)})" for _, row in new.iterrows()]
        found = f"{listed(named, NAMED)}. {asked}, no other goes beyond what its own past explains."
    tail = f" {counted(len(aside), 'item')} snoozed." if len(aside) else ""
    return f"{head} {found}{tail}"


def _named(row: pd.Series) -> str:
    return f"{vocabulary.choices()[row['category']]} in {row['ward_name']}"


def _count(row: pd.Series) -> str:
    return f"{number(row['count'])}, {_expected(row)} expected"


def _expected(row: pd.Series) -> str:
    return "under 0.1" if row["expected"] < 0.05 else decimal(row["expected"])


def item_words(row: pd.Series) -> str:
    """Return "Vehicle crime in Checkley: 21 in the three months to September 2024. Its ..."."""
    latest = month_name(row["to"].date())
    when = f"in {latest}" if row["window"] == 1 else f"in the three months to {latest}"
    usual = span(row["lower_95"], row["upper_95"])
    head = f"{_named(row)}: {number(row['count'])} {when}"
    if row["verdict"] == CANNOT_TELL:
        return f"{head}; one can't tell, as rows are set aside that may belong to it."
    if row["standing"] == USUAL:
        return f"{head}, within the usual ups and downs ({usual})."
    past = f"its own past leads to expect {_expected(row)}, usually {usual}"
    return f"{head}; {past}."


def early_words(frame: pd.DataFrame) -> str:
    """Return how many early signs chance alone would bring."""
    by_chance = len(frame) * EARLY_LEVEL
    return (
        f"Each of these would be rare by itself, but {number(len(frame))} were looked at: chance "
        f"alone brings up to {number(by_chance)} early signs in a usual month. Worth a look, not "
        "yet a finding."
    )


def family_notes(frame: pd.DataFrame) -> list[str]:
    """Return what was tested, and how that is allowed for."""
    single = int((frame["window"] == 1).sum())
    return [
        f"{number(len(frame))} tests were made: {number(len(frame) - single)} wards and "
        f"categories over the latest three months, and {number(single)} over the latest month "
        "alone, where at least half an incident was to be expected.",
        f"The tests of one source's categories were made together: {_by_source(frame)}. An item is "
        "new only where Benjamini and Hochberg's false-discovery control of its source's tests "
        "bears it. Then no more than 1 in 20 of them is chance on average. With nothing new, each "
        "source still lists an item in up to 1 month of 20.",
        "Looked at are the police's categories, and each partner's of whom every one of the months "
        "is loaded.",
        "What is usual comes from the ward's own two years before, so that a change that lasts is "
        "new for some months, and then the new usual.",
    ]


def _by_source(frame: pd.DataFrame) -> str:
    """Return "834 of the police force, 38 of the fire service"."""
    sizes = frame["category"].map(vocabulary.senders_of).value_counts()
    return listed([f"{number(size)} of {name}" for name, size in sizes.items()], len(sizes))


def too_few(months: int, needed: int, no_wards: bool) -> str:
    """Return why nothing can be screened."""
    if no_wards:
        return (
            "Cannot tell what changed in the wards: no ward map is loaded. Load the ward outlines "
            "with `moorlands-dash load PATH`."
        )
    return (
        f"Cannot tell what changed: that needs {needed} months without a gap, and only {months} "
        f"{'is' if months == 1 else 'are'} loaded up to the latest one. Load the months before."
    )
